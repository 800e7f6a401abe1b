package rasid.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import rasid.ingest.page.PageExtractor;

/// What is measured is what is said to be measured.
@DisplayNameGeneration(ReplaceUnderscores.class)
class PagesTest {
  @Test
  void pages_are_as_heavy_as_those_of_the_press_and_hold_an_article() {
    assertThat(Pages.of(1))
        .hasSize(Pages.COUNT)
        .allSatisfy(
            page -> {
              var read =
                  PageExtractor.extract(page, URI.create("https://jarida.example/news/1"), null);
              assertThat(page.length).isBetween(50_000, 500_000);
              assertThat(read.body().length()).isBetween(2_000, 5_000);
              assertThat(read.body()).doesNotContain("تعليق من قارئ", "خبر آخر من أخبار الجريدة");
              assertThat(read.author()).isEqualTo("هدى السالمي");
            });
  }
}
