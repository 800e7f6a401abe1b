package rasid.processor.watch;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What a watch looks for, parsed. As text it parses to an equal query.
public sealed interface Query {

  /// What is looked for in an article or known of it; all else joins these.
  sealed interface Term extends Query {}

  /// A word, or words that follow each other, in the text.
  ///
  /// @param written as the desk wrote it, without what nobody sees and with single spaces
  /// @param form which forms of it are meant
  record Words(String written, Form form) implements Term {
    public Words {
      written = Written.visible(written);
      int words = Written.tokens(written).size();
      if (words == 0 || Written.hasQuote(written)) {
        throw new IllegalArgumentException("'%s' cannot be looked for".formatted(written));
      }
      if (form == Form.PREFIX && (words > 1 || !Written.isPlain(written))) {
        throw new IllegalArgumentException("'%s' does not begin a word".formatted(written));
      }
    }

    @Override
    public String toString() {
      return switch (form) {
        case ANY -> Written.quotedIfNeeded(written);
        case EXACT -> "=" + Written.quotedIfNeeded(written);
        case PREFIX -> written + "*";
      };
    }
  }

  /// Which forms of a word are meant.
  enum Form {
    /// All spellings, with and without the particles written together with it, and the forms of
    /// [Forms].
    ANY,
    /// All spellings of this form alone.
    EXACT,
    /// Every word that begins so, particles left out.
    PREFIX
  }

  /// Words that stand near each other, in any order.
  ///
  /// @param written two words or more
  /// @param form [Form#ANY] or [Form#EXACT]
  /// @param distance most other words between them, all gaps together
  record Near(String written, Form form, int distance) implements Term {
    public Near {
      written = Written.visible(written);
      if (Written.tokens(written).size() < 2
          || Written.hasQuote(written)
          || form == Form.PREFIX
          || distance < 1
          || distance > QueryParser.FARTHEST) {
        throw new IllegalArgumentException("'%s'~%d is no nearness".formatted(written, distance));
      }
    }

    @Override
    public String toString() {
      return "%s\"%s\"~%d".formatted(form == Form.EXACT ? "=" : "", written, distance);
    }
  }

  /// The article is about a region.
  ///
  /// @param code ISO 3166-1 alpha-2, or a group, which stands for its members as well
  record Region(String code) implements Term {
    @Override
    public String toString() {
      return "region:" + code;
    }
  }

  /// The article names a place.
  ///
  /// @param id of the gazetteer, such as `ML:gao`
  record Place(String id) implements Term {
    @Override
    public String toString() {
      return "place:" + id;
    }
  }

  /// The article names an organisation.
  record Org(String id) implements Term {
    @Override
    public String toString() {
      return "org:" + id;
    }
  }

  /// The article is about an event theme.
  record InTheme(String id) implements Term {
    @Override
    public String toString() {
      return "theme:" + id;
    }
  }

  /// The article is written in a language.
  record Lang(String code) implements Term {
    @Override
    public String toString() {
      return "lang:" + code;
    }
  }

  /// The article comes from a source.
  record Source(String id) implements Term {
    @Override
    public String toString() {
      return "source:" + id;
    }
  }

  /// All of them.
  record And(List<Query> all) implements Query {
    public And {
      all = several(all);
    }

    @Override
    public String toString() {
      return joined(all, " AND ");
    }
  }

  /// At least one of them.
  record Or(List<Query> any) implements Query {
    public Or {
      any = several(any);
    }

    @Override
    public String toString() {
      return joined(any, " OR ");
    }
  }

  /// Not this.
  record Not(Query query) implements Query {
    @Override
    public String toString() {
      return "NOT " + grouped(query);
    }
  }

  /// The weights of the items that hold reach a threshold. A negative weight lowers the sum.
  ///
  /// @param threshold from 1 to [QueryParser#HIGHEST_THRESHOLD], not above the positive weights
  record Score(int threshold, List<Weighted> items) implements Query {
    public Score {
      items = List.copyOf(items);
      if (threshold < 1
          || threshold > QueryParser.HIGHEST_THRESHOLD
          || threshold > reachable(items)) {
        throw new IllegalArgumentException("a score of %d is not reached".formatted(threshold));
      }
    }

    static int reachable(List<Weighted> items) {
      return items.stream().mapToInt(item -> Math.max(0, item.weight)).sum();
    }

    @Override
    public String toString() {
      return items.stream()
          .map(Weighted::toString)
          .collect(Collectors.joining(" ", "SCORE %d (".formatted(threshold), ")"));
    }
  }

  /// An item of a [Score], counted once if it holds.
  ///
  /// @param weight from -[QueryParser#HEAVIEST] to [QueryParser#HEAVIEST], not 0
  record Weighted(Query query, int weight) {
    public Weighted {
      if (weight == 0 || Math.abs(weight) > QueryParser.HEAVIEST) {
        throw new IllegalArgumentException("%d is no weight".formatted(weight));
      }
    }

    @Override
    public String toString() {
      return weight == 1 ? grouped(query) : "%s^%d".formatted(grouped(query), weight);
    }
  }

  /// The words that join, and so must be quoted to be looked for.
  Set<String> OPERATORS = Set.of("AND", "OR", "NOT", "SCORE");

  private static List<Query> several(List<Query> queries) {
    if (queries.size() < 2) {
      throw new IllegalArgumentException("AND and OR join two or more");
    }
    return List.copyOf(queries);
  }

  private static String joined(List<Query> queries, String operator) {
    // NOT binds before both, so it needs no parentheses here.
    return queries.stream()
        .map(query -> query instanceof Not ? query.toString() : grouped(query))
        .collect(Collectors.joining(operator));
  }

  private static String grouped(Query query) {
    return query instanceof And || query instanceof Or || query instanceof Not
        ? "(" + query + ")"
        : query.toString();
  }
}
