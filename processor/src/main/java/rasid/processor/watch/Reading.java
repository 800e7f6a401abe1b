package rasid.processor.watch;

import java.util.ArrayList;
import java.util.List;
import rasid.model.RegionMention;
import rasid.model.RegionMention.Certainty;
import rasid.model.RegionMention.Kind;
import rasid.model.Span;
import rasid.model.TaggedArticle.Keyword;
import rasid.processor.text.FoldedText;
import rasid.processor.watch.Terms.Fact;

/// One article, read for the watches of an index.
final class Reading implements AutoCloseable {
  /// Most places marked for one watch. No desk reads so many; a query of two thousand words that
  /// stand on every other place of a long text would else mark a hundred million.
  static final int MOST_MARKS = 10_000;

  private final FoldedText text;
  private final List<RegionMention> names;
  private final List<Keyword> themes;
  private final Terms terms;
  private final Hits hits;

  /// @param lang its language
  /// @param source where it came from
  /// @param names the names found in it; those that are certain count
  /// @param themes the themes found in it
  Reading(
      FoldedText text,
      String lang,
      String source,
      List<RegionMention> names,
      List<Keyword> themes,
      Terms terms) {
    this.text = text;
    this.names = names;
    this.themes = themes;
    this.terms = terms;
    hits = Hits.of(text.size(), terms.bound());
    terms.read(text, hits);
    hits.add(terms.find(Fact.ANY, ""));
    hits.add(terms.find(Fact.LANG, lang));
    hits.add(terms.find(Fact.SOURCE, source));
    for (var name : names) {
      if (name.certainty() == Certainty.CERTAIN) {
        name.regions().forEach(code -> hits.add(terms.find(Fact.REGION, code)));
        if (name.kind() == Kind.PLACE) {
          hits.add(terms.find(Fact.PLACE, name.id()));
        } else if (name.kind() == Kind.ORGANISATION) {
          hits.add(terms.find(Fact.ORG, name.id()));
        }
      }
    }
    themes.forEach(theme -> hits.add(terms.find(Fact.THEME, theme.theme())));
  }

  Hits hits() {
    return hits;
  }

  @Override
  public void close() {
    hits.close();
  }

  boolean holds(Criterion criterion) {
    return switch (criterion) {
      case Criterion.Term(var term) -> hits.holds(term);
      case Criterion.Phrase(var pairs) -> new Run(pairs, hits).next() >= 0;
      case Criterion.Nearby(var ids, var window) -> isNear(ids, window);
      case Criterion.All(var all) -> {
        for (var one : all) {
          if (!holds(one)) {
            yield false;
          }
        }
        yield true;
      }
      case Criterion.Some(var some) -> {
        for (var one : some) {
          if (holds(one)) {
            yield true;
          }
        }
        yield false;
      }
      case Criterion.Without(var without) -> !holds(without);
      case Criterion.Weights(var threshold, var items, var weights) -> {
        int score = 0;
        for (int i = 0; i < items.length; i++) {
          score += holds(items[i]) ? weights[i] : 0;
        }
        yield score >= threshold;
      }
    };
  }

  /// Adds the places that make a criterion hold which does hold, until there are [#MOST_MARKS].
  void mark(Criterion criterion, List<Span> spans) {
    if (isFull(spans)) {
      return;
    }
    switch (criterion) {
      case Criterion.Term(var term) -> mark(term, spans);
      case Criterion.Phrase(var pairs) -> {
        var run = new Run(pairs, hits);
        for (int hit = run.next(); hit >= 0 && !isFull(spans); hit = run.next()) {
          int word = hits.word(hit);
          spans.add(text.span(word, hits.skipped(hit), word + pairs.length));
        }
      }
      case Criterion.Nearby(var ids, var window) -> markNear(ids, window, spans);
      case Criterion.All(var all) -> {
        for (var one : all) {
          mark(one, spans);
        }
      }
      case Criterion.Some(var some) -> {
        for (var one : some) {
          if (!isFull(spans) && holds(one)) {
            mark(one, spans);
          }
        }
      }
      case Criterion.Weights(_, var items, var weights) -> {
        for (int i = 0; i < items.length; i++) {
          if (weights[i] > 0 && !isFull(spans) && holds(items[i])) {
            mark(items[i], spans);
          }
        }
      }
      case Criterion.Without _ -> {
        // nothing in the text to show
      }
    }
  }

  private static boolean isFull(List<Span> spans) {
    return spans.size() >= MOST_MARKS;
  }

  private void mark(int term, List<Span> spans) {
    var fact = terms.fact(term);
    if (fact == null) {
      for (int hit = hits.first(term); hit >= 0 && !isFull(spans); hit = hits.after(hit)) {
        spans.add(span(hit));
      }
      return;
    }
    var value = terms.value(term);
    if (fact == Fact.THEME) {
      themes.stream()
          .filter(theme -> theme.theme().equals(value))
          .forEach(theme -> spans.addAll(theme.spans()));
      return;
    }
    for (var name : names) {
      boolean isMeant =
          switch (fact) {
            case REGION -> name.regions().contains(value);
            case PLACE -> name.kind() == Kind.PLACE && name.id().equals(value);
            case ORG -> name.kind() == Kind.ORGANISATION && name.id().equals(value);
            case ANY, THEME, LANG, SOURCE -> false;
          };
      if (isMeant && name.certainty() == Certainty.CERTAIN) {
        spans.add(name.span());
      }
    }
  }

  private Span span(int hit) {
    return text.span(hits.word(hit), hits.skipped(hit), hits.word(hit));
  }

  // Whether all stand within a window: the hindmost goes on until they do.
  private boolean isNear(int[] ids, int window) {
    var at = new int[ids.length];
    for (int i = 0; i < ids.length; i++) {
      at[i] = hits.first(ids[i]);
      if (at[i] < 0) {
        return false;
      }
    }
    while (true) {
      int hindmost = 0;
      int foremost = hits.word(at[0]);
      for (int i = 1; i < ids.length; i++) {
        int word = hits.word(at[i]);
        foremost = Math.max(foremost, word);
        hindmost = word < hits.word(at[hindmost]) ? i : hindmost;
      }
      if (foremost - hits.word(at[hindmost]) < window) {
        return true;
      }
      at[hindmost] = hits.after(at[hindmost]);
      if (at[hindmost] < 0) {
        return false;
      }
    }
  }

  // Marks from each place of one of them on the next of each, where all stand within the window.
  private void markNear(int[] ids, int window, List<Span> spans) {
    var met = new ArrayList<Met>();
    for (int i = 0; i < ids.length; i++) {
      for (int hit = hits.first(ids[i]); hit >= 0; hit = hits.after(hit)) {
        met.add(new Met(hits.word(hit), i, hit));
      }
    }
    met.sort(null);
    // Places within a window that begins at each place, counted by word.
    var counts = new int[ids.length];
    int distinct = 0;
    int end = 0;
    for (int from = 0; from < met.size() && !isFull(spans); from++) {
      int before = met.get(from).word + window;
      while (end < met.size() && met.get(end).word < before) {
        distinct += counts[met.get(end).which]++ == 0 ? 1 : 0;
        end++;
      }
      boolean begins = from == 0 || met.get(from - 1).word < met.get(from).word;
      if (distinct == ids.length && begins) {
        mark(met, from, end, ids.length, spans);
      }
      distinct -= --counts[met.get(from).which] == 0 ? 1 : 0;
    }
  }

  private void mark(List<Met> met, int from, int end, int words, List<Span> spans) {
    var marked = new boolean[words];
    int left = words;
    for (int i = from; i < end && left > 0; i++) {
      if (!marked[met.get(i).which]) {
        marked[met.get(i).which] = true;
        left--;
        spans.add(span(met.get(i).hit));
      }
    }
  }

  /// A word met.
  ///
  /// @param word where
  /// @param which of those looked for
  private record Met(int word, int which, int hit) implements Comparable<Met> {
    @Override
    public int compareTo(Met other) {
      int byWord = Integer.compare(word, other.word);
      return byWord != 0 ? byWord : Integer.compare(which, other.which);
    }
  }
}
