package rasid.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `rasid detect` as its users meet it.
@DisplayNameGeneration(ReplaceUnderscores.class)
@Isolated("commands set the level of all logs")
class DetectCommandTest {
  private static final String HEADER = "timestamp,count,total\n";

  /// Hours of about three reports in 200 articles; fifty more in the last one.
  private static String series(int hours, boolean totals) {
    var random = new SplittableRandom(1);
    var text = new StringBuilder(HEADER);
    var at = Instant.parse("2026-01-01T00:00:00Z");
    for (int i = 0; i < hours; i++) {
      int count = random.nextInt(7) + (i == hours - 1 ? 50 : 0);
      text.append(at.plus(i, ChronoUnit.HOURS)).append(',').append(count).append(',');
      text.append(totals ? String.valueOf(count + 190 + random.nextInt(20)) : "").append('\n');
    }
    return text.toString();
  }

  @Test
  void help_teaches_with_examples() {
    var told = Told.by("detect", "--help");
    assertThat(told.code()).isZero();
    assertThat(told.out()).contains("timestamp,count,total", "Examples:", "--batch", "Exit codes:");
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void every_row_is_answered_in_order_and_the_burst_alerts(boolean totals) {
    var input = series(60 * 24, totals);
    var told = Told.fed(input, "detect");
    assertThat(told.code()).isZero();
    var rows = told.out().lines().toList();
    assertThat(rows.getFirst()).isEqualTo("timestamp,score,alert");
    assertThat(rows.stream().skip(1).map(row -> row.split(",")[0]).toList())
        .isEqualTo(input.lines().skip(1).map(row -> row.split(",")[0]).toList());
    assertThat(rows.getLast()).endsWith(",1");
    assertThat(rows.stream().filter(row -> row.endsWith(",1")).count()).isLessThanOrEqualTo(10);
  }

  @Test
  void later_rows_change_no_earlier_answer_and_a_budget_only_moves_the_alerts() {
    var whole = Told.fed(series(30 * 24, true), "detect").out();
    var lines = series(30 * 24, true).lines().toList();
    var cut = String.join("\n", lines.subList(0, 500)) + "\n";
    assertThat(whole).startsWith(Told.fed(cut, "detect").out());
    var small = Told.fed(series(30 * 24, true), "detect", "--budget", "0.25").out();
    assertThat(scores(small)).isEqualTo(scores(whole));
    assertThat(small.lines().filter(row -> row.endsWith(",1")).count())
        .isLessThanOrEqualTo(whole.lines().filter(row -> row.endsWith(",1")).count());
  }

  private static List<String> scores(String out) {
    return out.lines().map(row -> row.substring(0, row.lastIndexOf(','))).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-01-01T03:00:00Z,x,9    | line 5: count is "x"
          2026-01-01T03:00:00Z,-1,9   | line 5: count is "-1"
          2026-01-01T03:00:00Z,1.5,9  | line 5: count is "1.5"
          2026-01-01T03:00:00Z,1,many | line 5: total is "many"
          2026-01-01T03:00:00Z,1      | line 5: 2 cells
          2026-01-01T03:00:00,1,9     | line 5: "2026-01-01T03:00:00" is no time
          2026-01-01T02:00:00Z,1,9    | line 5: 0 min after the row before it
          2026-01-01T05:00:00Z,1,9    | line 5: 180 min after the row before it
          """)
  void given_a_row_that_cannot_be_used_then_its_line_is_told_and_those_before_were_answered(
      String row, String told) {
    var rows = series(3, true) + row + "\n2026-01-01T04:00:00Z,1,9\n";
    var answer = Told.fed(rows, "detect");
    assertThat(answer.code()).isEqualTo(3);
    assertThat(answer.err()).contains(told).doesNotContain("Exception");
    assertThat(answer.out().lines()).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                   | line 1: nothing here
          'time,count\n'                                       | line 1: the header is
          'timestamp;count;total\n'                            | columns are parted by commas
          'timestamp,count,total\nnow,1,2\n'                   | line 2: "now" is no time
          'timestamp,count,total\n2026-01-01T00:00:00Z,1,\n2026-01-01T00:00:30Z,1,\n' | whole minutes
          """)
  void given_a_series_that_cannot_begin_then_why_is_told(String input, String told) {
    var answer = Told.fed(input.replace("\\n", "\n"), "detect");
    assertThat(answer.code()).isEqualTo(3);
    assertThat(answer.err()).contains(told);
  }

  @Test
  void a_file_is_answered_as_the_same_on_stdin(@TempDir Path dir) throws IOException {
    var series = series(20 * 24, true);
    var file = Files.writeString(dir.resolve("counts.csv"), series).toString();
    assertThat(Told.by("detect", file)).returns(0, Told::code);
    assertThat(Told.by("detect", file).out())
        .isEqualTo(Told.fed(series, "detect").out())
        .isEqualTo(Told.fed(series, "detect", "-").out());

    var broken = Files.writeString(dir.resolve("broken.csv"), HEADER + "now,1,2\n").toString();
    var told = Told.by("detect", broken);
    assertThat(told.code()).isEqualTo(3);
    assertThat(told.err()).contains(broken + ": line 2");
  }

  @Test
  void a_file_that_is_none_is_wrong_use(@TempDir Path dir) {
    assertWrong(Told.by("detect", dir.resolve("none.csv").toString()), "there is no ");
    assertWrong(Told.by("detect", dir.toString()), "is a folder; write --batch " + dir);
    assertWrong(Told.by("detect", "--batch", dir.toString(), "a.csv"), "not both");
  }

  private static void assertWrong(Told told, String why) {
    assertThat(told.code()).isEqualTo(2);
    assertThat(told.err()).contains(why);
  }

  @Test
  void given_one_row_or_none_then_as_many_are_answered() {
    assertThat(Told.fed(HEADER, "detect").out()).isEqualTo("timestamp,score,alert\n");
    assertThat(Told.fed(HEADER + "2026-01-01T00:00:00Z,5,\r\n\n", "detect").out().lines())
        .containsExactly("timestamp,score,alert", "2026-01-01T00:00:00Z,-4.0,0");
  }

  @Test
  void of_a_folder_each_file_is_answered_as_alone_and_a_broken_one_has_no_answer(@TempDir Path dir)
      throws IOException {
    Files.writeString(dir.resolve("a.csv"), series(20 * 24, true));
    Files.writeString(dir.resolve("b.csv"), series(20 * 24, false));
    Files.writeString(dir.resolve("broken.csv"), HEADER + "now,1,2\n");
    var told = Told.by("detect", "--batch", dir.toString());
    assertThat(told.code()).isEqualTo(3);
    assertThat(told.err()).contains("broken.csv: line 2");
    assertThat(Files.readString(dir.resolve("a.out.csv")))
        .isEqualTo(Told.fed(series(20 * 24, true), "detect").out());
    assertThat(Files.readString(dir.resolve("b.out.csv")))
        .isEqualTo(Told.fed(series(20 * 24, false), "detect").out());
    try (var left = Files.list(dir)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("a.csv", "b.csv", "broken.csv", "a.out.csv", "b.out.csv");
    }
  }

  @ParameterizedTest
  @CsvSource({"--budget,0", "--budget,-1", "--budget,NaN", "--budget,many", "--batch,/nowhere"})
  void wrong_use_is_told_in_a_sentence(String option, String value) {
    var told = Told.by("detect", option, value);
    assertThat(told.code()).isEqualTo(2);
    assertThat(told.err()).isNotBlank().doesNotContain("\tat ");
  }

  /// Four in five bursts, most of them in time, on simulated watches of every volume.
  @Test
  void it_reaches_what_is_asked_on_simulated_watches() throws Exception {
    var shared = System.getProperty("rasid.shared", "");
    assumeThat(Path.of(shared, "eval", "score_detect.py"))
        .as("../shared is not there: the simulated watches are skipped")
        .exists();
    assumeThat(new ProcessBuilder("python3", "-c", "import numpy").start().waitFor())
        .as("python3 with numpy is not there: the simulated watches are skipped")
        .isZero();
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        "%s -cp %s rasid.cli.Rasid detect --batch {dir} --budget {budget}"
            .formatted(java, System.getProperty("java.class.path"));
    var process =
        new ProcessBuilder(
                "python3",
                "-B",
                Path.of(shared, "eval", "score_detect.py").toString(),
                "--quick",
                "--min-timely",
                "70",
                "--detector-cmd",
                command)
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
  }
}
