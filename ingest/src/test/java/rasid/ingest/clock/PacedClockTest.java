package rasid.ingest.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PacedClockTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private final Instant[] real = {NOW};
  private final InstantSource wall = () -> real[0];

  @Test
  void a_clock_at_480_lives_8_minutes_in_a_second() {
    var clock = PacedClock.from(wall, NOW.minus(Duration.ofHours(6)), 480);
    real[0] = NOW.plusSeconds(1);
    assertThat(clock.instant())
        .isEqualTo(NOW.minus(Duration.ofHours(6)).plus(Duration.ofMinutes(8)));
    assertThat(clock.realWait(Duration.ofMinutes(8))).isEqualTo(Duration.ofSeconds(1));
    assertThat(clock.recordedIn(Duration.ofMillis(500))).isEqualTo(Duration.ofMinutes(4));
  }

  @Test
  void a_clock_that_has_caught_up_is_the_real_one() {
    var clock = PacedClock.from(wall, NOW.minus(Duration.ofHours(1)), 480);
    real[0] = NOW.plusSeconds(60);
    assertThat(clock.instant()).isEqualTo(real[0]);
    assertThat(clock.realWait(Duration.ofSeconds(7))).isEqualTo(Duration.ofSeconds(7));
    assertThat(clock.recordedIn(Duration.ofSeconds(7))).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void a_wait_over_the_moment_of_catching_up_is_fast_before_and_real_after() {
    // An hour behind at 3601 times: it catches up after 1 s.
    var clock = PacedClock.from(wall, NOW.minus(Duration.ofHours(1)), 3601);
    assertThat(clock.realWait(Duration.ofHours(1).plusSeconds(10)))
        .isEqualTo(Duration.ofSeconds(10));
    assertThat(clock.recordedIn(Duration.ofSeconds(10)))
        .isEqualTo(Duration.ofHours(1).plusSeconds(10));
  }

  @Test
  void the_live_clock_runs_with_the_system() {
    var before = Instant.now();
    assertThat(PacedClock.live().instant()).isBetween(before, before.plusSeconds(60));
    assertThat(PacedClock.live().recordedIn(Duration.ofSeconds(5)))
        .isEqualTo(Duration.ofSeconds(5));
  }
}
