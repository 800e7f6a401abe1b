package rasid.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class QuietHoursTest {
  private static final ZoneId TUNIS = ZoneId.of("Africa/Tunis"); // UTC+1 all year

  @ParameterizedTest
  @CsvSource({
    "22:00, 06:00, 2026-03-02T20:59:59Z, false",
    "22:00, 06:00, 2026-03-02T21:00:00Z, true",
    "22:00, 06:00, 2026-03-02T23:30:00Z, true",
    "22:00, 06:00, 2026-03-03T04:59:59Z, true",
    "22:00, 06:00, 2026-03-03T05:00:00Z, false",
    "12:00, 14:00, 2026-03-03T12:30:00Z, true",
    "12:00, 14:00, 2026-03-03T13:00:00Z, false",
    "12:00, 14:00, 2026-03-03T23:00:00Z, false"
  })
  void they_hold_by_the_clock_of_the_desk_over_midnight_too(
      LocalTime from, LocalTime to, Instant at, boolean quiet) {
    assertThat(new QuietHours(TUNIS, from, to).hold(at)).isEqualTo(quiet);
  }

  @Test
  void hours_without_length_are_refused() {
    assertThatThrownBy(() -> new QuietHours(TUNIS, LocalTime.NOON, LocalTime.NOON))
        .hasMessageContaining("are none");
  }
}
