package rasid.cli.feed;

import java.net.URI;
import rasid.cli.served.Answer;
import rasid.cli.served.Kind;
import rasid.cli.served.Origin;
import rasid.ingest.feed.FeedReader;
import rasid.ingest.fetch.FetchOutcome;
import rasid.ingest.fetch.FetchOutcome.Validators;
import rasid.ingest.fetch.Fetcher;

/// Feeds, read as ingest reads them.
public final class Feeds implements Kind {
  // Above what the fetcher lets through, because sitemaps are large.
  private static final int LARGEST = 50 << 20;

  @Override
  public int largest() {
    return LARGEST;
  }

  @Override
  public boolean isNamed(String file) {
    return file.endsWith(".feed");
  }

  @Override
  public FetchOutcome fetch(Fetcher fetcher, URI url) throws InterruptedException {
    return fetcher.feed(url, Validators.NONE);
  }

  @Override
  public Answer read(Origin origin, byte[] body) {
    var outcome = FeedReader.read(body, origin.url(), origin.contentType());
    return FeedAnswer.of(origin.name(), outcome).told();
  }

  @Override
  public Answer broken(String name, String why) {
    return FeedAnswer.broken(name, why).told();
  }
}
