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

  // What winsorising and distrust take off a variance, given back: measured on counts drawn at
  // lognormal rates of 40 % an hour.
  private static final double TRIMMED = 1.2;

  // Standard deviations beyond which a window tells no more.
  private static final double FURTHEST = 3;

  // Clumping before anything is known, and the reports it weighs as much as.
  private static final double CLUMPING = 1;
  private static final double PRIOR_REPORTS = 5;

  private final int clumped;
  private final int span;
  private double clumps;
  private double reports;
  private final double[] excess;
  private final double[] weight;

  /// @param scales how many there are
  /// @param clumped the one whose windows tell of clumps
  /// @param span its panes
  Spread(int scales, int clumped, int span) {
    this.clumped = clumped;
    this.span = span;
    excess = new double[scales];
    weight = new double[scales];
  }

  /// The variation of a window, see [Surprise#of]: that of its scale, and that of clumps.
  ///
  /// @param mean reports expected in it, above 0
  double variation(int scale, double mean) {
    return wandering(scale) + clumping() / mean;
  }

  /// Variance over mean of few reports, less the 1 of chance: reports come in clumps.
  double clumping() {
    return StrictMath.max(0, (clumps + PRIOR_REPORTS * CLUMPING) / (reports + PRIOR_REPORTS));
  }

  private double wandering(int scale) {
    return StrictMath.max(
        LEAST, TRIMMED * (excess[scale] + PRIOR_WEIGHT * USUAL) / (weight[scale] + PRIOR_WEIGHT));
  }

  /// Learns a window.
  ///
  /// @param mean reports expected in it, above 0
  /// @param unknown variance of the log of that mean, as far as it was not known better
  /// @param share 1 over the number of windows that overlap with it
  /// @param trust from 0 to 1
  void learn(int scale, double count, double mean, double unknown, double share, double trust) {
    double wandering = wandering(scale) + unknown;
    double clumping = clumping();
    double variance = mean * (1 + clumping + wandering * mean);
    double most = mean + FURTHEST * StrictMath.sqrt(variance) + 1;
    double deviation = StrictMath.min(count, most) - mean;
    double weighs = trust * share * mean * mean / (2 * variance * variance + mean);
    double beyond = deviation * deviation - mean - unknown * mean * mean;
    excess[scale] += weighs * (beyond - clumping * mean);
    weight[scale] += weighs * mean * mean;
    if (scale == clumped) {
      double few = trust * share * span / ((1 + mean) * (1 + mean));
      clumps += few * (beyond - wandering(scale) * mean * mean);
      reports += few * mean;
    }
  }

  /// Lets the past fade.
  ///
  /// @param left what is left of it, from 0 to 1
  void fade(double left) {
    clumps *= left;
    reports *= left;
    for (int k = 0; k < excess.length; k++) {
      excess[k] *= left;
      weight[k] *= left;
    }
  }

  void save(Numbers into) {
    into.put(clumps);
    into.put(reports);
    for (int k = 0; k < excess.length; k++) {
      into.put(excess[k]);
      into.put(weight[k]);
    }
  }

  void restore(Numbers from) {
    clumps = from.take();
    reports = from.take();
    for (int k = 0; k < excess.length; k++) {
      excess[k] = from.take();
      weight[k] = from.take();
    }
  }
}
