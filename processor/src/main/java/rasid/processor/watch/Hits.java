package rasid.processor.watch;

import java.util.Arrays;

/// The terms that one article holds, and where its words stand.
///
/// Hits are numbered by the word they stand on; those of a term are linked, first to last. Terms
/// are found by open addressing, in a table that fits the nearest cache.
final class Hits {
  private static final int NO_HIT = -1;

  // Hits in the order of the text.
  private int[] terms = new int[1024];
  private int[] words = new int[1024];
  private byte[] skipped = new byte[1024];
  private int[] after = new int[1024];
  private int size;

  // The terms present, a bit each.
  private final long[] held;

  // Hits on each word begin here.
  private final int[] begins;
  private int word = -1;

  // Terms present, by hash: their number, their first and last hit.
  private int[] present = new int[2048];
  private int[] firsts = new int[2048];
  private int[] lasts = new int[2048];
  private int count;
  private int shift = shift(present.length);

  /// @param length words of the text
  /// @param terms numbers of terms are below this
  Hits(int length, int terms) {
    begins = new int[length + 1];
    held = new long[(terms >> 6) + 1];
  }

  /// Goes on to the next word.
  void next(int next) {
    word = next;
    begins[next] = size;
    begins[next + 1] = size;
  }

  /// Adds a term that stands on the word at hand.
  ///
  /// @param skip units of the word before it
  void add(int term, int skip) {
    int slot = slot(term);
    int last = NO_HIT;
    if (present[slot] == term) {
      last = lasts[slot];
      if (last != NO_HIT && words[last] == word) {
        return; // known by a longer form already
      }
    } else {
      slot = put(slot, term);
    }
    if (size == terms.length) {
      terms = Arrays.copyOf(terms, 2 * size);
      words = Arrays.copyOf(words, 2 * size);
      skipped = Arrays.copyOf(skipped, 2 * size);
      after = Arrays.copyOf(after, 2 * size);
    }
    terms[size] = term;
    words[size] = word;
    skipped[size] = (byte) skip;
    after[size] = NO_HIT;
    if (last == NO_HIT) {
      firsts[slot] = size;
    } else {
      after[last] = size;
    }
    lasts[slot] = size;
    size++;
    begins[word + 1] = size;
  }

  /// Adds a fact, which stands nowhere.
  void add(int fact) {
    int slot = slot(fact);
    if (fact != Terms.NONE && present[slot] != fact) {
      slot = put(slot, fact);
      firsts[slot] = NO_HIT;
      lasts[slot] = NO_HIT;
    }
  }

  private int put(int slot, int term) {
    count++;
    held[term >> 6] |= 1L << term;
    if (2 * count <= present.length) {
      present[slot] = term;
      return slot;
    }
    var oldPresent = present;
    var oldFirsts = firsts;
    var oldLasts = lasts;
    present = new int[2 * oldPresent.length];
    firsts = new int[present.length];
    lasts = new int[present.length];
    shift = shift(present.length);
    for (int i = 0; i < oldPresent.length; i++) {
      if (oldPresent[i] != Terms.NONE) {
        int moved = slot(oldPresent[i]);
        present[moved] = oldPresent[i];
        firsts[moved] = oldFirsts[i];
        lasts[moved] = oldLasts[i];
      }
    }
    int added = slot(term);
    present[added] = term;
    return added;
  }

  private int slot(int term) {
    int slot = (term * 0x9E3779B9) >>> shift;
    while (present[slot] != term && present[slot] != Terms.NONE) {
      slot = (slot + 1) & (present.length - 1);
    }
    return slot;
  }

  private static int shift(int slots) {
    return Integer.numberOfLeadingZeros(slots) + 1;
  }

  /// Whether the article holds a term.
  boolean holds(int term) {
    return (held[term >> 6] & (1L << term)) != 0;
  }

  /// The terms it holds, in no order, [Terms#NONE] among them.
  int[] present() {
    return present;
  }

  /// The first hit of a term, or a negative number.
  int first(int term) {
    return holds(term) ? firsts[slot(term)] : NO_HIT;
  }

  /// The next hit of the same term, or a negative number.
  int after(int hit) {
    return after[hit];
  }

  int word(int hit) {
    return words[hit];
  }

  int skipped(int hit) {
    return skipped[hit];
  }

  /// Whether a term stands on a word.
  boolean isOn(int on, int term) {
    if (on < 0 || on >= begins.length - 1) {
      return false;
    }
    for (int hit = begins[on]; hit < begins[on + 1]; hit++) {
      if (terms[hit] == term) {
        return true;
      }
    }
    return false;
  }
}
