package rasid.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ArticleTest {
  private static Article article(String title, String body, @Nullable Instant published) {
    return new Article(
        "0".repeat(64),
        URI.create("https://sada.example/1"),
        "sada",
        "صدى",
        "ar",
        title,
        body,
        null,
        published,
        Instant.parse("2026-11-25T12:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-25T11:00:00Z, 2026-11-25T11:00:00Z",
    "2026-11-18T12:00:00Z, 2026-11-18T12:00:00Z",
    "2026-11-01T00:00:00Z, 2026-11-18T12:00:00Z",
    "2027-11-25T11:00:00Z, 2026-11-25T12:00:00Z",
    ", 2026-11-25T12:00:00Z"
  })
  void it_counts_when_it_was_published_but_never_in_the_future_nor_more_than_a_week_back(
      @Nullable Instant published, Instant counted) {
    assertThat(article("عنوان", "نص", published).countedAt()).isEqualTo(counted);
  }

  @Test
  void its_text_is_title_blank_line_body_or_the_one_it_has() {
    assertThat(article("عنوان", "نص", null).text()).isEqualTo("عنوان\n\nنص");
    assertThat(article(" ", "نص", null).text()).isEqualTo("نص");
    assertThat(article("عنوان", "", null).text()).isEqualTo("عنوان");
  }

  @Test
  void without_title_and_body_or_beyond_the_limit_there_is_no_article() {
    assertThatThrownBy(() -> article(" ", "", null)).hasMessageContaining("neither title nor body");
    assertThatThrownBy(() -> article("x", "x".repeat(Article.LONGEST_TEXT), null))
        .hasMessageContaining("200001 characters");
  }

  @Test
  void a_pane_is_five_minutes_from_its_start_on() {
    long pane = Pane.of(Instant.parse("2026-11-25T12:04:59.999Z"));
    assertThat(Pane.start(pane)).isEqualTo("2026-11-25T12:00:00Z");
    assertThat(Pane.of(Instant.parse("2026-11-25T12:05:00Z"))).isEqualTo(pane + 1);
    assertThat(Pane.of(Instant.parse("1969-12-31T23:59:59Z"))).isEqualTo(-1);
  }
}
