package rasid.alerts.detect;

import java.util.Arrays;

/// The usual rate of a watch by hour and weekday, learned as it comes.
///
/// A dynamic Poisson regression of the log rate on a level, four daily harmonics and the seven
/// weekdays. The coefficients are normally distributed and drawn towards a flat day and week, so
/// that a watch heard twice a month is not told to have a rush hour; every hour learned moves them
/// by the mode of its posterior along the hour's direction.
///
/// Hours are those of the week in UTC, 0 for Monday 00:00. Mutable, for one thread.
///
/// @see <a href="https://doi.org/10.1080/01621459.1985.10477131">West, Harrison and Migon (1985),
///   Dynamic generalized linear models and Bayesian forecasting, JASA 80(389)</a>
final class Rhythm {
  static final int HOURS = 168;
  static final int HARMONICS = 4;
  static final int COEFFICIENTS = 1 + 2 * HARMONICS + 7;

  // Prior standard deviations of the harmonics: a day is smooth before it is seen otherwise.
  private static final double[] HARMONIC_PRIOR = {0.5, 0.25, 0.12, 0.08};
  private static final double LEVEL_PRIOR_VARIANCE = 9;
  private static final double WEEKDAY_PRIOR_VARIANCE = 0.04;

  // What the harmonics and weekdays may wander in an hour, as variance: 1 % in four days.
  private static final double SEASON_WANDERS = 1e-6;
  private static final double LONGEST_STEP = 1.5;
  private static final double[][] FEATURES = features();

  private final double levelWanders;
  private final double[] mean = new double[COEFFICIENTS];
  private final double[] covariance = new double[COEFFICIENTS * COEFFICIENTS];
  private final double[] direction = new double[COEFFICIENTS];
  private boolean begun;

  /// A rhythm that knows nothing.
  ///
  /// @param levelWanders variance by which the log of the level may move in an hour
  Rhythm(double levelWanders) {
    this.levelWanders = levelWanders;
    vary(0, LEVEL_PRIOR_VARIANCE);
    for (int j = 0; j < HARMONICS; j++) {
      vary(1 + 2 * j, HARMONIC_PRIOR[j] * HARMONIC_PRIOR[j]);
      vary(2 + 2 * j, HARMONIC_PRIOR[j] * HARMONIC_PRIOR[j]);
    }
    for (int k = 1 + 2 * HARMONICS; k < COEFFICIENTS; k++) {
      vary(k, WEEKDAY_PRIOR_VARIANCE);
    }
  }

  private void vary(int coefficient, double variance) {
    covariance[coefficient * COEFFICIENTS + coefficient] += variance;
  }

  private static double[][] features() {
    var all = new double[HOURS][COEFFICIENTS];
    for (int hour = 0; hour < HOURS; hour++) {
      all[hour][0] = 1;
      for (int j = 1; j <= HARMONICS; j++) {
        double angle = 2 * StrictMath.PI * j * (hour % 24 + 0.5) / 24;
        all[hour][2 * j - 1] = StrictMath.cos(angle);
        all[hour][2 * j] = StrictMath.sin(angle);
      }
      all[hour][1 + 2 * HARMONICS + hour / 24] = 1;
    }
    return all;
  }

  /// Whether anything was learned.
  boolean begun() {
    return begun;
  }

  /// Log of the usual rate per exposure in an hour of the week.
  double log(int hour) {
    var x = FEATURES[hour];
    double sum = 0;
    for (int k = 0; k <= 2 * HARMONICS; k++) {
      sum += x[k] * mean[k];
    }
    return sum + mean[1 + 2 * HARMONICS + hour / 24];
  }

  /// Variance of that log: how well it is known.
  double variance(int hour) {
    direct(hour);
    return along(hour);
  }

  /// Learns an hour.
  ///
  /// @param count reports in it
  /// @param exposure what there was to read, above 0
  /// @param variation squared relative wandering of the rate from hour to hour
  /// @param trust from 0 to 1: how much the hour counts
  void learn(int hour, double count, double exposure, double variation, double trust) {
    if (!begun) {
      mean[0] = StrictMath.log(StrictMath.max(count, 0.3) / exposure);
      begun = true;
    }
    vary(0, levelWanders);
    for (int k = 1; k < COEFFICIENTS; k++) {
      vary(k, SEASON_WANDERS);
    }
    direct(hour);
    double prior = along(hour);
    double before = log(hour);
    double weight = trust / (1 + variation * exposure * StrictMath.exp(before));
    double after = before;
    for (int i = 0; i < 6; i++) {
      double expected = weight * exposure * StrictMath.exp(after);
      double step = ((before - after) / prior + weight * count - expected) / (1 / prior + expected);
      step = StrictMath.max(-LONGEST_STEP, StrictMath.min(LONGEST_STEP, step));
      after += step;
      if (StrictMath.abs(step) < 1e-6) {
        break;
      }
    }
    double posterior = 1 / (1 / prior + weight * exposure * StrictMath.exp(after));
    double gain = (after - before) / prior;
    double shrink = (1 - posterior / prior) / prior;
    for (int i = 0; i < COEFFICIENTS; i++) {
      mean[i] += direction[i] * gain;
      for (int j = 0; j < COEFFICIENTS; j++) {
        covariance[i * COEFFICIENTS + j] -= direction[i] * direction[j] * shrink;
      }
    }
  }

  // The covariance along an hour's features, into `direction`. But for one weekday they are dense.
  private void direct(int hour) {
    var x = FEATURES[hour];
    int weekday = 1 + 2 * HARMONICS + hour / 24;
    for (int i = 0; i < COEFFICIENTS; i++) {
      int row = i * COEFFICIENTS;
      double sum = covariance[row + weekday];
      for (int k = 0; k <= 2 * HARMONICS; k++) {
        sum += covariance[row + k] * x[k];
      }
      direction[i] = sum;
    }
  }

  private double along(int hour) {
    var x = FEATURES[hour];
    double sum = direction[1 + 2 * HARMONICS + hour / 24];
    for (int k = 0; k <= 2 * HARMONICS; k++) {
      sum += direction[k] * x[k];
    }
    return sum;
  }

  void save(Numbers into) {
    into.put(begun ? 1 : 0);
    Arrays.stream(mean).forEach(into::put);
    for (int i = 0; i < COEFFICIENTS; i++) {
      for (int j = 0; j <= i; j++) {
        into.put(covariance[i * COEFFICIENTS + j]);
      }
    }
  }

  void restore(Numbers from) {
    begun = from.take() > 0;
    Arrays.setAll(mean, _ -> from.take());
    for (int i = 0; i < COEFFICIENTS; i++) {
      for (int j = 0; j <= i; j++) {
        double c = from.take();
        covariance[i * COEFFICIENTS + j] = c;
        covariance[j * COEFFICIENTS + i] = c;
      }
    }
  }
}
