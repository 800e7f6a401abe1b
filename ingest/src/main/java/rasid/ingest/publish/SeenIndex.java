package rasid.ingest.publish;

import java.util.Collection;
import java.util.HexFormat;

/// All articles that the sources of a partition have brought, to ask whether any has: a table of
/// 8-byte numbers, since as sets of strings those of ten thousand sources fill gibibytes, and
/// asking each source in turn takes as long as fetching the page.
///
/// An article no source remembers any more may stay in it for a while.
final class SeenIndex {
  private static final int SMALLEST = 1 << 10;

  // Zero is a free slot; an id of zeros is kept beside.
  private long[] slots = new long[SMALLEST];
  private boolean hasZero;
  private int size;

  synchronized void addAll(Collection<String> briefs) {
    briefs.forEach(brief -> add(HexFormat.fromHexDigitsToLong(brief)));
  }

  synchronized boolean contains(String brief) {
    long number = HexFormat.fromHexDigitsToLong(brief);
    return number == 0 ? hasZero : slots[place(number)] == number;
  }

  synchronized int size() {
    return size;
  }

  private void add(long number) {
    if (number == 0) {
      hasZero = true;
      return;
    }
    int place = place(number);
    if (slots[place] == 0) {
      slots[place] = number;
      size++;
      if (size > slots.length / 3 * 2) {
        grow();
      }
    }
  }

  // The numbers are bits of SHA-256, so they are spread already.
  private int place(long number) {
    int mask = slots.length - 1;
    int at = (int) number & mask;
    while (slots[at] != 0 && slots[at] != number) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    var before = slots;
    slots = new long[2 * before.length];
    for (long number : before) {
      if (number != 0) {
        slots[place(number)] = number;
      }
    }
  }
}
