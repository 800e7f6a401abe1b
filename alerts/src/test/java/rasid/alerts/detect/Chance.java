package rasid.alerts.detect;

import java.util.SplittableRandom;

/// Counts as chance makes them.
final class Chance {
  private Chance() {}

  /// A Poisson count, by Knuth's products of uniform numbers.
  static int poisson(SplittableRandom random, double mean) {
    double left = Math.exp(-mean);
    int n = -1;
    for (double p = 1; p > left; p *= random.nextDouble()) {
      n++;
    }
    return n;
  }
}
