package rasid.cli.demo;

/// Chance that repeats: the same seed gives the same throws on every machine.
///
/// @see <a href="https://doi.org/10.1145/2660193.2660195">Steele, Lea, Flood, "Fast splittable
///   pseudorandom number generators" (SplitMix64)</a>
final class Dice {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private long state;

  private Dice(long state) {
    this.state = state;
  }

  /// Dice of their own for one thing: other seeds or other keys throw independently.
  static Dice of(long seed, Object... keys) {
    long state = mixed(seed + GOLDEN);
    for (var key : keys) {
      var text = key.toString(); // a hash of our own: Object.hashCode may differ between runs
      for (int i = 0; i < text.length(); i++) {
        state = mixed(state * 31 + text.charAt(i) + GOLDEN);
      }
      state = mixed(state + GOLDEN);
    }
    return new Dice(state);
  }

  /// A whole number from `low` to `high`, both included.
  int between(int low, int high) {
    return low + below(high - low + 1);
  }

  /// A whole number from 0 up to but not including `bound`.
  int below(int bound) {
    return (int) Long.remainderUnsigned(next(), bound);
  }

  /// True once in `n` throws.
  boolean onceIn(int n) {
    return below(n) == 0;
  }

  /// An index drawn by weight.
  int weighted(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double left = (next() >>> 11) * 0x1.0p-53 * sum;
    for (int i = 0; i < weights.length - 1; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  private long next() {
    state += GOLDEN;
    return mixed(state);
  }

  private static long mixed(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
