package rasid.processor.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import rasid.processor.region.Regions;
import rasid.processor.text.ArabicText;
import rasid.processor.watch.Query.Form;
import rasid.processor.watch.QueryOutcome.Mistake;
import rasid.processor.watch.QueryOutcome.Parsed;

/// Reads a query by recursive descent.
///
/// ```
/// query  = and { "OR" and }
/// and    = not { [ "AND" ] not }
/// not    = [ "NOT" ] primary
/// primary = "(" query ")" | [ "=" ] ( word | phrase ) | word "*" | field ":" value
/// ```
public final class QueryParser {
  /// Longest query, in UTF-16 units: some thousand names.
  public static final int LONGEST = 20_000;

  /// Most words, phrases and fields in a query; each is looked up in every article.
  public static final int MOST_TERMS = 2_000;

  /// Deepest nesting of parentheses, far below what the stack bears.
  public static final int DEEPEST = 50;

  /// Fewest letters before a `*`: fewer would match half of all words.
  public static final int SHORTEST_PREFIX = 3;

  private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
  private static final Set<String> LANGUAGES = Set.of("ar", "fr", "en", "und");
  private static final String QUOTES = "\"«»“”„";

  private final String text;
  private int at;
  private int depth;
  private int terms;

  private QueryParser(String text) {
    this.text = text;
  }

  /// Parses a query.
  public static QueryOutcome parse(String text) {
    try {
      return new Parsed(new QueryParser(text).whole());
    } catch (Wrong wrong) {
      return wrong.mistake;
    }
  }

  private Query whole() throws Wrong {
    if (text.length() > LONGEST) {
      throw wrong(
          LONGEST,
          "the query is longer than %d characters".formatted(LONGEST),
          "make it two watches");
    }
    if (text.isBlank()) {
      throw wrong(0, "the query is empty", "write the words to look for");
    }
    var query = or();
    if (!isAtEnd()) {
      throw wrong(at, "')' closes nothing", "remove it, or open '(' before");
    }
    if (!mustHold(query)) {
      throw wrong(
          0,
          "without one thing that must be there, NOT would match nearly every article",
          "add a word or a region, as in: region:ML NOT football");
    }
    return query;
  }

  private Query or() throws Wrong {
    var any = new ArrayList<Query>();
    any.add(and());
    while (takes("OR")) {
      any.add(and());
    }
    return any.size() == 1 ? any.getFirst() : new Query.Or(any);
  }

  private Query and() throws Wrong {
    var all = new ArrayList<Query>();
    all.add(not());
    while (true) {
      if (takes("AND")) {
        all.add(not());
      } else if (isAtEnd() || text.charAt(at) == ')' || isNext("OR")) {
        return all.size() == 1 ? all.getFirst() : new Query.And(all);
      } else {
        all.add(not());
      }
    }
  }

  private Query not() throws Wrong {
    if (!takes("NOT")) {
      return primary();
    }
    if (isNext("NOT")) {
      throw wrong(at, "NOT stands twice", "remove both, or one");
    }
    return new Query.Not(primary());
  }

  private Query primary() throws Wrong {
    if (isAtEnd()) {
      throw wrong(
          at, "something to look for is missing here", "write a word, or remove what is before");
    }
    for (var operator : Query.OPERATORS.stream().sorted().toList()) {
      if (isNext(operator)) {
        throw wrong(
            at,
            "%s has nothing to join before it".formatted(operator),
            "write a word before it, or \"%s\" in quotes to look for the word".formatted(operator));
      }
    }
    char c = text.charAt(at);
    if (c == '(') {
      return group();
    }
    if (c == ')') {
      throw wrong(at, "')' comes before anything to look for", "write a word before it");
    }
    terms++;
    if (terms > MOST_TERMS) {
      throw wrong(at, "more than %d terms".formatted(MOST_TERMS), "make it two watches");
    }
    return term();
  }

  private Query group() throws Wrong {
    int open = at;
    if (++depth > DEEPEST) {
      throw wrong(
          at, "parentheses are nested deeper than %d".formatted(DEEPEST), "write it flatter");
    }
    at++;
    if (isAtEnd() || text.charAt(at) == ')') {
      throw wrong(open, "these parentheses hold nothing", "write a word between them");
    }
    var query = or();
    if (isAtEnd()) {
      throw wrong(open, "'(' is never closed", "add ')' where the group ends");
    }
    at++;
    depth--;
    return query;
  }

  private Query term() throws Wrong {
    boolean exact = text.charAt(at) == '=';
    int start = exact ? ++at : at;
    if (at >= text.length() || Character.isWhitespace(text.charAt(at))) {
      throw wrong(at, "'=' has no word after it", "write the exact form next to it, as in =مالي");
    }
    if (QUOTES.indexOf(text.charAt(at)) >= 0) {
      return words(phrase(), start, exact ? Form.EXACT : Form.ANY);
    }
    var word = bare();
    int colon = word.indexOf(':');
    if (colon > 0 && !exact) {
      return field(word.substring(0, colon), word.substring(colon + 1), start, start + colon + 1);
    }
    if (word.endsWith("*")) {
      if (exact) {
        throw wrong(start, "'=' and '*' exclude each other", "keep one of them");
      }
      return prefix(word.substring(0, word.length() - 1), start);
    }
    int star = word.indexOf('*');
    if (star >= 0) {
      throw wrong(
          start + star, "'*' can only end a word", "write the beginning of the word, then '*'");
    }
    return words(word, start, exact ? Form.EXACT : Form.ANY);
  }

  private String phrase() throws Wrong {
    int open = at;
    int close = at + 1;
    while (close < text.length() && QUOTES.indexOf(text.charAt(close)) < 0) {
      close++;
    }
    if (close == text.length()) {
      throw wrong(open, "this quote is never closed", "add \" where the phrase ends");
    }
    at = close + 1;
    return text.substring(open + 1, close);
  }

  private String bare() {
    int start = at;
    while (at < text.length()
        && !Character.isWhitespace(text.charAt(at))
        && "()".indexOf(text.charAt(at)) < 0
        && QUOTES.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private Query words(String written, int start, Form form) throws Wrong {
    if (ArabicText.fold(written).size() == 0) {
      throw wrong(start, "'%s' holds no letter or digit".formatted(written), "write a word");
    }
    return new Query.Words(written.strip(), form);
  }

  private Query prefix(String written, int start) throws Wrong {
    var folded = ArabicText.fold(written);
    if (folded.size() != 1 || folded.token(0).length() < SHORTEST_PREFIX) {
      throw wrong(
          start,
          "'%s*' is not the beginning of a word, of %d letters or more"
              .formatted(written, SHORTEST_PREFIX),
          "write more of the word");
    }
    if (!written.codePoints().allMatch(Character::isLetterOrDigit)) {
      written = folded.token(0);
    }
    return new Query.Words(written, Form.PREFIX);
  }

  private Query field(String name, String value, int start, int valueAt) throws Wrong {
    return switch (name) {
      case "region" -> {
        var code = value.toUpperCase(Locale.ROOT);
        if (!Regions.STANDARD.isKnown(code)) {
          throw wrong(valueAt, "no region '%s' is known".formatted(value), regionHint(value));
        }
        yield new Query.Region(code);
      }
      case "lang" -> {
        if (!LANGUAGES.contains(value)) {
          throw wrong(
              valueAt,
              "no language '%s' is told apart".formatted(value),
              "write ar, fr, en or und");
        }
        yield new Query.Lang(value);
      }
      case "source" -> {
        if (!SOURCE.matcher(value).matches()) {
          throw wrong(
              valueAt,
              "'%s' is no source id".formatted(value),
              "write it as in the list of feeds: a-z, 0-9, '.', '_' and '-'");
        }
        yield new Query.Source(value);
      }
      default ->
          throw wrong(
              start,
              "'%s:' is no field".formatted(name),
              "write region:, lang: or source:, or put it in quotes to look for the words");
    };
  }

  private static String regionHint(String value) {
    return Regions.STANDARD
        .codeOf(value)
        .map(code -> "write region:" + code)
        .orElse(
            "write a country's two letters, as in region:ML, or a group: "
                + String.join(", ", Regions.STANDARD.groups()));
  }

  // Whether no article without one of the things named can match.
  private static boolean mustHold(Query query) {
    return switch (query) {
      case Query.And(var all) -> all.stream().anyMatch(QueryParser::mustHold);
      case Query.Or(var any) -> any.stream().allMatch(QueryParser::mustHold);
      case Query.Not _ -> false;
      case Query.Words _, Query.Region _, Query.Lang _, Query.Source _ -> true;
    };
  }

  private boolean isAtEnd() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at >= text.length();
  }

  private boolean takes(String operator) {
    boolean next = isNext(operator);
    at += next ? operator.length() : 0;
    return next;
  }

  private boolean isNext(String operator) {
    if (isAtEnd() || !text.startsWith(operator, at)) {
      return false;
    }
    int end = at + operator.length();
    return end == text.length()
        || Character.isWhitespace(text.charAt(end))
        || "()".indexOf(text.charAt(end)) >= 0
        || QUOTES.indexOf(text.charAt(end)) >= 0;
  }

  private static Wrong wrong(int at, String what, String suggestion) {
    return new Wrong(new Mistake(at, what, suggestion));
  }

  /// Leaves the descent with the mistake; never seen outside.
  private static final class Wrong extends Exception {
    private final transient Mistake mistake;

    Wrong(Mistake mistake) {
      super(mistake.toString(), null, false, false);
      this.mistake = mistake;
    }
  }

  static List<String> tokens(Query.Words words) {
    return ArabicText.fold(words.written()).tokens();
  }
}
