package rasid.processor.text;

/// A number known by each of many folded words, looked up with the words of a text and their forms.
///
/// A look-up makes no string: [FoldedText] has hashed each form once for all tables. A Bloom filter
/// of one hash (Bloom, "Space/time trade-offs in hash coding with allowable errors", 1970) turns
/// nearly all unknown forms away; those known are found with what is known of them in one line of
/// memory. Safe to share between threads as long as nobody puts.
public final class WordNumbers {
  /// Of words that are not known.
  public static final int NONE = 0;

  // With 16 bits a word, one unknown form in 16 is looked for in vain; with more, more memory is
  // read than look-ups are saved.
  private static final int BITS_A_WORD = 16;
  private static final int SLOTS_A_WORD = 2;

  // A slot: the hash of a word, or 0 where it is free, then its number.
  private long[] slots = {};
  private int shift;
  private long[] bits = {};
  private int bitShift;
  private int size;

  /// None are known.
  public WordNumbers() {
    this(1);
  }

  /// @param size words that there is room for at first
  WordNumbers(int size) {
    room(size);
  }

  private static int powerOfTwo(int least) {
    return Integer.highestOneBit(least - 1) << 1;
  }

  private void room(int size) {
    int count = powerOfTwo(Math.max(2, size * SLOTS_A_WORD));
    slots = new long[2 * count];
    shift = Long.numberOfLeadingZeros(count) + 1;
    int width = powerOfTwo(Math.max(Long.SIZE, size * BITS_A_WORD));
    bits = new long[width / Long.SIZE];
    bitShift = Long.numberOfLeadingZeros(width) + 1;
  }

  /// Puts what is known by a folded word, in place of what was; [#NONE] forgets it.
  public void put(String word, int number) {
    put(RollingHash.of(word), number);
  }

  private void put(long hash, int number) {
    int slot = slot(hash);
    if (slots[slot] == 0) {
      if ((size + 1) * SLOTS_A_WORD * 2 > slots.length) {
        grow();
        slot = slot(hash);
      }
      size++;
      slots[slot] = hash;
      int bit = (int) (spread(hash) >>> bitShift);
      bits[bit >>> 6] |= 1L << bit;
    }
    slots[slot + 1] = number;
  }

  // Words that were forgotten take no room in the new one.
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

  // Where a hash stands, or would.
  private int slot(long hash) {
    int slot = 2 * (int) (spread(hash) >>> shift);
    while (slots[slot] != hash && slots[slot] != 0) {
      slot = (slot + 2) & (slots.length - 1);
    }
    return slot;
  }

  // Fibonacci hashing: Knuth, The Art of Computer Programming 3, 6.4.
  private static long spread(long hash) {
    return hash * 0x9E3779B97F4A7C15L;
  }

  /// What is known by a form of a word of a text.
  ///
  /// @param form its number, from [FoldedText#firstForm] to before [FoldedText#endForm]
  public int form(FoldedText text, int form) {
    long hash = text.formHash(form);
    int bit = (int) (spread(hash) >>> bitShift);
    return (bits[bit >>> 6] & (1L << bit)) == 0 ? NONE : (int) slots[slot(hash) + 1];
  }

  /// What is known by a folded word.
  public int get(String word) {
    return (int) slots[slot(RollingHash.of(word)) + 1];
  }
}
