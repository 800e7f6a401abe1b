package rasid.processor.watch;

import java.util.Arrays;
import rasid.processor.watch.Filing.Anchor;
import rasid.processor.watch.Filing.Proof;

/// The places of the watches filed under each term, each with its guard and its proof.
final class Postings {
  private static final long[] NONE = {};
  private static final Proof[] PROOFS = Proof.values();
  // Of a posting, from the lowest: guard, place, words to the guard, proof.
  private static final int GUARD_BITS = 28;
  private static final int PLACE_BITS = 27;
  private static final int REACH_BITS = 6;
  private static final int REACH_SHIFT = GUARD_BITS + PLACE_BITS;
  private static final int PROOF_SHIFT = REACH_SHIFT + REACH_BITS;

  // By term.
  private long[][] posted = new long[64][];
  private int[] counts = new int[64];

  Postings() {
    Arrays.fill(posted, NONE);
  }

  @SuppressWarnings("EnumOrdinal") // never leaves memory
  void put(Anchor anchor, int place) {
    int term = anchor.term();
    if (term >= posted.length) {
      int before = posted.length;
      posted = Arrays.copyOf(posted, Math.max(term + 1, 2 * before));
      Arrays.fill(posted, before, posted.length, NONE);
      counts = Arrays.copyOf(counts, posted.length);
    }
    int count = counts[term];
    if (count == posted[term].length) {
      posted[term] = Arrays.copyOf(posted[term], count + (count >> 1) + 1);
    }
    posted[term][count] =
        ((long) anchor.proof().ordinal() << PROOF_SHIFT)
            | (fit(anchor.reach(), REACH_BITS) << REACH_SHIFT)
            | (fit(place, PLACE_BITS) << GUARD_BITS)
            | fit(anchor.guard(), GUARD_BITS);
    counts[term]++;
  }

  void remove(int term, int place) {
    var of = posted[term];
    for (int i = counts[term] - 1; i >= 0; i--) {
      if (place(of[i]) == place) {
        of[i] = of[--counts[term]];
      }
    }
    if (counts[term] == 0) {
      posted[term] = NONE;
    }
  }

  /// What is posted under a term, as many as [#count] says.
  long[] of(int term) {
    return term < posted.length ? posted[term] : NONE;
  }

  int count(int term) {
    return term < counts.length ? counts[term] : 0;
  }

  private static long fit(int number, int bits) {
    if (number >>> bits != 0) {
      throw new IllegalStateException("%d watches or words are too many".formatted(number));
    }
    return number;
  }

  static int place(long posted) {
    return (int) (posted >>> GUARD_BITS) & ((1 << PLACE_BITS) - 1);
  }

  static int guard(long posted) {
    return (int) posted & ((1 << GUARD_BITS) - 1);
  }

  static int reach(long posted) {
    return (int) (posted >>> REACH_SHIFT) & ((1 << REACH_BITS) - 1);
  }

  static Proof proof(long posted) {
    return PROOFS[(int) (posted >>> PROOF_SHIFT)];
  }
}
