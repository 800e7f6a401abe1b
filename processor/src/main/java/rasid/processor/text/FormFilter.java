package rasid.processor.text;

import java.util.Collection;

/// Says quickly of most words that none of their forms is a known one, so that only few are taken
/// apart by [ProcliticForms].
///
/// A Bloom filter of one hash (Bloom, "Space/time trade-offs in hash coding with allowable errors",
/// 1970). The hash is rolled from a word's end, so that the forms, which differ at the beginning,
/// cost nothing more. Immutable, and safe to share between threads.
public final class FormFilter {
  // With 32 bits for each known word about one other word in ten is taken apart in vain.
  private static final int BITS_A_WORD = 32;

  // No more than these are stripped: و ب ا ل.
  private static final int MOST_STRIPPED = 4;

  private final long[] bits;
  private final int shift;

  private FormFilter(int log2) {
    bits = new long[1 << (log2 - 6)];
    shift = Integer.SIZE - log2;
  }

  /// The filter of these words, folded.
  public static FormFilter of(Collection<String> words) {
    int wanted = Math.max(64, words.size() * BITS_A_WORD);
    var filter = new FormFilter(Integer.SIZE - Integer.numberOfLeadingZeros(wanted - 1));
    for (var word : words) {
      filter.add(hash(word, word.length()));
    }
    return filter;
  }

  /// Whether a form of the word may be known. False is certain.
  public boolean mayHold(String token) {
    int length = token.length();
    char first = token.charAt(0);
    boolean arabic = first >= 'ء' && first <= 'ي';
    int hash = 0;
    for (int i = length - 1; i >= 0; i--) {
      char letter = token.charAt(i);
      hash = 31 * hash + letter;
      if (i == 0 || (arabic && i <= MOST_STRIPPED)) {
        if (holds(hash)) {
          return true;
        }
        // لل stands for ل and ال.
        if (letter == 'ل' && i > 0 && token.charAt(i - 1) == 'ل' && holds(31 * hash + 'ا')) {
          return true;
        }
      }
    }
    return !arabic && token.charAt(length - 1) == 's' && holds(hash(token, length - 1));
  }

  private static int hash(String word, int length) {
    int hash = 0;
    for (int i = length - 1; i >= 0; i--) {
      hash = 31 * hash + word.charAt(i);
    }
    return hash;
  }

  private void add(int hash) {
    int at = at(hash);
    bits[at >>> 6] |= 1L << at;
  }

  private boolean holds(int hash) {
    int at = at(hash);
    return (bits[at >>> 6] & (1L << at)) != 0;
  }

  // Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4).
  private int at(int hash) {
    return (hash * 0x9E3779B1) >>> shift;
  }
}
