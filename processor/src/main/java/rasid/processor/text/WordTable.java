package rasid.processor.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// What is known by folded words, looked up with the words of a text and their forms.
///
/// A look-up makes no string: [FoldedText] has hashed each form once for all tables. A Bloom filter
/// of one hash (Bloom, "Space/time trade-offs in hash coding with allowable errors", 1970) turns
/// nearly all unknown forms away before the table is read. Safe to share between threads as long as
/// nobody puts.
///
/// @param <V> what is known
public final class WordTable<V> {
  // With 16 bits a word, one unknown form in 16 is looked for in vain; with more, more memory is
  // read than look-ups are saved.
  private static final int BITS_A_WORD = 16;
  private static final int SLOTS_A_WORD = 2;

  private String[] words = {};
  private long[] hashes = {};
  private Object[] values = {};
  private int shift;
  private long[] bits = {};
  private int bitShift;
  private int size;

  private WordTable(int size) {
    room(size);
  }

  /// An empty table.
  public WordTable() {
    this(1);
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

  private void room(int size) {
    int slots = powerOfTwo(Math.max(2, size * SLOTS_A_WORD));
    words = new String[slots];
    hashes = new long[slots];
    values = new Object[slots];
    shift = Long.numberOfLeadingZeros(slots) + 1;
    int width = powerOfTwo(Math.max(Long.SIZE, size * BITS_A_WORD));
    bits = new long[width / Long.SIZE];
    bitShift = Long.numberOfLeadingZeros(width) + 1;
  }

  /// Puts what is known by a folded word, in place of what was.
  public void put(String word, V value) {
    if ((size + 1) * SLOTS_A_WORD > words.length) {
      grow();
    }
    long hash = FoldedText.hash(word);
    int slot = slot(hash);
    if (values[slot] == null) {
      size++;
    }
    set(slot, word, hash, value);
  }

  private void set(int slot, String word, long hash, Object value) {
    words[slot] = word;
    hashes[slot] = hash;
    values[slot] = value;
    int bit = (int) (spread(hash) >>> bitShift);
    bits[bit >>> 6] |= 1L << bit;
  }

  // Where a hash stands, or would.
  private int slot(long hash) {
    int slot = (int) (spread(hash) >>> shift);
    while (hashes[slot] != hash && hashes[slot] != 0) {
      slot = (slot + 1) & (hashes.length - 1);
    }
    return slot;
  }

  private void grow() {
    var oldWords = words;
    var oldHashes = hashes;
    var oldValues = values;
    room(Math.max(4, 2 * size));
    for (int i = 0; i < oldWords.length; i++) {
      if (oldWords[i] != null) {
        set(slot(oldHashes[i]), oldWords[i], oldHashes[i], oldValues[i]);
      }
    }
  }

  /// All words with what is known by them, in no order.
  @SuppressWarnings("unchecked") // only values of V are put
  public void forEach(BiConsumer<String, ? super V> each) {
    for (int i = 0; i < words.length; i++) {
      if (words[i] != null) {
        each.accept(words[i], (V) values[i]);
      }
    }
  }

  // Fibonacci hashing: Knuth, The Art of Computer Programming 3, 6.4.
  private static long spread(long hash) {
    return hash * 0x9E3779B97F4A7C15L;
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
    long hash = text.formHash(form);
    int bit = (int) (spread(hash) >>> bitShift);
    return (bits[bit >>> 6] & (1L << bit)) == 0 ? null : (V) values[slot(hash)];
  }

  /// What is known by a folded word.
  @SuppressWarnings("unchecked") // only values of V are put
  public @Nullable V get(String wanted) {
    return (V) values[slot(FoldedText.hash(wanted))];
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
