package rasid.processor.watch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The terms that one article holds, and where its words stand.
///
/// Terms are numbered as they are met, and found by open addressing; hits are numbered as they are
/// added, from the end of the text to its beginning, and each is linked to the one that its term
/// had before, so that those of a term follow one another as they do in the text. What is read
/// together lies together.
///
/// The room that one takes is left to the next of the thread when closed, for to clear memory and
/// to bring it near costs a tenth of the time that matching takes.
final class Hits implements AutoCloseable {
  private static final int NO_HIT = -1;

  // Those of more terms or hits are rare, and their room is not kept.
  private static final int MOST_KEPT = 1 << 16;

  private static final ThreadLocal<@Nullable Hits> FREE = new ThreadLocal<>();

  // A hit: its term, its word and below it the units skipped, the next hit of the term.
  private static final int HIT = 3;
  private static final int PLACE = 1;
  private static final int AFTER = 2;
  private static final int SKIPPED_BITS = 3;

  // A term that is present, with its first hit.
  private static final int PRESENT = 2;
  private static final int FIRST = 1;

  // Parts of the text, a bit each.
  private static final int PART_BITS = 6;

  private int[] hits = new int[HIT * 384];
  private int size;

  private int[] present = new int[PRESENT * 128];
  // In which parts of the text each stands.
  private long[] parts = new long[128];
  private int count;

  // The number of a term that is present, plus one.
  private int[] slots = new int[512];
  private int slotShift = Integer.numberOfLeadingZeros(slots.length) + 1;

  // The terms present, a bit each.
  private long[] held = {};

  // Bits of the number of a word that do not tell its part.
  private int partShift;

  private Hits() {}

  /// None, in the room that was left, or other.
  ///
  /// @param length words of the text
  /// @param terms numbers of terms are below this
  static Hits of(int length, int terms) {
    var free = FREE.get();
    FREE.set(null);
    var hits = free == null ? new Hits() : free;
    if (hits.held.length <= terms >> 6) {
      hits.held = new long[(terms >> 6) + 1];
    }
    hits.partShift = Math.max(0, Integer.SIZE - Integer.numberOfLeadingZeros(length) - PART_BITS);
    return hits;
  }

  /// Forgets all and leaves the room to the next of this thread.
  @Override
  public void close() {
    for (int number = 0; number < count; number++) {
      held[present(number) >> 6] = 0;
    }
    Arrays.fill(slots, 0);
    count = 0;
    size = 0;
    if (Math.max(hits.length, slots.length) <= MOST_KEPT) {
      FREE.set(this);
    }
  }

  /// Adds a term that stands on a word, not after one where it was added already.
  ///
  /// @param skip units of the word before it
  void add(int on, int term, int skip) {
    int number = numberOf(term);
    int next = present[PRESENT * number + FIRST];
    if (next != NO_HIT && word(next) == on) {
      return; // known by a longer form already
    }
    int at = HIT * size;
    if (at == hits.length) {
      hits = Arrays.copyOf(hits, 2 * at);
    }
    hits[at] = term;
    hits[at + PLACE] = (on << SKIPPED_BITS) | skip;
    hits[at + AFTER] = next;
    present[PRESENT * number + FIRST] = size;
    parts[number] |= 1L << (on >> partShift);
    size++;
  }

  /// Adds a fact, which stands nowhere.
  void add(int fact) {
    if (fact != Terms.NONE) {
      numberOf(fact);
    }
  }

  // The number of a term, which is present from now on.
  private int numberOf(int term) {
    int slot = slot(term);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    if (count == parts.length) {
      present = Arrays.copyOf(present, 2 * present.length);
      parts = Arrays.copyOf(parts, 2 * count);
    }
    present[PRESENT * count] = term;
    present[PRESENT * count + FIRST] = NO_HIT;
    parts[count] = 0;
    held[term >> 6] |= 1L << term;
    count++;
    slots[slot] = count;
    if (2 * count > slots.length) {
      grow();
    }
    return count - 1;
  }

  private void grow() {
    slots = new int[2 * slots.length];
    slotShift--;
    for (int number = 0; number < count; number++) {
      slots[slot(present[PRESENT * number])] = number + 1;
    }
  }

  private int slot(int term) {
    int slot = (term * 0x9E3779B9) >>> slotShift;
    while (slots[slot] != 0 && present[PRESENT * (slots[slot] - 1)] != term) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
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
  /// @param number from 0 to before [#count]
  int present(int number) {
    return present[PRESENT * number];
  }

  /// The first hit of a term, or a negative number.
  int first(int term) {
    return holds(term) ? present[PRESENT * (slots[slot(term)] - 1) + FIRST] : NO_HIT;
  }

  /// The next hit of the same term, or a negative number.
  int after(int hit) {
    return hits[HIT * hit + AFTER];
  }

  /// How many hits there are.
  int size() {
    return size;
  }

  int term(int hit) {
    return hits[HIT * hit];
  }

  int word(int hit) {
    return hits[HIT * hit + PLACE] >>> SKIPPED_BITS;
  }

  int skipped(int hit) {
    return hits[HIT * hit + PLACE] & ((1 << SKIPPED_BITS) - 1);
  }

  /// Whether two terms that the article holds stand within so many words, one before the other or
  /// after.
  ///
  /// @param number of the one, as for [#present]
  boolean isNear(int number, int other, int reach) {
    int near = slots[slot(other)] - 1;
    return (widened(parts[number], reach) & parts[near]) != 0
        && areNear(present[PRESENT * number + FIRST], present[PRESENT * near + FIRST], reach);
  }

  // Parts of the text, and those within reach of them.
  private long widened(long parts, int reach) {
    long wide = parts;
    for (int far = 0; far < reach; far += 1 << partShift) {
      wide |= (wide << 1) | (wide >>> 1);
    }
    return wide;
  }

  private boolean areNear(int hit, int near, int reach) {
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
