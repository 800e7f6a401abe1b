package rasid.processor.watch;

import java.util.Arrays;

/// The places of the watches filed under each term, each with its guard.
final class Postings {
  private static final long[] NONE = {};

  // Set in a posting whose term and guard make a match.
  private static final long ENOUGH = 1L << (Long.SIZE - 1);

  // By term; the place in the upper half, the guard in the lower.
  private long[][] posted = new long[64][];
  private int[] counts = new int[64];

  Postings() {
    Arrays.fill(posted, NONE);
  }

  void put(int term, int place, int guard, boolean isEnough) {
    if (term >= posted.length) {
      int before = posted.length;
      posted = Arrays.copyOf(posted, Math.max(term + 1, 2 * before));
      Arrays.fill(posted, before, posted.length, NONE);
      counts = Arrays.copyOf(counts, posted.length);
    }
    int count = counts[term];
    if (count == posted[term].length) {
      posted[term] = Arrays.copyOf(posted[term], Math.max(1, count + (count >> 1) + 1));
    }
    posted[term][count] = ((long) place << Integer.SIZE) | guard | (isEnough ? ENOUGH : 0);
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
    return (int) (posted >>> Integer.SIZE) & Integer.MAX_VALUE;
  }

  static boolean isEnough(long posted) {
    return posted < 0;
  }

  static int guard(long posted) {
    return (int) posted;
  }
}
