package rasid.cli.extract;

import java.net.URI;
import rasid.cli.served.Answer;
import rasid.cli.served.Kind;
import rasid.cli.served.Origin;
import rasid.cli.tag.Document;
import rasid.ingest.fetch.FetchOutcome;
import rasid.ingest.fetch.Fetcher;
import rasid.ingest.page.PageExtractor;

/// Web pages, read as ingest reads them.
public final class Pages implements Kind {
  private static final URI NOWHERE = URI.create("file:///-");

  @Override
  public int largest() {
    return Document.LARGEST;
  }

  @Override
  public boolean isNamed(String file) {
    return Document.isPage(file);
  }

  @Override
  public FetchOutcome fetch(Fetcher fetcher, URI url) throws InterruptedException {
    return fetcher.page(url);
  }

  @Override
  public Answer read(Origin origin, byte[] body) {
    var url = origin.url() == null ? NOWHERE : origin.url();
    var page = PageExtractor.extract(body, url, origin.contentType(), origin.fetched());
    return PageAnswer.of(origin.name(), page).told();
  }

  @Override
  public Answer broken(String name, String why) {
    return PageAnswer.broken(name, why).told();
  }
}
