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
            "loading …\nloading: 10,000 articles …\nloading: 20,000 articles …\nloading: 24,900 articles (25.0 s)\n");
  }

  private Progress progress(boolean terminal) {
    return new Progress(
        new PrintStream(bytes, true, UTF_8), terminal, "loading", () -> millis * 1_000_000);
  }

  private String said() {
    return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }
}
