package rasid.alerts.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rasid.model.AlertKind;
import rasid.model.Health;

/// A watch that normally speaks, and falls silent.
@DisplayNameGeneration(ReplaceUnderscores.class)
class DropTest {
  private static final int DAY = 288;

  /// Ten sources by day and by night; those from 0 to 3 feed the watch.
  private static final class Stream {
    final SplittableRandom random;
    final Exposure exposure = new Exposure(5_000_000);
    final WatchDetector detector = new WatchDetector(AlertKind.DROP, Long.MIN_VALUE, exposure);
    Map<String, Health> health = Map.of();
    double volume = 2;
    double share = 0.15;
    int alarms;
    long calmFrom;

    Stream(long seed) {
      random = new SplittableRandom(seed);
    }

    Stream run(int panes) {
      for (int i = 0; i < panes; i++) {
        exposure.next();
        detector.catchUp(exposure);
        exposure.note(health);
        double hour = (double) (exposure.now() % DAY) / DAY;
        publish(Chance.poisson(random, volume * (1 + 0.8 * Math.sin(2 * Math.PI * hour))));
        if (drops() && exposure.now() >= calmFrom) {
          alarms++;
          calmFrom = exposure.now() + DAY;
        }
      }
      return this;
    }

    private void publish(int articles) {
      for (int i = 0; i < articles; i++) {
        int number = random.nextInt(10);
        var source = "s" + number;
        var state = health.getOrDefault(source, Health.UP);
        if (state == Health.FAILING || state == Health.REMOVED) {
          continue;
        }
        exposure.add(source, exposure.now(), 1);
        if (number < 4 && random.nextDouble() < share * 2.5) {
          detector.add(source, exposure.now(), exposure);
        }
      }
    }

    boolean drops() {
      return detector.burst(exposure, Long.MIN_VALUE, 3, 1).isPresent();
    }
  }

  @Test
  void given_a_silence_while_all_sources_are_well_then_one_drop_with_what_is_missing() {
    var stream = new Stream(1).run(28 * DAY);
    int before = stream.alarms;
    stream.share = 0;
    long began = stream.exposure.now();
    int panes = 0;
    while (!stream.drops() && panes++ < DAY) {
      stream.run(1);
    }
    assertThat(panes).isLessThan(DAY / 2);
    assertThat(stream.alarms).isEqualTo(before + 1);
    var drop = stream.detector.burst(stream.exposure, Long.MIN_VALUE, 3, 1).orElseThrow();
    assertThat(drop.kind()).isEqualTo(AlertKind.DROP);
    assertThat(drop.onset()).isBetween(began - 24, began + 6);
    assertThat(drop.reports()).isLessThanOrEqualTo(1);
    assertThat(drop.expected()).isGreaterThan(5);
    assertThat(drop.off()).isGreaterThanOrEqualTo(5);
  }

  @Test
  void a_drop_is_over_when_it_speaks_as_usual_again_and_not_before() {
    var stream = new Stream(2).run(28 * DAY);
    stream.share = 0;
    while (!stream.drops()) {
      stream.run(1);
    }
    long onset = stream.detector.burst(stream.exposure, Long.MIN_VALUE, 3, 1).orElseThrow().onset();
    stream.run(DAY / 2);
    assertThat(stream.detector.calm(onset, stream.exposure)).isFalse();
    stream.share = 0.15;
    int panes = 0;
    while (!stream.detector.calm(onset, stream.exposure)) {
      stream.run(1);
      assertThat(panes++).isLessThan(DAY);
    }
    assertThat(panes).isGreaterThan(5);
  }

  @Test
  void given_an_outage_of_the_sources_that_feed_it_then_it_is_no_drop() {
    var stream = new Stream(3).run(28 * DAY);
    int before = stream.alarms;
    stream.health =
        Map.of(
            "s0", Health.FAILING, "s1", Health.FAILING, "s2", Health.FAILING, "s3", Health.FAILING);
    stream.run(DAY);
    stream.health = Map.of();
    stream.run(2 * DAY);
    assertThat(stream.alarms).isEqualTo(before);
  }

  @Test
  void given_that_its_sources_are_taken_from_the_list_then_it_is_no_drop() {
    var stream = new Stream(9).run(28 * DAY);
    int before = stream.alarms;
    stream.health =
        Map.of(
            "s0", Health.REMOVED, "s1", Health.REMOVED, "s2", Health.REMOVED, "s3", Health.REMOVED);
    stream.run(10 * DAY);
    assertThat(stream.alarms).isEqualTo(before);
    assertThat(stream.exposure.coverage(stream.health)).isEqualTo(1);
    assertThat(stream.exposure.missing(stream.health)).isEmpty();
  }

  @Test
  void given_half_of_its_sources_out_then_what_is_left_is_what_is_expected() {
    var stream = new Stream(4).run(28 * DAY);
    int before = stream.alarms;
    stream.health = Map.of("s0", Health.FAILING, "s1", Health.FAILING);
    stream.run(2 * DAY);
    assertThat(stream.alarms).isEqualTo(before);
  }

  @Test
  void given_a_feast_on_which_everybody_writes_a_third_then_it_is_no_drop() {
    var stream = new Stream(5).run(28 * DAY);
    int before = stream.alarms;
    stream.volume = 0.7;
    stream.run(2 * DAY);
    assertThat(stream.alarms).isEqualTo(before);
  }

  @Test
  void given_a_source_that_answers_and_says_nothing_then_that_is_a_drop() {
    var stream = new Stream(6).run(28 * DAY);
    int before = stream.alarms;
    stream.share = 0;
    stream.health = Map.of("s0", Health.SILENT, "s1", Health.SILENT, "s2", Health.SILENT);
    stream.run(DAY);
    assertThat(stream.alarms).isEqualTo(before + 1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.1, 0.3})
  void given_quiet_months_then_the_alarms_are_within_the_budget(double share) {
    int alarms = 0;
    for (long seed = 1; seed <= 3; seed++) {
      var stream = new Stream(seed);
      stream.share = share;
      stream.run(14 * DAY);
      int learning = stream.alarms;
      stream.run(56 * DAY);
      alarms += stream.alarms - learning;
    }
    // Six times four weeks at one each; twice that has a chance of one in fifty.
    assertThat(alarms).isLessThanOrEqualTo(11);
  }

  @Test
  void a_watch_that_hardly_speaks_cannot_fall_silent() {
    var stream = new Stream(8);
    stream.share = 0.002;
    stream.run(28 * DAY);
    stream.share = 0;
    stream.run(4 * DAY);
    assertThat(stream.alarms).isZero();
  }
}
