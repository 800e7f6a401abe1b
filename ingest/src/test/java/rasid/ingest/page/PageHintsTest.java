package rasid.ingest.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PageHintsTest {
  private static final String PAGE =
      """
      <html lang=ar><head><title>الموقع</title></head><body>
      <h1>خبر اليوم</h1><h2 class=real>عنوان الخبر</h2>
      <div class=when>نشر في <span title="2026-11-20T10:00:00Z">أمس</span></div>
      <div class=tease><p>نص طويل عن كل ما ينشره الموقع كل يوم، وهو لا يخص هذا الخبر في شيء، ويتكرر في كل صفحة من صفحاته.</p>
      <p>نص طويل آخر عن كل ما ينشره الموقع كل أسبوع، وهو لا يخص هذا الخبر أيضا، ويتكرر في كل صفحة من صفحاته بلا تغيير.</p></div>
      <div class=x7><div>قالت الحكومة إن الطريق فتح.</div></div>
      </body></html>
      """;

  @Test
  void given_hints_then_the_page_is_read_where_they_point() {
    var page = read(new PageHints("div.x7", "h2.real", "div.when span"));
    assertThat(page.title()).isEqualTo("عنوان الخبر");
    assertThat(page.body()).isEqualTo("قالت الحكومة إن الطريق فتح.");
    assertThat(page.publishedAt()).isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
  }

  @Test
  void given_hints_that_find_nothing_then_the_page_is_read_as_any() {
    assertThat(read(new PageHints("div.gone", "h9", "time.gone"))).isEqualTo(read(PageHints.NONE));
  }

  private static Page read(PageHints hints) {
    return PageExtractor.extract(
        PAGE.getBytes(UTF_8), URI.create("https://paper.example/1"), "text/html", null, hints);
  }
}
