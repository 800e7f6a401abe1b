package rasid.processor.watch;

import java.util.List;
import java.util.Set;

/// What a watch looks for, parsed. As text it parses to an equal query.
public sealed interface Query {

  /// A word, or words that follow each other, in the text.
  ///
  /// @param written as the desk wrote it
  /// @param form which forms of it are meant
  record Words(String written, Form form) implements Query {
    @Override
    public String toString() {
      return switch (form) {
        case ANY -> isPlain(written) ? written : quoted(written);
        case EXACT -> "=" + (isPlain(written) ? written : quoted(written));
        case PREFIX -> written + "*";
      };
    }
  }

  /// Which forms of a word are meant.
  enum Form {
    /// All spellings, with and without the particles written together with it, and its plural s.
    ANY,
    /// All spellings of this form alone.
    EXACT,
    /// Every word that begins so, particles left out.
    PREFIX
  }

  /// The article is about a region.
  ///
  /// @param code ISO 3166-1 alpha-2, or a group, which stands for its members as well
  record Region(String code) implements Query {
    @Override
    public String toString() {
      return "region:" + code;
    }
  }

  /// The article is written in a language.
  record Lang(String code) implements Query {
    @Override
    public String toString() {
      return "lang:" + code;
    }
  }

  /// The article comes from a source.
  record Source(String id) implements Query {
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
      return "NOT " + (query instanceof Not ? "(" + query + ")" : grouped(query));
    }
  }

  /// The words that join, and so must be quoted to be looked for.
  Set<String> OPERATORS = Set.of("AND", "OR", "NOT");

  private static List<Query> several(List<Query> queries) {
    if (queries.size() < 2) {
      throw new IllegalArgumentException("AND and OR join two or more");
    }
    return List.copyOf(queries);
  }

  private static String joined(List<Query> queries, String operator) {
    return String.join(operator, queries.stream().map(Query::grouped).toList());
  }

  private static String grouped(Query query) {
    return query instanceof And || query instanceof Or ? "(" + query + ")" : query.toString();
  }

  private static String quoted(String written) {
    return '"' + written + '"';
  }

  private static boolean isPlain(String written) {
    return !OPERATORS.contains(written)
        && written.codePoints().allMatch(Character::isLetterOrDigit);
  }
}
