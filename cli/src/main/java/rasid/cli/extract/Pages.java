package rasid.cli.extract;

import java.net.URI;
import java.util.regex.Pattern;
import rasid.cli.served.Answer;
import rasid.cli.served.Kind;
import rasid.cli.served.Origin;
import rasid.cli.tag.Document;
import rasid.ingest.fetch.FetchOutcome;
import rasid.ingest.fetch.Fetcher;
import rasid.ingest.page.PageExtractor;
import rasid.ingest.text.TextDecoder;

/// Web pages, read as ingest reads them.
public final class Pages implements Kind {
  private static final URI NOWHERE = URI.create("file:///-");
  private static final Pattern TAG = Pattern.compile("<[a-zA-Z!?/]");

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
    if (page.title().isBlank() && page.body().isBlank()) {
      return broken(origin.name(), Document.whyNoArticle(body, origin.contentType()));
    }
    if (!TAG.matcher(TextDecoder.decode(body, origin.contentType())).find()) {
      return broken(origin.name(), "it is plain text, not a web page; `rasid tag` reads texts");
    }
    return PageAnswer.of(origin.name(), page).told();
  }

  @Override
  public Answer broken(String name, String why) {
    return PageAnswer.broken(name, why).told();
  }
}
