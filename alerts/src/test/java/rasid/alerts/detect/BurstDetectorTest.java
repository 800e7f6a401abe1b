package rasid.alerts.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rasid.model.Health;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BurstDetectorTest {
  private static final int DAY = 288;

  private static final int MONTHS = 12;

  /// A stream of ten sources that runs pane by pane, and one watch in it.
  private static final class Stream {
    final Exposure exposure = new Exposure(0);
    final WatchCounts counts = new WatchCounts(Long.MIN_VALUE, exposure);
    final SplittableRandom random;
    final List<Long> alarms = new ArrayList<>();
    long floor = Long.MIN_VALUE;

    Stream(long seed) {
      random = new SplittableRandom(seed);
    }

    /// Panes of usual news: about `volume` articles a pane, each a report with chance `share`; one
    /// in two reports brings another.
    void run(int panes, double volume, double share) {
      for (int i = 0; i < panes; i++) {
        next();
        publish(poisson(volume), share);
        look();
      }
    }

    void next() {
      long oldest = exposure.now() + 1 - Exposure.HELD;
      counts.learn(oldest, Double.MAX_VALUE, exposure);
      exposure.next();
    }

    void publish(int articles, double share) {
      for (int i = 0; i < articles; i++) {
        var source = "s" + random.nextInt(10);
        exposure.add(source, exposure.now(), 1);
        boolean report = random.nextDouble() < share;
        while (report) {
          counts.add(source, exposure.now(), exposure);
          report = random.nextBoolean();
        }
      }
    }

    void look() {
      BurstDetector.burst(counts, exposure, floor, 3, 1)
          .ifPresent(
              _ -> {
                alarms.add(exposure.now());
                floor = exposure.now() + 1;
              });
    }

    private int poisson(double mean) {
      double left = Math.exp(-mean);
      int n = -1;
      for (double p = 1; p > left; p *= random.nextDouble()) {
        n++;
      }
      return n;
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0005, 0.01, 0.1})
  void given_quiet_weeks_then_no_more_alarms_than_the_desk_asked_for(double share) {
    int alarms = 0;
    for (long seed = 1; seed <= MONTHS; seed++) {
      var stream = new Stream(seed);
      stream.run(28 * DAY, 2, share);
      alarms += stream.alarms.size();
    }
    assertThat(alarms)
        .as("alarms in %d months, budget 1 a month", MONTHS)
        .isLessThanOrEqualTo(MONTHS);
  }

  @Test
  void given_a_rare_watch_then_three_reports_of_one_event_are_no_alarm_but_a_dozen_are() {
    var stream = new Stream(7);
    stream.run(14 * DAY, 2, 0.0005);
    stream.alarms.clear();
    for (int i = 0; i < 3; i++) {
      stream.counts.add("s" + i, stream.exposure.now(), stream.exposure);
    }
    stream.look();
    assertThat(stream.alarms).isEmpty();
    for (int i = 0; i < 9; i++) {
      stream.counts.add("s" + i, stream.exposure.now(), stream.exposure);
    }
    stream.look();
    assertThat(stream.alarms).hasSize(1);
  }

  @Test
  void given_a_surge_of_everything_then_it_is_no_burst() {
    var stream = new Stream(11);
    stream.run(14 * DAY, 2, 0.02);
    var before = List.copyOf(stream.alarms);
    stream.run(DAY / 2, 10, 0.02);
    assertThat(stream.alarms).isEqualTo(before);
  }

  @Test
  void given_a_new_feed_on_nothing_but_the_topic_then_it_is_no_burst() {
    var stream = new Stream(13);
    stream.run(14 * DAY, 2, 0.01);
    var before = List.copyOf(stream.alarms);
    for (int i = 0; i < DAY; i++) {
      stream.next();
      stream.exposure.add("new-feed", stream.exposure.now(), 3);
      assertThat(stream.exposure.seasoned("new-feed")).isFalse();
      stream.publish(2, 0.01);
      stream.look();
    }
    assertThat(stream.alarms).isEqualTo(before);
    stream.run(6 * DAY + 1, 2, 0.01);
    assertThat(stream.exposure.seasoned("new-feed")).isTrue();
  }

  @Test
  void given_a_blind_pane_then_its_reports_are_evidence_of_nothing() {
    var stream = new Stream(17);
    stream.run(14 * DAY, 2, 0.005);
    var before = List.copyOf(stream.alarms);
    stream.next();
    stream.exposure.blind(stream.exposure.now());
    for (int i = 0; i < 30; i++) {
      stream.counts.add("s1", stream.exposure.now(), stream.exposure);
    }
    stream.look();
    assertThat(stream.alarms).isEqualTo(before);
  }

  @Test
  void given_less_than_a_day_of_stream_then_nothing_is_usual_and_nothing_bursts() {
    var stream = new Stream(19);
    stream.run(DAY / 2, 5, 0.0);
    for (int i = 0; i < 50; i++) {
      stream.counts.add("s1", stream.exposure.now(), stream.exposure);
    }
    stream.look();
    assertThat(stream.alarms).isEmpty();
  }

  @Test
  void given_a_larger_budget_then_less_surprise_is_enough() {
    assertThat(BurstDetector.threshold(4)).isLessThan(BurstDetector.threshold(1));
    assertThat(BurstDetector.threshold(0.25)).isGreaterThan(BurstDetector.threshold(1));
  }

  @Test
  void coverage_is_the_usual_share_of_the_sources_that_are_well() {
    var stream = new Stream(23);
    stream.run(3 * DAY, 3, 0.0);
    var ill = Map.of("s1", Health.FAILING, "s2", Health.SILENT, "unknown", Health.FAILING);
    assertThat(stream.exposure.coverage(ill)).isBetween(0.75, 0.85);
    assertThat(stream.exposure.missing(ill)).containsExactlyInAnyOrder("s1", "s2");
    assertThat(stream.exposure.tooLittle(ill)).isFalse();
  }

  @Test
  void what_was_saved_goes_on_as_what_was_not() {
    var stream = new Stream(29);
    stream.run(3 * DAY, 2, 0.05);
    var panes = new TreeMap<Long, Map<String, Integer>>();
    for (long p = stream.exposure.now() - Exposure.HELD; p <= stream.exposure.now(); p++) {
      panes.put(p, stream.exposure.pane(p));
    }
    var exposure = new Exposure(stream.exposure.saved(), panes);
    var counts = new WatchCounts(stream.counts.saved());
    for (int i = 0; i < 300; i++) {
      stream.next();
      counts.learn(exposure.now() + 1 - Exposure.HELD, Double.MAX_VALUE, exposure);
      exposure.next();
    }
    assertThat(exposure.saved()).isEqualTo(stream.exposure.saved());
    assertThat(counts.saved()).isEqualTo(stream.counts.saved());
  }
}
