package rasid.processor.text;

/// The hash of a word: a polynomial of its units modulo 2^64 (Karp and Rabin, "Efficient randomized
/// pattern-matching algorithms", 1987), so that those of all parts of a text follow from those of
/// its beginnings.
///
/// Two words of one text or table have the same with a chance of 2^-64 a pair, so it stands for the
/// word: among a million words that is one in forty million for any pair at all.
final class RollingHash {
  /// Odd, its bits well mixed: 2^64 over the golden ratio.
  static final long BASE = 0x9E3779B97F4A7C15L;

  // The first powers of the base; words are seldom longer.
  private static final long[] POWERS = powers();

  private RollingHash() {}

  private static long[] powers() {
    var powers = new long[64];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * BASE;
    }
    return powers;
  }

  /// The base to a power.
  ///
  /// @param exponent from 0
  static long power(int exponent) {
    int last = POWERS.length - 1;
    long power = POWERS[exponent & last];
    for (int i = exponent & ~last; i > 0; i--) {
      power *= BASE;
    }
    return power;
  }

  /// The hash of what stands from `start` to before `end`.
  static long of(char[] chars, int start, int end) {
    long hash = 0;
    for (int i = start; i < end; i++) {
      hash = hash * BASE + chars[i];
    }
    return hash;
  }

  /// The hash of a folded word, the same as that of a form that reads so.
  static long of(String word) {
    long hash = 0;
    for (int i = 0; i < word.length(); i++) {
      hash = hash * BASE + word.charAt(i);
    }
    return hash;
  }
}
