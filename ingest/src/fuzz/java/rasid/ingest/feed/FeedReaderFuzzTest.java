package rasid.ingest.feed;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.util.Locale;

/// Any bytes at all as a feed: nothing is thrown, nothing hangs, nothing unsafe comes out.
class FeedReaderFuzzTest {
  private static final URI URL = URI.create("https://sahel.example/feed.xml");

  @FuzzTest(maxDuration = "5m")
  void bytes_are_answered(byte[] body) {
    if (FeedReader.read(body, URL, null) instanceof FeedOutcome.Read(var feed)) {
      for (var entry : feed.entries()) {
        var html = (entry.summary() + entry.content()).toLowerCase(Locale.ROOT);
        if (html.contains("<script") || html.contains("<iframe") || html.contains("href=\"javascript:")) {
          throw new AssertionError("unsafe: " + html);
        }
      }
    }
  }
}
