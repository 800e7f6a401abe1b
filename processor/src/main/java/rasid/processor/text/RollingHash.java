package rasid.processor.text;

import java.security.SecureRandom;

/// The hash of a word: a polynomial of its units modulo 2^64 (Karp and Rabin, "Efficient randomized
/// pattern-matching algorithms", 1987), its first unit lowest, so that those of all parts of a text
/// follow from sums over it, which need not wait for one another as products would.
///
/// Two words of one text or table have the same with a chance of 2^-64 a pair, so it stands for the
/// word: among a million words that is one in forty million for any pair at all. It says nothing
/// outside the process.
final class RollingHash {
  // Each process draws its own, so that nobody can write a word that has the hash of another. Five
  // above a multiple of eight, so that it has an inverse and its powers differ as long as they can
  // (Knuth, The Art of Computer Programming 2, 3.2.1.2).
  private static final long BASE = (new SecureRandom().nextLong() & -8) | 5;
  private static final long INVERSE = inverse();

  private RollingHash() {}

  // Newton's iteration doubles the bits that are right; an odd number is its own inverse in three.
  private static long inverse() {
    long inverse = BASE;
    for (int right = 3; right < Long.SIZE; right *= 2) {
      inverse *= 2 - BASE * inverse;
    }
    return inverse;
  }

  /// The first powers of the base, from that to 0.
  static long[] powers(int count) {
    return powers(BASE, count);
  }

  /// One over each of the first powers of the base.
  static long[] inverses(int count) {
    return powers(INVERSE, count);
  }

  private static long[] powers(long base, int count) {
    var powers = new long[count];
    powers[0] = 1;
    for (int i = 1; i < count; i++) {
      powers[i] = powers[i - 1] * base;
    }
    return powers;
  }

  /// One power of the base.
  static long power(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= BASE;
    }
    return power;
  }

  /// The hash of what stands from `start` to before `end`.
  static long of(char[] chars, int start, int end) {
    long hash = 0;
    for (int i = end - 1; i >= start; i--) {
      hash = hash * BASE + chars[i];
    }
    return hash;
  }

  /// The hash of a folded word, the same as that of a form that reads so.
  static long of(String word) {
    long hash = 0;
    for (int i = word.length() - 1; i >= 0; i--) {
      hash = hash * BASE + word.charAt(i);
    }
    return hash;
  }
}
