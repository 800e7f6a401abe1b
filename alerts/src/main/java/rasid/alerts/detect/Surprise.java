package rasid.alerts.detect;

/// How unlikely a count is.
///
/// Counts of news vary more than chance alone would have it: a rate that is itself drawn anew for
/// every window. Two such draws are considered, and the one that is less surprised is believed:
///
/// - gamma, which makes the count negative binomial, summed exactly;
/// - lognormal, whose tail is heavier, by the signed root of the deviance at its saddle point
///   (Barndorff-Nielsen's first order), with half a report as correction for continuity.
///
/// @see <a href="https://dlmf.nist.gov/8.17">DLMF 8.17, of which the tail of the negative binomial
///   is a case</a>
public final class Surprise {
  private static final double LN10 = StrictMath.log(10);
  private static final double HALF_LN_2PI = StrictMath.log(2 * StrictMath.PI) / 2;
  private static final double LEAST_MEAN = 1e-12;
  private static final double LEAST_VARIATION = 1e-9;

  // Below so many reports the correction for continuity is too coarse; the gamma alone speaks.
  private static final double FEWEST_FOR_LOGNORMAL = 8;
  private static final int LONGEST_TAIL = 3000;
  private static final double TAIL_PRECISION = 1e-4;
  private static final double PLAIN = 1;

  private Surprise() {}

  /// Minus log10 of the chance that a count is `observed` or more. 3.0 reads "once in a thousand".
  ///
  /// 0 when `observed` is not above `mean`.
  ///
  /// @param observed reports counted, a whole number ≥ 0
  /// @param mean reports expected, ≥ 0
  /// @param variation squared relative wandering of the rate: the variance of the count is mean +
  ///   variation · mean²
  public static double of(double observed, double mean, double variation) {
    if (observed <= mean) {
      return 0;
    }
    double m = StrictMath.max(mean, LEAST_MEAN);
    double v = StrictMath.max(variation, LEAST_VARIATION);
    double gamma = gamma(observed, m, v);
    return gamma < PLAIN || observed < FEWEST_FOR_LOGNORMAL
        ? gamma
        : StrictMath.min(gamma, lognormal(observed, m, v));
  }

  /// Minus log10 of the chance that a count is `observed` or less; 0 when it is not below `mean`.
  ///
  /// Of the two draws again the one that is less surprised: here the gamma, for a lognormal's lower
  /// tail is the lighter one.
  public static double below(double observed, double mean, double variation) {
    if (observed >= mean) {
      return 0;
    }
    double v = StrictMath.max(variation, LEAST_VARIATION);
    double size = 1 / v;
    double more = mean / (mean + size);
    double logPmf = logPmf(observed, mean, size);
    // The terms of the tail over its last: below the mean they fall.
    double sum = 1;
    double term = 1;
    for (double k = observed; k > 0 && term > sum * TAIL_PRECISION; k--) {
      term *= k / ((k - 1 + size) * more);
      sum += term;
    }
    return StrictMath.max(0, -(logPmf + StrictMath.log(sum)) / LN10);
  }

  private static double logPmf(double observed, double mean, double size) {
    return logGamma(observed + size)
        - logGamma(observed + 1)
        - logGamma(size)
        + observed * StrictMath.log(mean / (mean + size))
        - size * StrictMath.log1p(mean / size);
  }

  private static double gamma(double observed, double mean, double variation) {
    double size = 1 / variation;
    double more = mean / (mean + size);
    double logPmf = logPmf(observed, mean, size);
    // The terms of the tail over its first: above the mean they fall at least geometrically.
    double sum = 1;
    double term = 1;
    for (double k = observed; k < observed + LONGEST_TAIL && term > sum * TAIL_PRECISION; k++) {
      term *= (k + size) / (k + 1) * more;
      sum += term;
    }
    return StrictMath.max(0, -(logPmf + StrictMath.log(sum)) / LN10);
  }

  private static double lognormal(double observed, double mean, double variation) {
    double y = observed - 0.5;
    if (y <= mean) {
      return 0;
    }
    double s2 = StrictMath.log1p(variation);
    double s = StrictMath.sqrt(s2);
    double centre = mean * StrictMath.exp(-s2 / 2);
    double u = StrictMath.log(y / centre) / s * (variation / (variation + 1 / mean));
    for (int i = 0; i < 8; i++) {
      double rate = centre * StrictMath.exp(s * u);
      double step = (u + s * (rate - y)) / (1 + s2 * rate);
      step = StrictMath.max(-1 / s, StrictMath.min(1 / s, step));
      u -= step;
      if (StrictMath.abs(step) < 1e-6) {
        break;
      }
    }
    double rate = centre * StrictMath.exp(s * u);
    double deviance = u * u / 2 + y * StrictMath.log(y / rate) - y + rate;
    return upperNormal(StrictMath.sqrt(2 * StrictMath.max(0, deviance)));
  }

  // Minus log10 of the upper tail of the standard normal, by Mills' ratio: the continued fraction
  // of Laplace to six terms, exact to 1 % from 1 on.
  private static double upperNormal(double z) {
    double fraction = z;
    for (int k = 6; k >= 1; k--) {
      fraction = z + k / StrictMath.max(fraction, 1e-9);
    }
    return (z * z / 2 + HALF_LN_2PI + StrictMath.log(StrictMath.max(fraction, 1))) / LN10;
  }

  // Stirling's series after the argument was raised to 8 or more: exact to 1e-10.
  private static double logGamma(double argument) {
    double x = argument;
    double raised = 1;
    while (x < 8) {
      raised *= x;
      x++;
    }
    double i = 1 / x;
    double series = i * (1.0 / 12 - i * i * (1.0 / 360 - i * i / 1260));
    return (x - 0.5) * StrictMath.log(x) - x + HALF_LN_2PI + series - StrictMath.log(raised);
  }
}
