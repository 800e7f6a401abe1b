package rasid.cli.end;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rasid.model.Alert;
import rasid.model.AlertState;
import rasid.model.topic.Json;

/// The one command, as a newcomer runs it.
@DisplayNameGeneration(ReplaceUnderscores.class)
class DemoTest {
  @TempDir private Path folder;

  @Test
  void the_demo_alerts_the_burst_and_nothing_else_and_says_so() throws Exception {
    var out = folder.resolve("out");
    var err = folder.resolve("err");
    var demo =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "rasid.cli.Rasid",
                "demo",
                "--once",
                "--speed",
                "1200",
                "--port",
                "0",
                "-o",
                "json")
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertThat(demo.waitFor(8, TimeUnit.MINUTES)).as("the demo ended").isTrue();
    } finally {
      House.kill(demo);
    }
    assertThat(demo.exitValue()).as(Files.readString(err)).isZero();
    var revisions = revisions(out);
    assertThat(revisions).extracting(Alert::watch).containsOnly("fuel-blockade-bamako");
    assertThat(revisions).first().extracting(Alert::state).isEqualTo(AlertState.OPEN);
    assertThat(revisions).extracting(Alert::id).containsOnly(revisions.getFirst().id());
    for (var revision : revisions) {
      assertThat(revision.why()).containsOnlyKeys("ar", "en", "fr");
      assertThat(revision.evidence())
          .isNotEmpty()
          .allSatisfy(report -> assertThat(report.excerpt()).isNotBlank());
    }
    assertThat(Files.readString(err)).contains("false alerts  none");
  }

  private static List<Alert> revisions(Path out) throws IOException {
    return Files.readAllLines(out, UTF_8).stream()
        .map(line -> Json.MAPPER.readValue(line, Alert.class))
        .toList();
  }
}
