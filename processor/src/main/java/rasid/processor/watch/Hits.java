package rasid.processor.watch;

import java.util.Arrays;

/// The terms that one article holds, and where its words stand.
///
/// Hits are numbered by the word they stand on; those of a term are linked, first to last. Terms
/// are found by open addressing. What is read together lies together.
final class Hits {
  private static final int NO_HIT = -1;

  // A hit: its term, its word, units skipped, the next hit of the term.
  private static final int HIT = 4;
  private static final int WORD = 1;
  private static final int SKIPPED = 2;
  private static final int AFTER = 3;

  // A slot: a term that is present, its first and its last hit.
  private static final int SLOT = 4;
  private static final int FIRST = 1;
  private static final int LAST = 2;

  private int[] hits = new int[HIT * 512];
  private int size;

  private int[] slots = new int[SLOT * 512];
  private int shift = shift();

  private int[] present = new int[256];
  private int count;

  // The terms present, a bit each.
  private final long[] held;

  // Hits on each word begin here.
  private final int[] begins;
  private int word = -1;

  /// @param length words of the text
  /// @param terms numbers of terms are below this
  Hits(int length, int terms) {
    begins = new int[length + 1];
    held = new long[(terms >> 6) + 1];
  }

  /// Adds a term that stands on a word, not before one where something was added already.
  ///
  /// @param skip units of the word before it
  void add(int on, int term, int skip) {
    while (word < on) {
      word++;
      begins[word] = size;
    }
    int slot = slot(term);
    int last = NO_HIT;
    if (slots[slot] == term) {
      last = slots[slot + LAST];
      if (last != NO_HIT && word(last) == on) {
        return; // known by a longer form already
      }
    } else {
      slot = put(slot, term);
    }
    int at = HIT * size;
    if (at == hits.length) {
      hits = Arrays.copyOf(hits, 2 * at);
    }
    hits[at] = term;
    hits[at + WORD] = on;
    hits[at + SKIPPED] = skip;
    hits[at + AFTER] = NO_HIT;
    if (last == NO_HIT) {
      slots[slot + FIRST] = size;
    } else {
      hits[HIT * last + AFTER] = size;
    }
    slots[slot + LAST] = size;
    size++;
  }

  /// Adds a fact, which stands nowhere.
  void add(int fact) {
    int slot = slot(fact);
    if (fact != Terms.NONE && slots[slot] != fact) {
      slot = put(slot, fact);
      slots[slot + FIRST] = NO_HIT;
      slots[slot + LAST] = NO_HIT;
    }
  }

  private int put(int slot, int term) {
    if (count == present.length) {
      present = Arrays.copyOf(present, 2 * count);
    }
    present[count] = term;
    count++;
    held[term >> 6] |= 1L << term;
    if (2 * SLOT * count <= slots.length) {
      slots[slot] = term;
      return slot;
    }
    var old = slots;
    slots = new int[2 * old.length];
    shift = shift();
    for (int i = 0; i < old.length; i += SLOT) {
      if (old[i] != Terms.NONE) {
        System.arraycopy(old, i, slots, slot(old[i]), SLOT);
      }
    }
    int added = slot(term);
    slots[added] = term;
    return added;
  }

  private int slot(int term) {
    int slot = SLOT * ((term * 0x9E3779B9) >>> shift);
    while (slots[slot] != term && slots[slot] != Terms.NONE) {
      slot = (slot + SLOT) & (slots.length - 1);
    }
    return slot;
  }

  private int shift() {
    return Integer.numberOfLeadingZeros(slots.length / SLOT) + 1;
  }

  /// Whether the article holds a term.
  boolean holds(int term) {
    return (held[term >> 6] & (1L << term)) != 0;
  }

  /// How many terms it holds.
  int count() {
    return count;
  }

  /// A term it holds.
  ///
  /// @param index from 0 to before [#count]
  int present(int index) {
    return present[index];
  }

  /// The first hit of a term, or a negative number.
  int first(int term) {
    return holds(term) ? slots[slot(term) + FIRST] : NO_HIT;
  }

  /// The next hit of the same term, or a negative number.
  int after(int hit) {
    return hits[HIT * hit + AFTER];
  }

  int word(int hit) {
    return hits[HIT * hit + WORD];
  }

  int skipped(int hit) {
    return hits[HIT * hit + SKIPPED];
  }

  /// Whether a term stands on a word.
  boolean isOn(int on, int term) {
    if (on < 0 || on > word) {
      return false;
    }
    for (int hit = begins[on]; hit < size && word(hit) == on; hit++) {
      if (hits[HIT * hit] == term) {
        return true;
      }
    }
    return false;
  }

  /// Whether a term stands so many words after another, somewhere.
  boolean isBeside(int term, int other, int distance) {
    for (int hit = first(term); hit >= 0; hit = after(hit)) {
      if (isOn(word(hit) + distance, other)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a term stands within so many words of another, somewhere, before it or after.
  boolean isNear(int term, int other, int reach) {
    int hit = first(term);
    int near = first(other);
    while (hit >= 0 && near >= 0) {
      int distance = word(near) - word(hit);
      if (Math.abs(distance) <= reach) {
        return true;
      }
      if (distance < 0) {
        near = after(near);
      } else {
        hit = after(hit);
      }
    }
    return false;
  }
}
