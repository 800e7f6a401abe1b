package rasid.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rasid.ingest.archive.ArchiveIndex.Entry;
import rasid.ingest.archive.Steps.Step;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StepsTest {
  private static final Instant START = Instant.parse("2026-11-01T00:01:00Z");
  private static final Instant UNTIL = Instant.parse("2026-11-01T02:00:00Z");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void every_article_is_in_the_step_of_its_time_wherever_a_load_goes_on(long seed) {
    var random = new Random(seed);
    long second = Duration.ofSeconds(1).toNanos();
    var nanos =
        IntStream.range(0, 9_000)
            .mapToLong(_ -> nanos(START) + random.nextLong(1 + random.nextInt(90)) * 60 * second)
            .sorted()
            .toArray();
    var entries = entries(nanos);
    var steps = all(new Steps(entries, START, UNTIL));
    int from = 0;
    var at = START;
    for (var step : steps) {
      assertThat(step.end()).isAfter(at);
      for (var entry : entries.subList(from, step.to())) {
        assertThat(entry.seenAt()).isBetween(at, step.end().minusNanos(1));
      }
      from = step.to();
      at = step.end();
    }
    assertThat(from).isEqualTo(entries.size());
    assertThat(at).isEqualTo(UNTIL);

    var middle = steps.get(steps.size() / 2);
    var rest = entries.subList(middle.to(), entries.size());
    assertThat(all(new Steps(rest, middle.end(), UNTIL)))
        .extracting(Step::end)
        .isEqualTo(steps.stream().skip(steps.size() / 2 + 1L).map(Step::end).toList());
  }

  @Test
  void what_is_committed_at_once_stays_small_within_a_pane() {
    var nanos = IntStream.range(0, 20_000).mapToLong(i -> nanos(START) + i * 1_000L).toArray();
    var steps = new Steps(entries(nanos), START, UNTIL);
    int before = 0;
    for (var some = steps.next(); !some.isEmpty(); some = steps.next()) {
      assertThat(some.getLast().to() - before).isLessThanOrEqualTo(2 * Steps.MOST_ARTICLES);
      before = some.getLast().to();
    }
    assertThat(before).isEqualTo(20_000);
  }

  @Test
  void a_crowd_at_one_instant_is_refused() {
    var nanos = IntStream.range(0, 50_001).mapToLong(_ -> nanos(START)).toArray();
    assertThatThrownBy(() -> new Steps(entries(nanos), START, UNTIL).next())
        .hasMessageContaining("give them times of their own");
  }

  private static List<Step> all(Steps steps) {
    var all = new ArrayList<Step>();
    for (var some = steps.next(); !some.isEmpty(); some = steps.next()) {
      all.addAll(some);
    }
    return all;
  }

  private static List<Entry> entries(long[] nanos) {
    return IntStream.range(0, nanos.length)
        .mapToObj(i -> new Entry(nanos[i], i, i, 1, 0, 0))
        .toList();
  }

  private static long nanos(Instant at) {
    return Duration.between(Instant.EPOCH, at).toNanos();
  }
}
