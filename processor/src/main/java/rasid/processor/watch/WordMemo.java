package rasid.processor.watch;

import rasid.processor.text.FoldedText;

/// What the words of earlier texts were found to stand for, so that who meets one again need not
/// ask. In a stream of news that is nine words in ten, for few words make most of any text (Zipf,
/// "Human Behavior and the Principle of Least Effort", 1949).
///
/// A table in which a new word takes the place of the one before it. An entry is one number: a part
/// of the word's hash, and below it what the word stands for, if that is nothing or one term. So
/// threads may share it without waiting for one another; what one finds out another may ask for
/// once more. It takes at most 1 MiB.
///
/// A word is taken for another that stood in its place with a chance of 2^-41: with sixty such
/// words an article and a million articles a day, once in a hundred years. Nobody can bring it
/// about, for hashes are of the process.
final class WordMemo {
  /// What is known of words that were not met, or are forgotten, or stand for more terms than one.
  static final int UNKNOWN = 0;

  /// What is known of words that stand for nothing.
  static final int NOTHING = 1;

  private static final int SKIPPED_BITS = 3;
  private static final int TERM_BITS = 20;
  private static final int KNOWN_BITS = TERM_BITS + SKIPPED_BITS;
  private static final long KNOWN_MASK = (1L << KNOWN_BITS) - 1;

  private static final int FEWEST = 1 << 10;
  private static final int MOST = 1 << 17;

  private long[] entries = new long[FEWEST];
  private int kept;
  // What was known before is of other hashes.
  private long salt;

  /// What is known of a word that stands for one term.
  ///
  /// @param skipped units of the word before it, fewer than eight
  /// @return [#UNKNOWN] if the term has no room; it is then asked for each time
  static int one(int term, int skipped) {
    return term >>> TERM_BITS == 0 ? (term << SKIPPED_BITS) | skipped : UNKNOWN;
  }

  /// The term that a word stands for.
  static int term(int known) {
    return known >>> SKIPPED_BITS;
  }

  /// The units of the word before the term.
  static int skipped(int known) {
    return known & ((1 << SKIPPED_BITS) - 1);
  }

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
  int gather(FoldedText text, int from, int to, int[] words, int[] known) {
    var entries = this.entries;
    int bits = bits(entries);
    int count = 0;
    for (int word = from; word < to; word++) {
      long hash = hash(text, word);
      long entry = entries[at(hash, bits)];
      long other = (entry ^ key(hash, bits)) >>> KNOWN_BITS; // 0 of the same word
      int value = (int) (entry & KNOWN_MASK & ~(-other >> (Long.SIZE - 1)));
      words[count] = word;
      known[count] = value;
      count += -(value ^ NOTHING) >>> (Integer.SIZE - 1); // one of something
    }
    return count;
  }

  /// Keeps what was found out about a word.
  void put(FoldedText text, int word, int known) {
    // Small for who reads few texts.
    if (kept >= entries.length && entries.length < MOST) {
      entries = new long[2 * entries.length];
      kept = 0;
    }
    kept++;
    var entries = this.entries;
    int bits = bits(entries);
    long hash = hash(text, word);
    entries[at(hash, bits)] = (key(hash, bits) & ~KNOWN_MASK) | known;
  }

  // Spread over all bits by Fibonacci hashing: Knuth, The Art of Computer Programming 3, 6.4.
  private long hash(FoldedText text, int word) {
    return (text.hash(word, 0) + salt) * 0x9E3779B97F4A7C15L;
  }

  private static int bits(long[] entries) {
    return Integer.numberOfTrailingZeros(entries.length);
  }

  // The highest bits of a hash say where its entry is, those below them are in it.
  private static int at(long hash, int bits) {
    return (int) (hash >>> (Long.SIZE - bits));
  }

  private static long key(long hash, int bits) {
    return hash << bits;
  }
}
