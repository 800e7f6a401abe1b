package rasid.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rasid.ingest.feed.Entry;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ScheduleTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private final PollSchedule schedule = PollSchedule.DEFAULT;

  @ParameterizedTest
  @CsvSource({
    "0, PT0S, PT30M",
    "50, PT0S, PT30M",
    "200, PT0S, PT8M24S",
    "100000, PT0S, PT2M",
    "100000, PT10M, PT10M",
    "100000, PT24H, PT15M",
    "-1, PT0S, PT15M",
  })
  void a_source_is_asked_at_its_own_pace(int weekly, Duration hint, Duration wait) {
    assertThat(schedule.next(NOW, weekly, hint)).isEqualTo(NOW.plus(wait));
  }

  @ParameterizedTest
  @CsvSource({
    "1, PT0S, PT4M",
    "2, PT0S, PT8M",
    "3, PT0S, PT16M",
    "50, PT0S, PT6H",
    "1, PT1H, PT1H",
    "1, PT24H, PT24H",
  })
  void a_source_that_fails_is_asked_less_and_less(int failures, Duration wish, Duration wait) {
    assertThat(schedule.afterFailure(NOW, failures, wish)).isEqualTo(NOW.plus(wait));
  }

  @Test
  void sources_drift_apart_each_by_its_own_share() {
    var due = NOW.plus(Duration.ofHours(1));
    var at =
        IntStream.range(0, 1_000)
            .mapToObj(i -> PollSchedule.jittered(NOW, due, "source-" + i))
            .toList();
    assertThat(at).allMatch(one -> !one.isBefore(due) && one.isBefore(due.plusSeconds(361)));
    assertThat(at.stream().distinct().count()).isGreaterThan(990);
    assertThat(PollSchedule.jittered(NOW, due, "source-7")).isEqualTo(at.get(7));
    var tenths =
        IntStream.range(0, 10_000)
            .mapToObj(i -> (int) (10 * PollSchedule.share("paper%d.example-0a".formatted(i))))
            .collect(
                java.util.stream.Collectors.groupingBy(
                    x -> x, java.util.stream.Collectors.counting()));
    assertThat(tenths).hasSize(10).allSatisfy((_, n) -> assertThat(n).isBetween(800L, 1_200L));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 2026-11-20T12:20:00Z",
    "'11 13', 2026-11-20T12:20:00Z",
    "'12', 2026-11-20T13:00:00Z",
    "'12 13 14', 2026-11-20T15:00:00Z",
  })
  void hours_in_which_a_feed_wants_to_be_left_alone_are_passed_over(String hours, Instant at) {
    var skip =
        java.util.Arrays.stream(hours.split(" "))
            .filter(hour -> !hour.isEmpty())
            .map(Integer::valueOf)
            .collect(java.util.stream.Collectors.toSet());
    assertThat(PollSchedule.outside(skip, Instant.parse("2026-11-20T12:20:00Z"))).isEqualTo(at);
  }

  @Test
  void lateness_is_told_by_share() {
    var lateness = new Lateness();
    IntStream.rangeClosed(1, 1_000).forEach(i -> lateness.add(Duration.ofMillis(i)));
    lateness.add(Duration.ofSeconds(-5));
    assertThat(lateness.polls()).isEqualTo(1_001);
    assertThat(lateness.quantile(0.5).toMillis()).isBetween(500L, 540L);
    assertThat(lateness.quantile(0.99).toMillis()).isBetween(990L, 1_070L);
    lateness.forget();
    assertThat(lateness.quantile(0.99)).isZero();
  }

  @Test
  void a_feed_that_reaches_back_ten_hours_is_judged_by_them() {
    var entries =
        IntStream.range(0, 20)
            .mapToObj(i -> dated(NOW.minus(Duration.ofMinutes(30L * (i + 1)))))
            .toList();
    assertThat(Pace.weekly(entries, NOW)).isEqualTo(20 * 168 / 10);
  }

  @Test
  void a_future_date_is_no_pace() {
    assertThat(Pace.weekly(List.of(dated(NOW.plus(Duration.ofDays(365)))), NOW)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "0, PT100H, false",
    "0, PT200H, true",
    "1000, PT20H, false",
    "1000, PT25H, true",
    "7, PT100H, false",
    "7, PT200H, true"
  })
  void silence_is_judged_by_what_is_usual(int weekly, Duration since, boolean silent) {
    assertThat(Pace.isSilent(NOW, NOW.minus(since), weekly)).isEqualTo(silent);
  }

  @Test
  void what_the_feed_still_lists_is_never_forgotten() {
    var old = IntStream.range(0, 3_000).mapToObj(i -> "old" + i).toList();
    var after = Memory.after(old, List.of("old0", "new"));
    assertThat(after).hasSize(Memory.AT_LEAST).endsWith("old0", "new").doesNotContain("old1");
  }

  private static Entry dated(Instant at) {
    return new Entry(null, null, "", at, null, List.of(), "", "", List.of(), List.of());
  }
}
