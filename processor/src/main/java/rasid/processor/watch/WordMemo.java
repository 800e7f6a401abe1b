package rasid.processor.watch;

import rasid.processor.text.FoldedText;

/// What the words of earlier texts were found to stand for, so that who meets one again need not
/// ask. In a stream of news that is nine words in ten, for few words make most of any text (Zipf,
/// "Human Behavior and the Principle of Least Effort", 1949).
///
/// A table in which a new word takes the place of the one before it. An entry is a key, xored with
/// what is known, and what is known: one that two threads wrote at once is then of no key (Hyatt
/// and Mann, "A lockless transposition-table implementation for parallel search chess engines",
/// ICGA Journal 25, 2002). So threads may share it without waiting for one another; what one finds
/// out another may ask for once more. It takes at most 2 MiB.
final class WordMemo {
  /// What is known of words that were not met, or are forgotten.
  static final long UNKNOWN = -1;

  /// What is known of words that stand for nothing.
  static final long NOTHING = 0;

  private static final int FEWEST = 1 << 10;
  private static final int MOST = 1 << 17;
  private static final int ENTRY = 2;

  private long[] entries = new long[ENTRY * FEWEST];
  private int kept;
  // What was known before is of other keys.
  private long salt;

  /// Forgets all, when words stand for other terms; nobody may read meanwhile.
  void clear() {
    salt += 0x9E3779B97F4A7C15L;
  }

  /// Gathers the words of a text that stand for something, or may.
  ///
  /// All are asked before any is looked at, for which do cannot be foreseen; so this goes without
  /// asking, by arithmetic alone.
  ///
  /// @param from the first word asked for, and `to` the word after the last
  /// @param words gets their numbers, in order; room for all asked for
  /// @param known gets what is known of each
  /// @return how many
  int gather(FoldedText text, int from, int to, int[] words, long[] known) {
    var entries = this.entries;
    int shift = shift(entries);
    int count = 0;
    for (int word = from; word < to; word++) {
      long key = text.hash(word, 0) + salt;
      int at = at(key, shift);
      long value = entries[at + 1];
      long other = entries[at] ^ value ^ key;
      value |= (other | -other) >> (Long.SIZE - 1); // all bits, which is unknown, of another key
      words[count] = word;
      known[count] = value;
      count += (int) ((value | -value) >>> (Long.SIZE - 1)); // one of something
    }
    return count;
  }

  /// Keeps what was found out about a word.
  void put(FoldedText text, int word, long known) {
    // Small for who reads few texts.
    if (kept == entries.length / ENTRY && kept < MOST) {
      entries = new long[2 * entries.length];
      kept = 0;
    }
    kept++;
    var entries = this.entries;
    long key = text.hash(word, 0) + salt;
    int at = at(key, shift(entries));
    entries[at] = key ^ known;
    entries[at + 1] = known;
  }

  private static int shift(long[] entries) {
    return Long.numberOfLeadingZeros(entries.length / ENTRY) + 1;
  }

  // Fibonacci hashing: Knuth, The Art of Computer Programming 3, 6.4.
  private static int at(long key, int shift) {
    return ENTRY * (int) ((key * 0x9E3779B97F4A7C15L) >>> shift);
  }
}
