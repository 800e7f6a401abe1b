package rasid.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long millis;

  @Test
  void on_a_terminal_the_line_is_rewritten_and_ended_once() {
    try (var progress = progress(true)) {
      progress.at(5, 10, "articles");
      millis = 150;
      progress.at(8, 10, "articles");
      millis = 1_500;
    }
    assertThat(said())
        .isEqualTo(
            "\r\u001b[Kloading …\r\u001b[Kloading: 8 of 10 articles (80 %) …\r\u001b[Kloading: 8 of 10 articles (80 %) (1.5 s)\n");
  }

  @Test
  void in_a_log_it_is_said_seldom() {
    try (var progress = progress(false)) {
      for (millis = 0; millis < 25_000; millis += 100) {
        progress.at(millis, 0, "articles");
      }
    }
    assertThat(said())
        .isEqualTo(
            "loading …\nloading: 10,000 articles, 1,000/s …\nloading: 20,000 articles, 1,000/s …\nloading: 24,900 articles, 1,000/s (25.0 s)\n");
  }

  @Test
  void the_pace_is_that_of_this_run_and_the_time_left_is_told_in_its_unit() {
    try (var progress = progress(false)) {
      progress.at(90_000, 100_000, "articles");
      millis = 10_000;
      progress.at(90_500, 100_000, "articles");
      millis = 20_000;
      progress.at(99_000, 100_000, "articles");
      millis = 30_000;
      progress.at(90_010, 500_000, "articles");
      millis = 40_000;
      progress.at(100_000, 100_000, "articles");
    }
    assertThat(said().lines())
        .containsExactly(
            "loading …",
            "loading: 90,500 of 100,000 articles (90 %), 50/s, about 3 min left …",
            "loading: 99,000 of 100,000 articles (99 %), 450/s, about 2 s left …",
            "loading: 90,010 of 500,000 articles (18 %), 0.3/s, about 342 h left …",
            "loading: 100,000 of 100,000 articles (100 %), 250/s …",
            "loading: 100,000 of 100,000 articles (100 %), 250/s (40.0 s)");
  }

  private Progress progress(boolean terminal) {
    return new Progress(
        new PrintStream(bytes, true, UTF_8), terminal, "loading", () -> millis * 1_000_000);
  }

  private String said() {
    return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }
}
