package rasid.processor.watch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import rasid.processor.region.Catalogue;
import rasid.processor.region.Regions;
import rasid.processor.text.ArabicText;
import rasid.processor.watch.Query.Form;
import rasid.processor.watch.QueryLexer.Lexeme;

/// Finds in a query that can be read what will surprise its author.
public final class Lint {
  // Each stands in more than half of the articles of its language.
  private static final Set<String> COMMON =
      folded(
          "في من على إلى عن أن إن و أو ما لا هذا هذه التي الذي ذلك قال قد كان بعد مع بين كما لم هو"
              + " هي le la les de des du d l un une et en a au aux que qui dans pour sur par est ce"
              + " il the of and to in an is for that on with as at by it its from was has said");

  // What people write who take words for operators.
  private static final Map<String, String> OPERATOR_WORDS =
      Map.ofEntries(
          Map.entry("أو", "OR"),
          Map.entry("او", "OR"),
          Map.entry("ou", "OR"),
          Map.entry("or", "OR"),
          Map.entry("و", "AND"),
          Map.entry("et", "AND"),
          Map.entry("and", "AND"),
          Map.entry("ليس", "NOT"),
          Map.entry("sauf", "NOT"),
          Map.entry("sans", "NOT"),
          Map.entry("دون", "NOT"),
          Map.entry("except", "NOT"),
          Map.entry("not", "NOT"),
          Map.entry("near", "\"a b\"~5"));

  private static final Set<String> ALL_REGIONS = Catalogue.STANDARD.regions();

  private final List<Lexeme> lexemes;
  private final List<Warning> warnings = new ArrayList<>();

  private Lint(String text) {
    lexemes = QueryLexer.read(text);
  }

  /// What will surprise.
  public enum Sort {
    NEVER,
    TWO_VALUES,
    EVERYTHING,
    HOMOGRAPH,
    DEAD_REGION,
    OPERATOR_WORD;

    String key() {
      return "lint." + QueryOutcome.key(this);
    }
  }

  /// One thing that will surprise.
  ///
  /// @param at index of the UTF-16 unit of the query where it stands
  /// @param sort what it is
  /// @param about words of the query, and what they may mean
  public record Warning(int at, Sort sort, List<String> about) {
    public Warning {
      about = List.copyOf(about);
    }

    /// In `ar`, `fr` or `en`.
    public String message(String lang) {
      return Wording.in(lang).say(sort.key(), about);
    }
  }

  /// All warnings about a query, in the order of its text.
  ///
  /// @param text as written
  /// @param query as parsed from it
  public static List<Warning> of(String text, Query query) {
    var lint = new Lint(text);
    lint.operatorWords();
    lint.walk(query, false);
    lint.contradictions(query, Set.of(), Set.of());
    lint.everything(query);
    return lint.warnings.stream()
        .distinct()
        .sorted(Comparator.comparingInt(Warning::at).thenComparing(Warning::sort))
        .toList();
  }

  private void operatorWords() {
    for (var lexeme : lexemes) {
      var operator = OPERATOR_WORDS.get(lexeme.text().toLowerCase(Locale.ROOT));
      boolean isWord = lexeme.is(QueryLexer.Kind.WORD) && !Query.OPERATORS.contains(lexeme.text());
      if (operator != null && isWord) {
        warnings.add(
            new Warning(lexeme.start(), Sort.OPERATOR_WORD, List.of(lexeme.text(), operator)));
      }
    }
  }

  private void walk(Query query, boolean guarded) {
    switch (query) {
      case Query.And(var all) -> {
        for (var one : all) {
          walk(one, guarded || all.stream().anyMatch(o -> !o.equals(one) && Required.isIn(o)));
        }
      }
      case Query.Or(var any) -> any.forEach(one -> walk(one, guarded));
      case Query.Not(var not) -> walk(not, true); // what is thrown out needs no guard
      case Query.Score(var threshold, var items) ->
          items.forEach(item -> walk(item.query(), guarded || item.weight() < threshold));
      case Query.Words words when !guarded && words.form() != Form.PREFIX -> homograph(words);
      case Query.Region(var code)
          when Collections.disjoint(Regions.STANDARD.within(code), ALL_REGIONS) ->
          warn(query, Sort.DEAD_REGION, code);
      default -> {
        // nothing to say of it alone
      }
    }
  }

  private void homograph(Query.Words words) {
    var meanings = Catalogue.STANDARD.meanings(words.written());
    if (meanings.isEmpty()) {
      return;
    }
    var region =
        meanings.stream().flatMap(meaning -> meaning.codes().stream()).findFirst().orElse("ML");
    warn(
        words,
        Sort.HOMOGRAPH,
        words.written(),
        meanings.stream().map(Catalogue.Meaning::gloss).collect(Collectors.joining(" / ")),
        "region:" + region);
  }

  private void contradictions(Query query, Set<Query> required, Set<Query> forbidden) {
    if (query instanceof Query.Or(var any)) {
      any.forEach(one -> contradictions(one, required, forbidden));
      return;
    }
    var all = query instanceof Query.And and ? and.all() : List.of(query);
    var must = new HashSet<>(required);
    var mustNot = new HashSet<>(forbidden);
    for (var one : all) {
      if (one instanceof Query.Not(var not)) {
        mustNot.addAll(not instanceof Query.Or or ? or.any() : List.of(not));
      } else {
        must.addAll(implied(one));
      }
    }
    for (var one : all) {
      var ruledOut = implied(one).stream().filter(mustNot::contains).findFirst();
      if (ruledOut.isPresent()) {
        warn(one, Sort.NEVER, ruledOut.get().toString());
      } else {
        other(one, must).ifPresent(two -> warn(one, Sort.TWO_VALUES, one.toString(), two));
      }
      if (one instanceof Query.Or) {
        contradictions(one, must, mustNot);
      }
    }
  }

  // What is there whenever this holds: itself, and of a phrase each word.
  private static Set<Query> implied(Query query) {
    var implied = new HashSet<Query>();
    implied.add(query);
    if (query instanceof Query.Words(var written, var form) && form == Form.ANY) {
      for (var word : written.split(" ")) {
        if (!Written.tokens(word).isEmpty()) {
          implied.add(new Query.Words(word, form));
        }
      }
    }
    return implied;
  }

  // The other value of a field that has only one; told once, of the lesser of the two.
  private static Optional<String> other(Query query, Set<Query> must) {
    if (!(query instanceof Query.Lang || query instanceof Query.Source)) {
      return Optional.empty();
    }
    return must.stream()
        .filter(one -> one.getClass() == query.getClass())
        .map(Query::toString)
        .filter(one -> one.compareTo(query.toString()) > 0)
        .min(Comparator.naturalOrder());
  }

  private void everything(Query query) {
    if (!Required.isIn(query, Lint::isSelective)) {
      commonest(query).ifPresent(term -> warn(term, Sort.EVERYTHING, term.toString()));
    }
  }

  // The term on whose strength nearly every article matches.
  private static Optional<Query> commonest(Query query) {
    return switch (query) {
      case Query.And(var all) -> all.stream().flatMap(q -> commonest(q).stream()).findFirst();
      case Query.Or(var any) ->
          any.stream()
              .filter(one -> !Required.isIn(one, Lint::isSelective))
              .flatMap(one -> commonest(one).stream())
              .findFirst();
      case Query.Score(_, var items) ->
          items.stream()
              .map(Query.Weighted::query)
              .filter(one -> !Required.isIn(one, Lint::isSelective))
              .flatMap(one -> commonest(one).stream())
              .findFirst();
      case Query.Not _ -> Optional.empty();
      default -> isSelective(query) ? Optional.empty() : Optional.of(query);
    };
  }

  private static boolean isSelective(Query term) {
    return switch (term) {
      case Query.Words(var written, var form) when form == Form.PREFIX ->
          !(ArabicText.folded(written).startsWith("ال")
              && written.length() <= QueryParser.SHORTEST_PREFIX);
      case Query.Words(var written, _) -> !COMMON.containsAll(Written.tokens(written));
      case Query.Near(var written, _, _) -> !COMMON.containsAll(Written.tokens(written));
      case Query.Lang _ -> false;
      default -> true;
    };
  }

  private void warn(Query term, Sort sort, String... about) {
    warnings.add(new Warning(place(term), sort, List.of(about)));
  }

  // Where a term first stands in the text; the beginning for what is more than a term.
  private int place(Query term) {
    var written =
        switch (term) {
          case Query.Words words ->
              words.form() == Form.PREFIX ? words.toString() : words.written();
          case Query.Near near -> near.written();
          default -> term.toString();
        };
    return lexemes.stream()
        .filter(lexeme -> lexeme.text().equalsIgnoreCase(written))
        .mapToInt(Lexeme::start)
        .findFirst()
        .orElse(0);
  }

  private static Set<String> folded(String words) {
    return Set.copyOf(ArabicText.fold(words).tokens().stream().distinct().toList());
  }
}
