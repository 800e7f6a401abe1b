package rasid.processor.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rasid.model.RegionMention;
import rasid.model.Span;
import rasid.model.TaggedArticle;
import rasid.model.TaggedArticle.Keyword;
import rasid.model.Watch;
import rasid.processor.text.FoldedText;
import rasid.processor.watch.WatchIndex.ParsedWatch;

/// Tries one query on articles, and says why one does not match.
///
/// It asks the same index as the services do, once for the query and once for each of its terms.
public final class Trial {
  private final Query query;
  private final List<Query> terms;
  private final WatchIndex whole;
  private final WatchIndex parts;

  private Trial(Query query, List<Query> terms) {
    this.query = query;
    this.terms = terms;
    whole = WatchIndex.of(List.of(asked(0, query)));
    var asked = new ArrayList<ParsedWatch>();
    for (int i = 0; i < terms.size(); i++) {
      asked.add(asked(i, terms.get(i)));
    }
    parts = WatchIndex.of(asked);
  }

  /// A trial of a query.
  public static Trial of(Query query) {
    var terms = new LinkedHashSet<Query>();
    gather(query, terms);
    return new Trial(query, List.copyOf(terms));
  }

  /// What came of it.
  public sealed interface Result {
    /// The article matches.
    ///
    /// @param spans what made it match, in order; empty when that is nothing in the text
    record Match(List<Span> spans) implements Result {
      public Match {
        spans = List.copyOf(spans);
      }
    }

    /// It does not.
    ///
    /// @param lacks all that keeps it from matching
    record NoMatch(List<Lack> lacks) implements Result {
      public NoMatch {
        lacks = List.copyOf(lacks);
      }
    }
  }

  /// What keeps an article from matching.
  public sealed interface Lack {
    /// In `ar`, `fr` or `en`.
    String message(String lang);

    /// Something that must be there is not.
    record Missing(Query part) implements Lack {
      @Override
      public String message(String lang) {
        return Wording.in(lang).say("missing", List.of(part.toString()));
      }
    }

    /// Something is there that must not.
    record Present(Query part) implements Lack {
      @Override
      public String message(String lang) {
        return Wording.in(lang).say("present", List.of(part.toString()));
      }
    }

    /// A score is not reached.
    record TooLow(Query.Score score, int reached) implements Lack {
      @Override
      public String message(String lang) {
        return Wording.in(lang)
            .say(
                "too-low",
                List.of(
                    Integer.toString(reached),
                    Integer.toString(score.threshold()),
                    score.toString()));
      }
    }
  }

  /// Tries it on an article; the parameters are those of [WatchIndex#matches].
  Result on(
      FoldedText text,
      String lang,
      String source,
      List<RegionMention> names,
      List<Keyword> themes) {
    var matches = whole.matches(text, lang, source, names, themes);
    if (!matches.isEmpty()) {
      return new Result.Match(matches.getFirst().spans());
    }
    var there = new HashSet<Query>();
    for (var match : parts.matches(text, lang, source, names, themes)) {
      there.add(terms.get(Integer.parseInt(match.watch())));
    }
    var lacks = new ArrayList<Lack>();
    explain(query, there, lacks);
    return new Result.NoMatch(lacks);
  }

  /// Tries it on an article that was tagged.
  ///
  /// @param text the article's text, folded
  public Result on(FoldedText text, TaggedArticle tagged) {
    return on(text, tagged.lang(), tagged.article().source(), tagged.mentions(), tagged.keywords());
  }

  private static void explain(Query query, Set<Query> there, List<Lack> lacks) {
    if (holds(query, there)) {
      return;
    }
    switch (query) {
      case Query.And(var all) -> all.forEach(one -> explain(one, there, lacks));
      case Query.Not(var not) -> lacks.add(new Lack.Present(not));
      case Query.Score score -> lacks.add(new Lack.TooLow(score, reached(score, there)));
      case Query.Or _, Query.Term _ -> lacks.add(new Lack.Missing(query));
    }
  }

  private static boolean holds(Query query, Set<Query> there) {
    return switch (query) {
      case Query.And(var all) -> all.stream().allMatch(one -> holds(one, there));
      case Query.Or(var any) -> any.stream().anyMatch(one -> holds(one, there));
      case Query.Not(var not) -> !holds(not, there);
      case Query.Score score -> reached(score, there) >= score.threshold();
      case Query.Term term -> there.contains(term);
    };
  }

  private static int reached(Query.Score score, Set<Query> there) {
    return score.items().stream()
        .filter(item -> holds(item.query(), there))
        .mapToInt(Query.Weighted::weight)
        .sum();
  }

  private static void gather(Query query, Set<Query> terms) {
    switch (query) {
      case Query.And(var all) -> all.forEach(one -> gather(one, terms));
      case Query.Or(var any) -> any.forEach(one -> gather(one, terms));
      case Query.Not(var not) -> gather(not, terms);
      case Query.Score(_, var items) -> items.forEach(item -> gather(item.query(), terms));
      case Query.Term term -> terms.add(term);
    }
  }

  // The number stands in the id, so that a match tells its term.
  private static ParsedWatch asked(int number, Query query) {
    var id = "%05d".formatted(number);
    return new ParsedWatch(
        new Watch(
            id,
            1,
            Map.of("en", id),
            query.toString(),
            Watch.DEFAULT_BUDGET,
            Watch.DEFAULT_MIN_REPORTS,
            Watch.DEFAULT_MIN_OUTLETS,
            List.of(),
            Instant.EPOCH),
        query);
  }
}
