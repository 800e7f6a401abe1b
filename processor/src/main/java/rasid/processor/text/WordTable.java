package rasid.processor.text;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// What is known by folded words, looked up with the words of a text and their forms. Safe to share
/// between threads.
///
/// @param <V> what is known
public final class WordTable<V> {
  private final WordNumbers numbers;
  private final String[] words;
  // By number, from 1.
  private final Object[] values;

  private WordTable(Map<String, ? extends V> entries) {
    numbers = new WordNumbers(entries.size());
    words = entries.keySet().toArray(String[]::new);
    values = new Object[words.length];
    for (int i = 0; i < words.length; i++) {
      values[i] = Objects.requireNonNull(entries.get(words[i]));
      numbers.put(words[i], i + 1);
    }
  }

  /// The table of these words, folded.
  public static <V> WordTable<V> of(Map<String, ? extends V> entries) {
    return new WordTable<>(entries);
  }

  /// The table of these words, folded, each known by itself.
  public static WordTable<String> of(String... words) {
    var entries = new LinkedHashMap<String, String>();
    Arrays.stream(words).forEach(word -> entries.put(word, word));
    return of(entries);
  }

  /// All words with what is known by them, in no order.
  @SuppressWarnings("unchecked") // only values of V are put
  public void forEach(BiConsumer<String, ? super V> each) {
    for (int i = 0; i < words.length; i++) {
      each.accept(words[i], (V) values[i]);
    }
  }

  @SuppressWarnings("unchecked") // only values of V are put
  private @Nullable V value(int number) {
    return number == WordNumbers.NONE ? null : (V) values[number - 1];
  }

  /// What is known by a whole word of a text.
  public @Nullable V word(FoldedText text, int word) {
    return form(text, text.firstForm(word));
  }

  /// What is known by a form of a word of a text.
  ///
  /// @param form its number, from [FoldedText#firstForm] to before [FoldedText#endForm]
  public @Nullable V form(FoldedText text, int form) {
    return value(numbers.form(text, form));
  }

  /// What is known by a folded word.
  public @Nullable V get(String wanted) {
    return value(numbers.get(wanted));
  }

  /// Whether any form of a word of a text is known.
  public boolean knows(FoldedText text, int word) {
    for (int form = text.firstForm(word); form < text.endForm(word); form++) {
      if (numbers.form(text, form) != WordNumbers.NONE) {
        return true;
      }
    }
    return false;
  }
}
