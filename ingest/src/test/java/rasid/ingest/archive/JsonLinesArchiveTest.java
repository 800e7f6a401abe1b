package rasid.ingest.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JsonLinesArchiveTest {
  @Test
  void a_line_is_an_article() {
    var article =
        JsonLinesArchive.read(
            """
            {"url":"https://sahel.example/1","outlet":"الساحل","title":"عنوان","body":"نص","lang":"ar-ML","publishedAt":"2026-11-01T10:00:00+03:00"}
            """
                .getBytes(UTF_8));
    assertThat(article.seenAt()).isEqualTo(Instant.parse("2026-11-01T07:00:00Z"));
    assertThat(article.lang()).isEqualTo("ar");
    assertThat(article.source()).startsWith("sahel.example-");
    assertThat(article.outlet()).isEqualTo("الساحل");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not json | not an article",
        "null | not an article",
        "{\"title\":\"x\"} | \"url\" is no http",
        "{\"url\":\"https://a.example/1\",\"title\":\"x\"} | no place in time",
        "{\"url\":\"https://a.example/1\",\"seenAt\":\"2026-11-01T10:00:00Z\"} | neither title nor body",
        "{\"url\":\"https://a.example/1\",\"title\":\"x\",\"seenAt\":\"yesterday\"} | not an article",
        "{\"url\":\"https://a.example/1\",\"title\":\"x\",\"seenAt\":\"2026-11-01T10:00:00Z\",\"source\":\"Not An Id\"} | source id",
      })
  void a_bad_line_is_told(String line, String why) {
    assertThatThrownBy(() -> JsonLinesArchive.read(line.getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
