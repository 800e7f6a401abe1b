package rasid.processor.text;

/// A number known by each of many keys of 64 bits.
///
/// A Bloom filter of one hash (Bloom, "Space/time trade-offs in hash coding with allowable errors",
/// 1970) turns nearly all unknown keys away; those known are found with what is known of them in
/// one line of memory. Safe to share between threads as long as nobody puts.
public final class KeyNumbers {
  /// Of keys that are not known.
  public static final int NONE = 0;

  // With 16 bits a key, one unknown key in 16 is looked for in vain; with more, more memory is
  // read than look-ups are saved.
  private static final int BITS_A_KEY = 16;
  private static final int SLOTS_A_KEY = 2;

  // A slot: a key, or 0 where it is free, then its number.
  private long[] slots = {};
  private int shift;
  private long[] bits = {};
  private int bitShift;
  private int size;

  /// None are known.
  public KeyNumbers() {
    this(1);
  }

  /// @param size keys that there is room for at first
  KeyNumbers(int size) {
    room(size);
  }

  private static int powerOfTwo(int least) {
    return Integer.highestOneBit(least - 1) << 1;
  }

  private void room(int size) {
    int count = powerOfTwo(Math.max(2, size * SLOTS_A_KEY));
    slots = new long[2 * count];
    shift = Long.numberOfLeadingZeros(count) + 1;
    int width = powerOfTwo(Math.max(Long.SIZE, size * BITS_A_KEY));
    bits = new long[width / Long.SIZE];
    bitShift = Long.numberOfLeadingZeros(width) + 1;
  }

  /// Puts what is known by a key, in place of what was; [#NONE] forgets it.
  ///
  /// @param key not 0
  public void put(long key, int number) {
    int slot = slot(key);
    if (slots[slot] == 0) {
      if ((size + 1) * SLOTS_A_KEY * 2 > slots.length) {
        grow();
        slot = slot(key);
      }
      size++;
      slots[slot] = key;
      int bit = bit(key);
      bits[bit >>> 6] |= 1L << bit;
    }
    slots[slot + 1] = number;
  }

  // Keys that were forgotten take no room in the new one.
  private void grow() {
    var old = slots;
    room(Math.max(4, 2 * size));
    size = 0;
    for (int i = 0; i < old.length; i += 2) {
      if (old[i + 1] != NONE) {
        put(old[i], (int) old[i + 1]);
      }
    }
  }

  // Where a key stands, or would.
  private int slot(long key) {
    int slot = 2 * (int) (spread(key) >>> shift);
    while (slots[slot] != key && slots[slot] != 0) {
      slot = (slot + 2) & (slots.length - 1);
    }
    return slot;
  }

  private int bit(long key) {
    return (int) (spread(key) >>> bitShift);
  }

  // Fibonacci hashing: Knuth, The Art of Computer Programming 3, 6.4.
  private static long spread(long key) {
    return key * 0x9E3779B97F4A7C15L;
  }

  /// 0 if a key is not known, else 1 nearly always.
  public int filter(long key) {
    int bit = bit(key);
    return (int) (bits[bit >>> 6] >>> bit) & 1;
  }

  /// What is known by a key that is known, most likely.
  public int known(long key) {
    return (int) slots[slot(key) + 1];
  }

  /// What is known by a key.
  public int get(long key) {
    return filter(key) == 0 ? NONE : known(key);
  }
}
