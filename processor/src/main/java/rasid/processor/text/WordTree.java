package rasid.processor.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A place in a tree of folded words, reached by the words of a name or term one after another.
///
/// It is grown, then sealed once, and then read by any number of threads.
///
/// @param <N> the kind of place
public abstract class WordTree<N extends WordTree<N>> {
  private Map<String, N> grown = new LinkedHashMap<>(2);
  private @Nullable WordTable<N> next;

  /// A place as yet without anything.
  protected abstract N sprout();

  /// The place after a further word, made when there is none.
  public final N grow(String word) {
    return grown.computeIfAbsent(word, _ -> sprout());
  }

  /// Ends the growing, here and in all places after.
  public final void seal() {
    grown.values().forEach(WordTree::seal);
    next = grown.isEmpty() ? null : WordTable.of(grown);
    grown = Map.of();
  }

  /// Whether no word leads on.
  public final boolean isLeaf() {
    return next == null;
  }

  /// The place after a whole word of a text.
  public final @Nullable N next(FoldedText text, int word) {
    return next == null ? null : next.word(text, word);
  }

  /// The place after a form of a word of a text.
  public final @Nullable N nextForm(FoldedText text, int form) {
    return next == null ? null : next.form(text, form);
  }

  /// The place after a folded word.
  public final @Nullable N next(String word) {
    return next == null ? null : next.get(word);
  }

  /// The words that lead on, with the places after them, in no order.
  public final void forEach(BiConsumer<String, N> each) {
    if (next != null) {
      next.forEach(each);
    }
  }
}
