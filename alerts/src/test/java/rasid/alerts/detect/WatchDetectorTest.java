package rasid.alerts.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rasid.model.AlertKind;
import rasid.model.Health;

/// A watch in a stream of ten sources that runs pane by pane.
@DisplayNameGeneration(ReplaceUnderscores.class)
class WatchDetectorTest {
  private static final int DAY = 288;

  private static final class Stream {
    final SplittableRandom random;
    Exposure exposure = new Exposure(5_000_000);
    WatchDetector detector = new WatchDetector(AlertKind.BURST, Long.MIN_VALUE, exposure);
    int alarms;
    long calmFrom;

    Stream(long seed) {
      random = new SplittableRandom(seed);
    }

    /// Panes of usual news: about `volume` articles a pane, each a report with chance `share`; one
    /// in two reports brings another.
    void run(int panes, double volume, double share) {
      for (int i = 0; i < panes; i++) {
        next();
        publish(Chance.poisson(random, volume), share);
        look();
      }
    }

    void next() {
      exposure.next();
      detector.catchUp(exposure);
    }

    void publish(int articles, double share) {
      for (int i = 0; i < articles; i++) {
        var source = "s" + random.nextInt(10);
        exposure.add(source, exposure.now(), 1);
        boolean report = random.nextDouble() < share;
        while (report) {
          detector.add(source, exposure.now(), exposure);
          report = random.nextBoolean();
        }
      }
    }

    void report(int reports) {
      for (int i = 0; i < reports; i++) {
        exposure.add("s" + i % 10, exposure.now(), 1);
        detector.add("s" + i % 10, exposure.now(), exposure);
      }
    }

    // Alarms within six hours of one are the same.
    void look() {
      if (bursts() && exposure.now() >= calmFrom) {
        alarms++;
        calmFrom = exposure.now() + DAY / 4;
      }
    }

    boolean bursts() {
      return detector.burst(exposure, Long.MIN_VALUE, 3, 1).isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0005, 0.01, 0.1})
  void given_quiet_months_of_clumpy_news_then_the_alarms_are_near_the_budget(double share) {
    int learning = 0;
    int alarms = 0;
    for (long seed = 1; seed <= 4; seed++) {
      var stream = new Stream(seed);
      stream.run(14 * DAY, 2, share);
      learning += stream.alarms;
      stream.run(56 * DAY, 2, share);
      alarms += stream.alarms;
    }
    assertThat(learning).as("alarms in 4 times two weeks of learning").isLessThanOrEqualTo(12);
    assertThat(alarms - learning).as("alarms in 8 months").isLessThanOrEqualTo(12);
  }

  @Test
  void given_a_rare_watch_then_two_reports_are_no_alarm_but_a_dozen_are() {
    var stream = new Stream(7);
    stream.run(14 * DAY, 2, 0.0005);
    stream.next();
    stream.report(2);
    assertThat(stream.bursts()).isFalse();
    stream.report(10);
    assertThat(stream.bursts()).isTrue();
  }

  @Test
  void given_a_surge_of_everything_then_it_is_no_burst() {
    var stream = new Stream(11);
    stream.run(14 * DAY, 2, 0.02);
    int before = stream.alarms;
    stream.run(DAY / 2, 10, 0.02);
    assertThat(stream.alarms).isEqualTo(before);
  }

  @Test
  void given_a_new_feed_on_nothing_but_the_topic_then_it_is_no_burst() {
    var stream = new Stream(13);
    stream.run(14 * DAY, 2, 0.01);
    int before = stream.alarms;
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
    stream.next();
    stream.exposure.blind(stream.exposure.now());
    stream.report(30);
    assertThat(stream.bursts()).isFalse();
  }

  @Test
  void given_less_than_a_day_of_stream_then_nothing_bursts() {
    var stream = new Stream(19);
    stream.run(DAY / 2, 5, 0.01);
    stream.report(50);
    assertThat(stream.bursts()).isFalse();
  }

  @Test
  void
      given_a_source_that_feeds_the_watch_then_its_surge_is_expected_and_that_of_a_deaf_one_is_not() {
    var stream = new Stream(21);
    for (int i = 0; i < 21 * DAY; i++) {
      stream.next();
      stream.exposure.add("fed", stream.exposure.now(), 1);
      stream.exposure.add("deaf", stream.exposure.now(), 4);
      if (stream.random.nextInt(10) == 0) {
        stream.detector.add("fed", stream.exposure.now(), stream.exposure);
      }
    }
    stream.next();
    stream.exposure.add("fed", stream.exposure.now(), 40);
    double fed = usualNow(stream);
    stream.next();
    stream.exposure.add("deaf", stream.exposure.now(), 40);
    assertThat(fed).isBetween(3.0, 5.5);
    assertThat(usualNow(stream)).isLessThan(fed / 5);
  }

  private static double usualNow(Stream stream) {
    return stream.detector.usual(1, stream.exposure)[0];
  }

  @Test
  void a_watch_that_was_never_heard_for_months_knows_its_silence_as_if_it_had_been_walked() {
    var stream = new Stream(22);
    stream.run(40 * DAY, 3, 0);
    var late = new WatchDetector(AlertKind.BURST, Long.MIN_VALUE, stream.exposure);
    late.catchUp(stream.exposure);
    double usual = Arrays.stream(late.usual(12, stream.exposure)).sum();
    assertThat(usual).isPositive().isLessThan(0.01);
    assertThat(usual)
        .isCloseTo(
            Arrays.stream(stream.detector.usual(12, stream.exposure)).sum(), withinPercentage(30));
    for (int i = 0; i < 6; i++) {
      stream.exposure.add("s" + i, stream.exposure.now(), 1);
      late.add("s" + i, stream.exposure.now(), stream.exposure);
    }
    assertThat(late.burst(stream.exposure, Long.MIN_VALUE, 3, 1)).isPresent();
  }

  @Test
  void a_watch_that_fell_behind_for_a_day_sees_what_one_that_was_walked_along_sees() {
    var eager = new Stream(31);
    var lazy = new Stream(31);
    for (var stream : new Stream[] {eager, lazy}) {
      stream.run(20 * DAY, 2, 0.02);
      for (int i = 0; i < DAY; i++) {
        stream.exposure.next();
        stream.exposure.add("s" + i % 10, stream.exposure.now(), 2);
        if (stream == eager) {
          stream.detector.catchUp(stream.exposure);
        }
      }
      stream.detector.catchUp(stream.exposure);
      stream.report(5);
    }
    var walked = eager.detector.since(eager.exposure.now() - 40, eager.exposure);
    var fell = lazy.detector.since(lazy.exposure.now() - 40, lazy.exposure);
    assertThat(fell.expected()).isCloseTo(walked.expected(), withinPercentage(2));
    assertThat(fell.surprise()).isCloseTo(walked.surprise(), withinPercentage(2));
    assertThat(lazy.bursts()).isEqualTo(eager.bursts());
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
    stream.run(5 * DAY, 2, 0.05);
    var panes = new TreeMap<Long, Map<String, Integer>>();
    for (long p = stream.exposure.now() - Exposure.HELD; p <= stream.exposure.now(); p++) {
      panes.put(p, stream.exposure.pane(p));
    }
    var exposure = new Exposure(stream.exposure.saved(), panes);
    var detector = new WatchDetector(AlertKind.BURST, stream.detector.saved());
    for (int i = 0; i < 300; i++) {
      stream.next();
      exposure.next();
      detector.catchUp(exposure);
    }
    assertThat(exposure.saved()).isEqualTo(stream.exposure.saved());
    assertThat(detector.saved()).isEqualTo(stream.detector.saved());
  }
}
