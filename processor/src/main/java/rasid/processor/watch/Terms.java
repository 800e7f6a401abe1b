package rasid.processor.watch;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rasid.processor.text.ArabicText;
import rasid.processor.text.FoldedText;
import rasid.processor.text.WordTable;
import rasid.processor.watch.Query.Form;

/// The words and facts that all watches ask for, numbered, so that an article is read once for all
/// of them.
///
/// A word in all its forms is one term, and so is a form alone, the beginning of a word, and a fact
/// such as `region:ML`. A term is forgotten with the last watch that asks for it. Not safe to share
/// between threads while it changes.
final class Terms {
  /// What an article is, has or comes from.
  enum Fact {
    /// Holds of every article.
    ANY,
    REGION,
    PLACE,
    ORG,
    THEME,
    LANG,
    SOURCE
  }

  /// No term has this number.
  static final int NONE = 0;

  /// What a written form is known as.
  private static final class Known {
    private static final int[] NO_TERMS = {};

    private int[] inflected = NO_TERMS;
    private int exact;
  }

  /// A term as it was asked for.
  private sealed interface Key {
    /// @param token folded
    /// @param written as in the query, where its accents and capitals tell its forms
    record Inflected(String token, String written) implements Key {}

    record Exact(String token) implements Key {}

    record Beginning(String token) implements Key {}

    record Told(Fact fact, String value) implements Key {}
  }

  private final Map<Key, Integer> numbers = new HashMap<>();
  private final WordTable<Known> forms = new WordTable<>();
  private final PrefixTree prefixes = new PrefixTree();
  private @Nullable Key[] keys = new Key[64];
  private int[] uses = new int[64];
  private int[] lengths = new int[64];
  private int size = 1;
  private int[] free = new int[16];
  private int freed;

  /// Takes the terms of a query's words, in order.
  int[] take(String written, Form form) {
    var text = ArabicText.fold(written);
    var terms = new int[text.size()];
    for (int i = 0; i < terms.length; i++) {
      var token = text.token(i);
      terms[i] =
          take(
              switch (form) {
                case ANY -> new Key.Inflected(token, spelling(text, i, written));
                case EXACT -> new Key.Exact(token);
                case PREFIX -> new Key.Beginning(token);
              });
    }
    return terms;
  }

  // Of an Arabic word the folded form says all.
  private static String spelling(FoldedText text, int index, String written) {
    return text.charAt(index, 0) >= 'ء'
        ? text.token(index)
        : text.span(index, 0, index).in(written);
  }

  /// Takes the term of a fact.
  int take(Fact fact, String value) {
    return take(new Key.Told(fact, value));
  }

  private int take(Key key) {
    var known = numbers.get(key);
    if (known != null) {
      uses[known]++;
      return known;
    }
    int term = number();
    numbers.put(key, term);
    keys[term] = key;
    uses[term] = 1;
    switch (key) {
      case Key.Inflected(var token, var written) -> {
        lengths[term] = token.length();
        for (var form : Forms.of(token, written)) {
          var entry = entry(form);
          entry.inflected = with(entry.inflected, term);
        }
      }
      case Key.Exact(var token) -> {
        lengths[term] = token.length();
        entry(token).exact = term;
      }
      case Key.Beginning(var token) -> {
        lengths[term] = token.length();
        prefixes.put(token, term);
      }
      case Key.Told _ -> {
        // found by its number
      }
    }
    return term;
  }

  private int number() {
    if (freed > 0) {
      return free[--freed];
    }
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      uses = Arrays.copyOf(uses, 2 * size);
      lengths = Arrays.copyOf(lengths, 2 * size);
    }
    return size++;
  }

  private Known entry(String form) {
    var entry = forms.get(form);
    if (entry == null) {
      entry = new Known();
      forms.put(form, entry);
    }
    return entry;
  }

  /// Gives back terms that were taken.
  void release(Collection<Integer> terms) {
    terms.forEach(this::release);
  }

  private void release(int term) {
    if (--uses[term] > 0) {
      return;
    }
    var key = keys[term];
    if (key == null) {
      throw new IllegalStateException("term %d was never taken".formatted(term));
    }
    numbers.remove(key);
    keys[term] = null;
    switch (key) {
      case Key.Inflected(var token, var written) -> {
        for (var form : Forms.of(token, written)) {
          var entry = entry(form);
          entry.inflected = without(entry.inflected, term);
        }
      }
      case Key.Exact(var token) -> entry(token).exact = NONE;
      case Key.Beginning(var token) -> prefixes.remove(token);
      case Key.Told _ -> {
        // was found by its number alone
      }
    }
    if (freed == free.length) {
      free = Arrays.copyOf(free, 2 * freed);
    }
    free[freed++] = term;
  }

  private static int[] with(int[] terms, int term) {
    var more = Arrays.copyOf(terms, terms.length + 1);
    more[terms.length] = term;
    return more;
  }

  private static int[] without(int[] terms, int term) {
    return Arrays.stream(terms).filter(present -> present != term).toArray();
  }

  /// Every number of a term is below this.
  int bound() {
    return size;
  }

  /// Letters of a word's term; 0 of a fact.
  int length(int term) {
    return lengths[term];
  }

  /// Whether a term is the beginning of words.
  boolean isBeginning(int term) {
    return keys[term] instanceof Key.Beginning;
  }

  /// The fact that a term is, with its value; null of words.
  @Nullable Fact fact(int term) {
    return keys[term] instanceof Key.Told(var fact, _) ? fact : null;
  }

  /// The value of a fact.
  String value(int term) {
    return keys[term] instanceof Key.Told(_, var value) ? value : "";
  }

  /// The term of a fact, or [#NONE] when nobody asks for it.
  int find(Fact fact, String value) {
    return numbers.getOrDefault(new Key.Told(fact, value), NONE);
  }

  /// Tells where each term stands in a text.
  void read(FoldedText text, Hits hits) {
    boolean hasPrefixes = !prefixes.isEmpty();
    for (int word = 0; word < text.size(); word++) {
      hits.next(word);
      int first = text.firstForm(word);
      for (int form = first; form < text.endForm(word); form++) {
        var known = forms.form(text, form);
        if (known != null) {
          if (form == first && known.exact != NONE) {
            hits.add(known.exact, 0);
          }
          for (int term : known.inflected) {
            hits.add(term, text.skipped(form));
          }
        }
        if (hasPrefixes) {
          prefixes.read(text, word, form, hits);
        }
      }
    }
  }
}
