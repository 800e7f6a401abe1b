package rasid.ingest.page;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;

/// Any bytes at all as a page: nothing is thrown, nothing hangs.
class PageExtractorFuzzTest {
  private static final URI URL = URI.create("https://sahel.example/2026/11/22/1");

  @FuzzTest(maxDuration = "5m")
  void bytes_are_answered(byte[] html) {
    var page = PageExtractor.extract(html, URL, null);
    if (page.body().contains("<script")) {
      throw new AssertionError("markup in the text: " + page.body());
    }
  }
}
