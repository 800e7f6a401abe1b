package rasid.alerts.detect;

/// How much more than chance the counts of a watch vary, for each scale of its own.
///
/// The squared relative wandering of the rate, by the method of moments: squared deviations beyond
/// those of chance over squared means, weighed by what a window can tell of it, winsorised, faded,
/// and drawn towards [#USUAL]. Autocorrelation shows here as well: what lasts averages out less.
///
/// Mutable, for one thread.
final class Spread {
  /// Squared wandering of a rate before anything is known: some 22 %.
  static final double USUAL = 0.05;

  // Weight of the prior: as an estimate of it with a standard error of 0.13.
  private static final double PRIOR_WEIGHT = 60;
  private static final double LEAST = 1e-4;

  // Standard deviations beyond which a window tells no more.
  private static final double FURTHEST = 3;

  private final double[] excess;
  private final double[] weight;

  Spread(int scales) {
    excess = new double[scales];
    weight = new double[scales];
  }

  /// The variation of a scale, see [Surprise#of].
  double variation(int scale) {
    return StrictMath.max(
        LEAST, (excess[scale] + PRIOR_WEIGHT * USUAL) / (weight[scale] + PRIOR_WEIGHT));
  }

  /// Learns a window.
  ///
  /// @param mean reports expected in it, above 0
  /// @param unknown variance of the log of that mean, as far as it was not known better
  /// @param share 1 over the number of windows that overlap with it
  /// @param trust from 0 to 1
  void learn(int scale, double count, double mean, double unknown, double share, double trust) {
    double variation = variation(scale) + unknown;
    double variance = mean * (1 + variation * mean);
    double most = mean + FURTHEST * StrictMath.sqrt(variance) + 1;
    double deviation = StrictMath.min(count, most) - mean;
    double weighs = trust * share * mean * mean / (2 * variance * variance + mean);
    excess[scale] += weighs * (deviation * deviation - mean - unknown * mean * mean);
    weight[scale] += weighs * mean * mean;
  }

  /// Lets the past fade.
  ///
  /// @param left what is left of it, from 0 to 1
  void fade(double left) {
    for (int k = 0; k < excess.length; k++) {
      excess[k] *= left;
      weight[k] *= left;
    }
  }

  void save(Numbers into) {
    for (int k = 0; k < excess.length; k++) {
      into.put(excess[k]);
      into.put(weight[k]);
    }
  }

  void restore(Numbers from) {
    for (int k = 0; k < excess.length; k++) {
      excess[k] = from.take();
      weight[k] = from.take();
    }
  }
}
