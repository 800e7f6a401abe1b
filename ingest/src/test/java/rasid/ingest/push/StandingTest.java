package rasid.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rasid.ingest.push.Standing.Active;
import rasid.ingest.push.Standing.Asked;
import rasid.ingest.push.Standing.Leaving;
import rasid.ingest.push.Standing.Sign;
import rasid.ingest.push.Standing.Waiting;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StandingTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Standing NEW = new Waiting(NOW, 0, "new");

  @Test
  void a_lease_is_renewed_before_its_end_and_again_until_it_is() {
    var active = active(Duration.ofDays(1));
    assertThat(active.isAlive(at(hours(23)))).isTrue();
    assertThat(active.isDue(at(hours(19)))).isFalse();
    assertThat(active.isDue(at(hours(20)))).isTrue();
    var asked = Standing.next(active, new Sign.Ask(at(hours(20))));
    assertThat(asked.isAlive(at(hours(20)))).isTrue();
    assertThat(asked.isDue(at(hours(20)))).isFalse();
    assertThat(asked.isDue(at(hours(20).plusMinutes(10)))).isTrue();
    var refused = Standing.next(asked, new Sign.NotAccepted(at(hours(20)), "HTTP 500"));
    assertThat(refused).isEqualTo(asked);
    var renewed = Standing.next(asked, new Sign.Verified(at(hours(20)), hours(24)));
    assertThat(renewed.isAlive(at(hours(43)))).isTrue();
    assertThat(Standing.next(asked, new Sign.Ask(at(hours(24)))))
        .isEqualTo(new Asked(at(hours(24)), 1));
    assertThat(asked.isAlive(at(hours(24)))).isFalse();
  }

  @Test
  void a_hub_that_does_not_accept_is_asked_less_and_less() {
    var standing = NEW;
    var waits = new java.util.ArrayList<Duration>();
    for (int i = 0; i < 12; i++) {
      standing =
          Standing.next(
              Standing.next(standing, new Sign.Ask(NOW)), new Sign.NotAccepted(NOW, "no"));
      assertThat(standing).isInstanceOf(Waiting.class);
      waits.add(Duration.between(NOW, ((Waiting) standing).again()));
    }
    assertThat(waits)
        .isSorted()
        .startsWith(Duration.ofMinutes(1), Duration.ofMinutes(2))
        .endsWith(hours(6));
  }

  @Test
  void a_hub_that_never_verifies_is_asked_again() {
    var asked = Standing.next(NEW, new Sign.Ask(NOW));
    assertThat(asked.isDue(at(Duration.ofMinutes(9)))).isFalse();
    assertThat(asked.isDue(at(Duration.ofMinutes(10)))).isTrue();
    assertThat(asked.isAlive(NOW)).isFalse();
  }

  @Test
  void a_denial_ends_what_was_and_holds_for_a_day() {
    var denied = Standing.next(active(hours(24)), new Sign.Denied(NOW, "denied: no"));
    assertThat(denied.isAlive(NOW)).isFalse();
    assertThat(denied.isDue(at(hours(23)))).isFalse();
    assertThat(denied.isDue(at(hours(24)))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"PT0S, PT2M", "PT1S, PT2M", "PT1H, PT1H", "P10000D, P30D"})
  void a_lease_is_kept_within_reason(Duration granted, Duration kept) {
    assertThat(active(granted))
        .isInstanceOfSatisfying(
            Active.class,
            active -> {
              assertThat(active.until()).isEqualTo(NOW.plus(kept));
              assertThat(active.renewAt()).isAfter(NOW).isBefore(active.until());
            });
  }

  @Test
  void who_leaves_does_not_come_back() {
    var leaving = Standing.next(active(hours(24)), new Sign.Unwanted(NOW));
    assertThat(leaving).isEqualTo(new Leaving(NOW));
    assertThat(Standing.next(leaving, new Sign.Verified(NOW, hours(24)))).isEqualTo(leaving);
    assertThat(leaving.isDue(at(hours(99)))).isFalse();
    assertThat(leaving.isAlive(NOW)).isFalse();
  }

  private static Standing active(Duration lease) {
    return Standing.next(Standing.next(NEW, new Sign.Ask(NOW)), new Sign.Verified(NOW, lease));
  }

  private static Duration hours(long hours) {
    return Duration.ofHours(hours);
  }

  private static Instant at(Duration later) {
    return NOW.plus(later);
  }
}
