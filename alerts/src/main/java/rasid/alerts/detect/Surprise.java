package rasid.alerts.detect;

/// How unlikely a count is.
public final class Surprise {
  private static final double LN10 = StrictMath.log(10);
  private static final int LONGEST_TAIL = 100_000;

  private Surprise() {}

  /// Minus log10 of the chance that a negative binomial count of this mean and variance is
  /// `observed` or more.
  ///
  /// 3.0 reads "once in a thousand". 0 when `observed` is not above `mean`. The negative binomial
  /// is the count of events that come in clumps: with a variance of twice the mean even three
  /// reports where 0.01 are usual are no proof.
  ///
  /// @param observed reports counted, ≥ 0
  /// @param mean reports expected, ≥ 0; 0 with `observed` above 0 is taken as 1e-9
  /// @param variance above `mean`
  /// @see <a href="https://dlmf.nist.gov/8.17">DLMF 8.17, of which the tail of the negative
  ///   binomial is a case</a>
  public static double of(int observed, double mean, double variance) {
    if (observed <= mean) {
      return 0;
    }
    double mu = StrictMath.max(mean, 1e-9);
    double spread = StrictMath.max(variance, mu * (1 + 1e-6));
    double size = mu * mu / (spread - mu);
    double miss = 1 - mu / spread; // chance of one more, in the geometric limit
    double logPmf = size * StrictMath.log(mu / spread) + logRising(size, miss, observed);
    return StrictMath.max(0, -(logPmf + StrictMath.log(tail(size, miss, observed))) / LN10);
  }

  // log of the product over k < n of (size + k) / (k + 1) * miss, with few calls of log.
  private static double logRising(double size, double miss, int n) {
    double log = 0;
    double product = 1;
    for (int k = 0; k < n; k++) {
      product *= (size + k) / (k + 1) * miss;
      if (product < 1e-200 || product > 1e200) {
        log += StrictMath.log(product);
        product = 1;
      }
    }
    return log + StrictMath.log(product);
  }

  // Sum of pmf(k) / pmf(n) over k >= n. Above the mean the terms fall at least geometrically.
  private static double tail(double size, double miss, int n) {
    double sum = 1;
    double term = 1;
    for (int k = n; k < n + LONGEST_TAIL && term > sum * 1e-17; k++) {
      term *= (size + k) / (k + 1) * miss;
      sum += term;
    }
    return sum;
  }
}
