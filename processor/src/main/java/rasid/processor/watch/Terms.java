package rasid.processor.watch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import rasid.processor.text.ArabicText;
import rasid.processor.text.FoldedText;
import rasid.processor.text.WordNumbers;
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

  // Words of a text looked up together, few enough to stay in the nearest cache.
  private static final int AT_ONCE = 128;

  /// What a written form is known as, if as more than a form of one word.
  ///
  /// @param exact of this form alone; [#NONE] if nobody asks for it
  /// @param inflected of which it is a form
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Known(int exact, int[] inflected) {
    private static final int[] NO_TERMS = {};
    private static final Known NOTHING = new Known(NONE, NO_TERMS);

    static Known of(int number) {
      int term = number >> 1;
      return (number & 1) == 0 ? NOTHING.with(term) : NOTHING.withExact(term);
    }

    Known withExact(int term) {
      return new Known(term, inflected);
    }

    Known with(int term) {
      var more = Arrays.copyOf(inflected, inflected.length + 1);
      more[inflected.length] = term;
      return new Known(exact, more);
    }

    Known without(int term) {
      return new Known(exact, Arrays.stream(inflected).filter(other -> other != term).toArray());
    }
  }

  /// A term as it was asked for.
  private sealed interface Key {
    /// @param token folded
    /// @param written as in the query, where its accents and capitals tell its forms
    record Inflected(String token, String written) implements Key {}

    record Exact(String token) implements Key {}

    record Beginning(String token) implements Key {}

    /// A word and the one after it, by their terms.
    record Pair(int first, int next) implements Key {}

    record Told(Fact fact, String value) implements Key {}
  }

  private final Map<Key, Integer> numbers = new HashMap<>();
  // Those of facts once more: they are asked for with every article.
  private final Map<Fact, Map<String, Integer>> facts = new EnumMap<>(Fact.class);
  // Of a form: the one term it stands for, twice, and one more where it is this form alone; or,
  // negative and from -1, its place in `known`.
  private final WordNumbers forms = new WordNumbers();
  private final List<Known> known = new ArrayList<>();
  private final Deque<Integer> vacant = new ArrayDeque<>(); // of its places
  private final PrefixTree prefixes = new PrefixTree();
  private final Pairs pairs = new Pairs();
  private final WordMemo memo = new WordMemo();
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

  /// Takes the term of a word together with the one after it.
  ///
  /// @param first its term, and that of the other, taken too for as long
  int takePair(int first, int next) {
    return take(new Key.Pair(first, next));
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
        Forms.of(token, written).forEach(form -> change(form, meant -> meant.with(term)));
      }
      case Key.Exact(var token) -> {
        lengths[term] = token.length();
        change(token, meant -> meant.withExact(term));
      }
      case Key.Beginning(var token) -> {
        lengths[term] = token.length();
        prefixes.put(token, term);
      }
      case Key.Pair(var first, var next) -> pairs.put(first, next, term);
      case Key.Told(var fact, var value) ->
          facts.computeIfAbsent(fact, _ -> new HashMap<>()).put(value, term);
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

  private void change(String form, UnaryOperator<Known> change) {
    memo.clear();
    int number = forms.get(form);
    var before =
        number == NONE ? Known.NOTHING : number > 0 ? Known.of(number) : known.get(-number - 1);
    var after = change.apply(before);
    if (number < 0) {
      known.set(-number - 1, Known.NOTHING);
      vacant.push(-number - 1);
    }
    forms.put(form, numberOf(after));
  }

  private int numberOf(Known meant) {
    int terms = meant.inflected.length;
    if (terms == 0 || (terms == 1 && meant.exact == NONE)) {
      return terms == 1 ? 2 * meant.inflected[0] : meant.exact == NONE ? NONE : 2 * meant.exact + 1;
    }
    if (vacant.isEmpty()) {
      known.add(meant);
      return -known.size();
    }
    int place = vacant.pop();
    known.set(place, meant);
    return -place - 1;
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
      case Key.Inflected(var token, var written) ->
          Forms.of(token, written).forEach(form -> change(form, meant -> meant.without(term)));
      case Key.Exact(var token) -> change(token, meant -> meant.withExact(NONE));
      case Key.Beginning(var token) -> prefixes.remove(token);
      case Key.Pair(var first, var next) -> pairs.remove(first, next);
      case Key.Told(var fact, var value) -> facts.getOrDefault(fact, Map.of()).remove(value);
    }
    if (freed == free.length) {
      free = Arrays.copyOf(free, 2 * freed);
    }
    free[freed++] = term;
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
    return facts.getOrDefault(fact, Map.of()).getOrDefault(value, NONE);
  }

  /// Whether a term is two words together.
  boolean isPair(int term) {
    return keys[term] instanceof Key.Pair;
  }

  /// Tells where each term stands in a text.
  void read(FoldedText text, Hits hits) {
    var words = new int[AT_ONCE];
    var known = new int[AT_ONCE];
    for (int end = text.size(); end > 0; end -= AT_ONCE) {
      int count = memo.gather(text, Math.max(0, end - AT_ONCE), end, words, known);
      for (int i = count - 1; i >= 0; i--) {
        add(text, words[i], known[i], hits);
      }
    }
    pairs.read(hits);
    prefixes.read(text, hits);
  }

  private void add(FoldedText text, int word, int known, Hits hits) {
    if (known == WordMemo.UNKNOWN) {
      memo.put(text, word, ask(text, word, hits));
    } else {
      hits.add(word, WordMemo.term(known), WordMemo.skipped(known));
    }
  }

  // Adds the terms that a word stands for; what is to be known of it.
  private int ask(FoldedText text, int word, Hits hits) {
    var asked = new int[] {WordMemo.NOTHING};
    forms.each(
        text,
        word,
        (number, isWhole, skipped) -> {
          int exact = exact(number);
          if (isWhole && exact != NONE) {
            hits.add(word, exact, skipped);
            asked[0] = with(asked[0], exact, skipped);
          }
          for (int i = 0; i < inflections(number); i++) {
            int term = inflected(number, i);
            hits.add(word, term, skipped);
            asked[0] = with(asked[0], term, skipped);
          }
        });
    return asked[0];
  }

  private static int with(int known, int term, int skipped) {
    return known == WordMemo.NOTHING ? WordMemo.one(term, skipped) : WordMemo.UNKNOWN;
  }

  // What the number of a form stands for, without a [Known] made for it: words are many.
  private int exact(int number) {
    return number < 0 ? known.get(-number - 1).exact : (number & 1) == 0 ? NONE : number >> 1;
  }

  private int inflections(int number) {
    return number < 0 ? known.get(-number - 1).inflected.length : 1 - (number & 1);
  }

  private int inflected(int number, int index) {
    return number < 0 ? known.get(-number - 1).inflected[index] : number >> 1;
  }
}
