package rasid.processor.watch;

import java.util.Arrays;
import rasid.processor.text.KeyNumbers;

/// The pairs of words one after the other that phrases are made of.
///
/// Each is a term of its own, found where the terms of its words stand side by side. So the words
/// of a phrase, which are common, bring no watch to be looked at, and their meeting, which is rare,
/// does.
final class Pairs {
  private static final int MET = 128;

  private final KeyNumbers pairs = new KeyNumbers();

  void put(int first, int next, int term) {
    pairs.put(key(first, next), term);
  }

  void remove(int first, int next) {
    pairs.put(key(first, next), Terms.NONE);
  }

  private static long key(int first, int next) {
    return ((long) first << Integer.SIZE) | next;
  }

  /// Adds the pairs that stand in a text, each where its first word does.
  ///
  /// @param hits all words that do, from the last to the first
  void read(Hits hits) {
    int words = hits.size();
    // Gathered first, by arithmetic alone, for which are pairs cannot be foreseen.
    var met = new long[MET];
    int end = 0;
    for (int first = 1; first < words; first++) {
      int after = hits.word(first) + 1;
      int term = hits.term(first);
      int next = first;
      do {
        next--;
        if (end == met.length) {
          met = Arrays.copyOf(met, 2 * end);
        }
        met[end] = key(first, next);
        int apart = hits.word(next) ^ after;
        int isBeside = (apart - 1) >>> (Integer.SIZE - 1);
        end += isBeside & pairs.filter(key(term, hits.term(next)));
      } while (next > 0 && hits.word(next - 1) <= after);
    }
    for (int i = 0; i < end; i++) {
      int first = (int) (met[i] >>> Integer.SIZE);
      int pair = pairs.known(key(hits.term(first), hits.term((int) met[i])));
      if (pair != Terms.NONE) {
        hits.add(hits.word(first), pair, hits.skipped(first));
      }
    }
  }
}
