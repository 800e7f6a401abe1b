package rasid.processor.text;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known by folded words, looked up with the words of a text and their forms.
///
/// A look-up makes no string: [FoldedText] has hashed each form once for all tables. A Bloom filter
/// of one hash (Bloom, "Space/time trade-offs in hash coding with allowable errors", 1970) turns
/// nearly all unknown forms away before the table is read. Immutable, and safe to share between
/// threads.
///
/// @param <V> what is known
public final class WordTable<V> {
  // With 32 bits a word, one unknown form in 32 is looked for in vain; with less, more memory is
  // read than is saved.
  private static final int BITS_A_WORD = 32;
  private static final int SLOTS_A_WORD = 2;

  private final String[] words;
  private final int[] hashes;
  private final Object[] values;
  private final int shift;
  private final long[] bits;
  private final int bitShift;

  private WordTable(int size) {
    int slots = powerOfTwo(Math.max(2, size * SLOTS_A_WORD));
    words = new String[slots];
    hashes = new int[slots];
    values = new Object[slots];
    shift = Integer.numberOfLeadingZeros(slots) + 1;
    int width = powerOfTwo(Math.max(Long.SIZE, size * BITS_A_WORD));
    bits = new long[width / Long.SIZE];
    bitShift = Integer.numberOfLeadingZeros(width) + 1;
  }

  /// The table of these words, folded.
  public static <V> WordTable<V> of(Map<String, ? extends V> entries) {
    var table = new WordTable<V>(entries.size());
    entries.forEach(table::put);
    return table;
  }

  /// The table of these words, folded, each known by itself.
  public static WordTable<String> of(String... words) {
    var entries = new LinkedHashMap<String, String>();
    for (var word : words) {
      entries.put(word, word);
    }
    return of(entries);
  }

  private static int powerOfTwo(int least) {
    return Integer.highestOneBit(least - 1) << 1;
  }

  private void put(String word, V value) {
    int hash = spread(FoldedText.hash(word));
    int slot = hash >>> shift;
    while (words[slot] != null) {
      slot = (slot + 1) & (words.length - 1);
    }
    words[slot] = word;
    hashes[slot] = hash;
    values[slot] = value;
    int bit = hash >>> bitShift;
    bits[bit >>> 6] |= 1L << bit;
  }

  // Fibonacci hashing: Knuth, The Art of Computer Programming 3, 6.4.
  private static int spread(int hash) {
    return hash * 0x9E3779B9;
  }

  /// What is known by a whole word of a text.
  public @Nullable V word(FoldedText text, int word) {
    return form(text, text.firstForm(word));
  }

  /// What is known by a form of a word of a text.
  ///
  /// @param form its number, from [FoldedText#firstForm] to before [FoldedText#endForm]
  @SuppressWarnings("unchecked") // only values of V are put
  public @Nullable V form(FoldedText text, int form) {
    int hash = spread(text.formHash(form));
    int bit = hash >>> bitShift;
    if ((bits[bit >>> 6] & (1L << bit)) == 0) {
      return null;
    }
    int slot = hash >>> shift;
    while (true) {
      var word = words[slot];
      if (word == null) {
        return null;
      }
      if (hashes[slot] == hash && text.isForm(form, word)) {
        return (V) values[slot];
      }
      slot = (slot + 1) & (words.length - 1);
    }
  }

  /// What is known by a folded word.
  @SuppressWarnings("unchecked") // only values of V are put
  public @Nullable V get(String wanted) {
    int slot = spread(FoldedText.hash(wanted)) >>> shift;
    while (true) {
      var word = words[slot];
      if (word == null || word.equals(wanted)) {
        return (V) values[slot];
      }
      slot = (slot + 1) & (words.length - 1);
    }
  }

  /// Whether any form of a word of a text is known.
  public boolean knows(FoldedText text, int word) {
    for (int form = text.firstForm(word); form < text.endForm(word); form++) {
      if (form(text, form) != null) {
        return true;
      }
    }
    return false;
  }
}
