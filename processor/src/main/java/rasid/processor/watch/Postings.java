package rasid.processor.watch;

import java.util.Arrays;
import rasid.processor.watch.Filing.Anchor;
import rasid.processor.watch.Filing.Proof;

/// The places of the watches filed under each term, each with its guard and its proof.
final class Postings {
  /// Most places and most terms there can be: what the bits of a posting hold.
  static final int MOST = 1 << 30;

  private static final long[] NONE = {};
  private static final Proof[] PROOFS = Proof.values();
  private static final int PLACE_SHIFT = 32;
  private static final int PROOF_SHIFT = 62;

  // By term. Of a posting, from the highest bit: 2 bits proof, 30 place, 32 guard.
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
            | ((long) place << PLACE_SHIFT)
            | anchor.guard();
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

  static int place(long posted) {
    return (int) (posted >>> PLACE_SHIFT) & (MOST - 1);
  }

  static int guard(long posted) {
    return (int) posted;
  }

  static Proof proof(long posted) {
    return PROOFS[(int) (posted >>> PROOF_SHIFT)];
  }
}
