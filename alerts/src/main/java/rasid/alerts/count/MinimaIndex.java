package rasid.alerts.count;

import java.util.Arrays;
import java.util.BitSet;

/// Finds the texts that share a minimum of their signatures with another: a table of open addresses
/// from a minimum and its place to the numbers of the texts that have it.
///
/// What a text shares with an unrelated one, it shares by a chance of 1 in 65,536 a minimum, so a
/// look-up meets few that are not alike, however many there are.
///
/// Mutable, for one thread.
final class MinimaIndex {
  /// Most texts kept for one minimum, the first of them. What more have in common is furniture of a
  /// site, and tells nothing.
  static final int MOST_SHARED = 50;

  private static final int FREE = -1;

  // Key and text side by side: half the cache misses of two arrays.
  private int[] slots = empty(1 << 10);
  private int used;

  /// Adds a text; call it with ascending numbers.
  void add(char[] minima, int text) {
    for (int place = 0; place < minima.length; place++) {
      put(key(place, minima[place]), text);
    }
  }

  /// The texts that share a minimum with these.
  BitSet sharing(char[] minima) {
    var texts = new BitSet();
    for (int place = 0; place < minima.length; place++) {
      int key = key(place, minima[place]);
      for (int at = home(key); slots[at + 1] != FREE; at = next(at)) {
        if (slots[at] == key) {
          texts.set(slots[at + 1]);
        }
      }
    }
    return texts;
  }

  private void put(int key, int text) {
    int shared = 0;
    int at = home(key);
    while (slots[at + 1] != FREE) {
      if (slots[at] == key && ++shared == MOST_SHARED) {
        return;
      }
      at = next(at);
    }
    slots[at] = key;
    slots[at + 1] = text;
    used++;
    if (4 * used > slots.length) {
      grow();
    }
  }

  private void grow() {
    var old = slots;
    slots = empty(2 * old.length);
    for (int from = 0; from < old.length; from += 2) {
      if (old[from + 1] != FREE) {
        int at = home(old[from]);
        while (slots[at + 1] != FREE) {
          at = next(at);
        }
        slots[at] = old[from];
        slots[at + 1] = old[from + 1];
      }
    }
  }

  private static int[] empty(int length) {
    var slots = new int[length];
    Arrays.fill(slots, FREE);
    return slots;
  }

  private static int key(int place, char minimum) {
    return (place << 16) | minimum;
  }

  // Fibonacci hashing (Knuth, "The Art of Computer Programming", volume 3, 6.4).
  private int home(int key) {
    int bits = Integer.numberOfTrailingZeros(slots.length) - 1;
    return ((key * 0x9E3779B9) >>> (32 - bits)) << 1;
  }

  private int next(int at) {
    return (at + 2) & (slots.length - 1);
  }
}
