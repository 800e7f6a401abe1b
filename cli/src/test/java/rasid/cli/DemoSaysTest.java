package rasid.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import rasid.ingest.clock.PacedClock;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DemoSaysTest {
  @Test
  void once_the_hours_are_told_a_demo_that_goes_on_says_so() {
    var said = new ByteArrayOutputStream();
    var stream = new PrintStream(said, true, UTF_8);
    var console =
        new Console(InputStream.nullInputStream(), stream, stream, false, false, false, Map.of());
    var begins = Instant.now().minus(Duration.ofHours(8));
    var clock = PacedClock.from(begins, 1_000_000);
    var end = begins.plus(Duration.ofHours(7));

    Demo.sayWhenTold(clock, end, console).join();
    assertThat(clock.instant()).isAfterOrEqualTo(end);
    assertThat(said.toString(UTF_8)).startsWith("the hours are told;").hasLineCount(1);
  }
}
