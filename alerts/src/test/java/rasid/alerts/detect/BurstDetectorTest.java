package rasid.alerts.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The detector on hours of made-up news with a rush hour, eight articles of everything for one of
/// the busiest watch.
@DisplayNameGeneration(ReplaceUnderscores.class)
class BurstDetectorTest {
  private static final int DAY = 24;
  private static final int WEEK = 7 * DAY;
  private static final Panes HOURLY = new Panes(60, 0);

  /// Counts and exposures that can be meddled with before they are read.
  private static final class Series {
    final double[] counts;
    final double[] exposures;

    Series(long seed, int hours, double anHour) {
      var random = new SplittableRandom(seed);
      counts = new double[hours];
      exposures = new double[hours];
      for (int i = 0; i < hours; i++) {
        double rush = 1 + 0.8 * Math.sin(2 * Math.PI * (i % DAY) / DAY);
        counts[i] = poisson(random, anHour * rush);
        exposures[i] = poisson(random, 200 * rush);
      }
    }

    void times(int from, int to, double factor) {
      for (int i = from; i < to; i++) {
        counts[i] = Math.rint(counts[i] * factor);
        exposures[i] = Math.rint(exposures[i] * factor);
      }
    }

    List<Reading> readings() {
      var detector = new BurstDetector(HOURLY);
      var readings = new ArrayList<Reading>();
      for (int i = 0; i < counts.length; i++) {
        readings.add(detector.close(i, new Recent(counts, exposures, i)));
      }
      return readings;
    }
  }

  // Normal where it is large, which is near enough here.
  private static double poisson(SplittableRandom random, double mean) {
    if (mean > 50) {
      return Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    double left = Math.exp(-mean);
    int n = -1;
    for (double p = 1; p > left; p *= random.nextDouble()) {
      n++;
    }
    return n;
  }

  private static long alerts(List<Reading> readings, int from, int to, double budget) {
    return readings.subList(from, to).stream().filter(reading -> reading.alerts(budget)).count();
  }

  // Alerts within six hours of one are the same.
  private static int alarms(List<Reading> readings, int from, double budget) {
    int alarms = 0;
    for (int i = from; i < readings.size(); i++) {
      if (readings.get(i).alerts(budget)) {
        alarms++;
        i += 5;
      }
    }
    return alarms;
  }

  @ParameterizedTest
  @CsvSource({"0.02, 1", "0.3, 1", "5, 1", "60, 1", "5, 0.25", "5, 4"})
  void given_quiet_months_then_the_alarms_are_near_the_budget(double anHour, double budget) {
    int months = 0;
    int alarms = 0;
    for (long seed = 1; seed <= 12; seed++) {
      alarms += alarms(new Series(seed, 16 * WEEK, anHour).readings(), 4 * WEEK, budget);
      months += 3;
    }
    assertThat(alarms)
        .as("alarms in %d months at %s an hour and %s a month", months, anHour, budget)
        .isLessThanOrEqualTo((int) Math.ceil(2 * months * budget) + 3);
  }

  @ParameterizedTest
  @CsvSource({"0.02, 12", "0.3, 16", "5, 60", "60, 400"})
  void given_a_burst_of_three_hours_then_it_is_found_before_it_ends(double anHour, int reports) {
    int found = 0;
    for (long seed = 1; seed <= 20; seed++) {
      var series = new Series(seed, 7 * WEEK, anHour);
      int at = 6 * WEEK + 40;
      for (int i = at; i < at + 3; i++) {
        series.counts[i] += (double) reports / 3;
      }
      Arrays.setAll(series.counts, i -> Math.rint(series.counts[i]));
      found += alerts(series.readings(), at, at + 3, 1) > 0 ? 1 : 0;
    }
    assertThat(found).isGreaterThanOrEqualTo(19);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 5, 60})
  void given_more_of_everything_or_less_of_it_or_nothing_then_no_alarm(double anHour) {
    for (long seed = 1; seed <= 5; seed++) {
      int at = 6 * WEEK + 10;
      var series = new Series(seed, 7 * WEEK, anHour);
      var usual = alerts(series.readings(), at, at + 30, 1);
      series.times(at, at + 1, 3); // a surge
      series.times(at + 5, at + 12, 0.5); // feeds lost
      double[] backlog = new double[2];
      for (int i = at + 14; i < at + 18; i++) { // an outage, and its backlog in one hour
        backlog[0] += series.counts[i];
        backlog[1] += series.exposures[i];
        series.counts[i] = 0;
        series.exposures[i] = 0;
      }
      series.counts[at + 18] += backlog[0];
      series.exposures[at + 18] += backlog[1];
      assertThat(alerts(series.readings(), at, at + 30, 1))
          .as("seed %d", seed)
          .isLessThanOrEqualTo(usual);
    }
  }

  @Test
  void
      given_spikes_of_one_hour_twice_a_week_then_most_become_a_habit_and_a_burst_of_half_a_day_does_not() {
    var series = new Series(3, 12 * WEEK, 0.05);
    for (int i = WEEK / 4; i < series.counts.length; i += WEEK / 2) {
      series.counts[i] += 5;
    }
    int at = 11 * WEEK + 60;
    for (int i = at; i < at + 12; i++) {
      series.counts[i] += 2;
    }
    var readings = series.readings();
    assertThat(alerts(readings, 8 * WEEK, at, 1)).isLessThanOrEqualTo(4);
    assertThat(alerts(readings, at, at + 12, 1)).isPositive();
  }

  @Test
  void given_a_level_that_doubles_for_good_then_it_is_usual_within_ten_days() {
    var series = new Series(5, 14 * WEEK, 10);
    for (int i = 8 * WEEK; i < series.counts.length; i++) {
      series.counts[i] *= 2;
    }
    var readings = series.readings();
    assertThat(alerts(readings, 8 * WEEK, 8 * WEEK + DAY, 1)).isPositive();
    assertThat(alarms(readings, 8 * WEEK + 10 * DAY, 1)).isLessThanOrEqualTo(2);
  }

  @Test
  void an_alert_is_told_at_its_onset_and_where_it_grows_but_not_while_it_lasts() {
    var series = new Series(7, 7 * WEEK, 5);
    int at = 6 * WEEK + 30;
    for (int i = at; i < at + 20; i++) {
      series.counts[i] += 60;
    }
    var readings = series.readings();
    assertThat(readings.get(at).alerts(1)).isTrue();
    assertThat(readings.subList(at + 20, at + 40)).noneMatch(reading -> reading.alerts(1));
  }

  @Test
  void given_the_first_day_then_nothing_is_usual_and_then_it_is_said_to_be_learning() {
    var series = new Series(9, 3 * WEEK, 5);
    Arrays.fill(series.counts, 10, 20, 500);
    var readings = series.readings();
    assertThat(alerts(readings, 0, DAY, 1000)).isZero();
    assertThat(readings.get(DAY).learning()).isEqualTo(13);
    assertThat(readings.getLast().learning()).isZero();
  }

  @Test
  void a_larger_budget_alerts_wherever_a_smaller_one_does() {
    var readings = new Series(11, 8 * WEEK, 5).readings();
    for (var reading : readings) {
      assertThat(reading.alerts(4) || !reading.alerts(1)).isTrue();
      assertThat(reading.alerts(1) || !reading.alerts(0.25)).isTrue();
    }
  }

  @Test
  void given_what_was_saved_then_it_goes_on_bit_by_bit_and_fits_four_kibibytes() {
    for (var panes : List.of(HOURLY, new Panes(5, 0))) {
      var series = new Series(13, 8 * WEEK, 5);
      var whole = new BurstDetector(panes);
      var parted = new BurstDetector(panes);
      for (int i = 0; i < series.counts.length; i++) {
        var recent = new Recent(series.counts, series.exposures, i);
        if (i % 97 == 0) {
          var saved = parted.saved();
          assertThat(saved.length() * 3 / 4).isLessThanOrEqualTo(4096);
          parted = new BurstDetector(panes, Side.ABOVE, saved);
        }
        assertThat(parted.look(i, recent)).isEqualTo(whole.look(i, recent));
        assertThat(parted.close(i, recent)).isEqualTo(whole.close(i, recent));
      }
      assertThat(parted.saved()).isEqualTo(whole.saved());
    }
  }

  @Test
  void threads_and_warm_code_change_no_bit() {
    var series = new Series(17, 6 * WEEK, 5);
    var first = series.readings();
    assertThat(IntStream.range(0, 24).parallel().mapToObj(_ -> series.readings()).toList())
        .allSatisfy(readings -> assertThat(readings).isEqualTo(first));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 7, 15, 45, 60, 90, 360, 1440, 10_080})
  void panes_of_any_length_are_read(int minutes) {
    var panes = new Panes(minutes, 3);
    var detector = new BurstDetector(panes);
    int length = Math.max(60, 3 * 1440 / minutes);
    var counts = new double[length];
    var exposures = new double[length];
    Arrays.fill(exposures, panes.exposure());
    counts[length - 1] = 1000;
    for (int i = 0; i < length - 1; i++) {
      assertThat(detector.close(i, new Recent(counts, exposures, i)).score()).isFinite();
    }
    var last = detector.close(length - 1, new Recent(counts, exposures, length - 1));
    assertThat(last.alerts(1)).isTrue();
  }
}
