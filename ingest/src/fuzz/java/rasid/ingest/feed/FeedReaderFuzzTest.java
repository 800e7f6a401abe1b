package rasid.ingest.feed;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;

/// Any bytes at all as a feed: nothing is thrown, nothing hangs, nothing unsafe comes out.
class FeedReaderFuzzTest {
  private static final URI URL = URI.create("https://sahel.example/feed.xml");

  @FuzzTest(maxDuration = "5m")
  void bytes_are_answered(byte[] body) {
    if (FeedReader.read(body, URL, null) instanceof FeedOutcome.Read(var feed)) {
      var unsafe = Unsafe.in(feed);
      if (!unsafe.isEmpty()) {
        throw new AssertionError("unsafe: " + unsafe);
      }
    }
  }
}
