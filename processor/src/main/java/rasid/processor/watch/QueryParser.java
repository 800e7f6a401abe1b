package rasid.processor.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import rasid.processor.watch.Query.Form;
import rasid.processor.watch.QueryLexer.Lexeme;
import rasid.processor.watch.QueryOutcome.Kind;
import rasid.processor.watch.QueryOutcome.Mistake;
import rasid.processor.watch.QueryOutcome.Parsed;
import rasid.processor.watch.QueryOutcome.Wrong;

/// Reads a query by recursive descent.
///
/// ```
/// query   = and { "OR" and }
/// and     = not { [ "AND" ] not }
/// not     = [ "NOT" ] primary
/// primary = "(" query ")" | score | term
/// score   = "SCORE" number "(" item { [ "OR" ] item } ")"
/// item    = primary [ "^" number ]
/// term    = [ "=" ] ( word | phrase [ "~" number ] ) | word "*" | field ":" value
/// ```
public final class QueryParser {
  /// Longest query, in UTF-16 units: some thousand names.
  public static final int LONGEST = 20_000;

  /// Most words and fields in a query; each is looked up in every article.
  public static final int MOST_TERMS = 2_000;

  /// Deepest nesting of parentheses, far below what the stack bears.
  public static final int DEEPEST = 50;

  /// Fewest letters before a `*`: fewer would match half of all words.
  public static final int SHORTEST_PREFIX = 3;

  /// Farthest that words may stand apart and still be near, in other words: a long sentence.
  public static final int FARTHEST = 50;

  /// Most words that may be asked to be near each other.
  public static final int MOST_NEAR = 20;

  /// Largest weight of an item of a score, either way.
  public static final int HEAVIEST = 100;

  /// Highest threshold of a score: a hundred of the heaviest items.
  public static final int HIGHEST_THRESHOLD = 10_000;

  /// Most mistakes told of one query.
  public static final int MOST_MISTAKES = 20;

  private static final int MOST_DIGITS = 9;

  // Mistakes of a term after which it is open how to read on; after others the next term is clear.
  private static final Set<Kind> LAST = EnumSet.of(Kind.UNCLOSED_QUOTE, Kind.TOO_MANY_TERMS);

  // Stands for a wrong term while the others are read.
  private static final Query WRONG = new Query.Words("x", Form.ANY);

  private final String text;
  private final List<Lexeme> lexemes;
  private final List<Mistake> mistakes = new ArrayList<>();
  private int next;
  private int depth;
  private int terms;

  private QueryParser(String text) {
    this.text = text;
    lexemes = QueryLexer.read(text);
  }

  /// Parses a query.
  public static QueryOutcome parse(String text) {
    if (text.length() > LONGEST) {
      return new Wrong(List.of(WrongQuery.at(LONGEST, Kind.TOO_LONG, LONGEST).mistake()));
    }
    var parser = new QueryParser(text);
    try {
      var query = parser.whole();
      if (parser.mistakes.isEmpty()) {
        return new Parsed(query);
      }
    } catch (WrongQuery wrong) {
      parser.mistakes.add(wrong.mistake());
    }
    parser.mistakes.sort(Comparator.comparingInt(Mistake::at));
    return new Wrong(parser.mistakes);
  }

  private Query whole() throws WrongQuery {
    if (peek().is(QueryLexer.Kind.END)) {
      throw WrongQuery.at(0, Kind.EMPTY);
    }
    var query = or();
    if (!peek().is(QueryLexer.Kind.END)) {
      throw WrongQuery.at(peek().start(), Kind.CLOSES_NOTHING);
    }
    if (!Required.isIn(query)) {
      throw WrongQuery.at(0, Kind.NOTHING_REQUIRED);
    }
    return query;
  }

  private Query or() throws WrongQuery {
    var any = new ArrayList<Query>();
    any.add(and());
    while (takes("OR")) {
      any.add(and());
    }
    return any.size() == 1 ? any.getFirst() : new Query.Or(any);
  }

  private Query and() throws WrongQuery {
    var all = new ArrayList<Query>();
    all.add(not());
    while (takes("AND") || !endsAnd()) {
      all.add(not());
    }
    return all.size() == 1 ? all.getFirst() : new Query.And(all);
  }

  private boolean endsAnd() {
    return peek().is(QueryLexer.Kind.END)
        || peek().is(QueryLexer.Kind.CLOSE)
        || peek().isWord("OR");
  }

  private Query not() throws WrongQuery {
    if (!takes("NOT")) {
      return unweighted(primary());
    }
    if (peek().isWord("NOT")) {
      throw WrongQuery.at(peek().start(), Kind.NOT_TWICE);
    }
    return new Query.Not(unweighted(primary()));
  }

  private Query unweighted(Query query) throws WrongQuery {
    if (peek().is(QueryLexer.Kind.CARET)) {
      throw WrongQuery.at(peek().start(), Kind.WEIGHT_OUTSIDE_SCORE);
    }
    return query;
  }

  private Query primary() throws WrongQuery {
    var first = peek();
    switch (first.kind()) {
      case END -> throw WrongQuery.at(first.start(), Kind.MISSING_TERM);
      case CLOSE -> throw WrongQuery.at(first.start(), Kind.CLOSES_EARLY);
      case COMMA -> throw WrongQuery.at(first.start(), Kind.COMMA, first.text());
      case STRAY -> throw Signs.stray(first);
      case UNCLOSED -> throw Signs.unclosed(first, text);
      case CARET -> throw WrongQuery.at(first.start(), Kind.WEIGHT_OUTSIDE_SCORE);
      case TILDE -> throw WrongQuery.at(first.start(), Kind.DISTANCE_WITHOUT_PHRASE);
      case WORD, QUOTED, EQUALS, OPEN -> {
        // something that can be looked for may begin here
      }
    }
    Query query;
    if (first.is(QueryLexer.Kind.OPEN)) {
      query = group();
    } else if (first.isWord("SCORE")) {
      query = score();
    } else if (first.is(QueryLexer.Kind.WORD) && Query.OPERATORS.contains(first.text())) {
      throw WrongQuery.at(first.start(), Kind.OPERATOR_FIRST, first.text());
    } else if (isScoreInSmall()) {
      throw WrongQuery.at(first.start(), Kind.SCORE_SMALL, first.text());
    } else {
      query = rightOrWrong();
    }
    if (peek().is(QueryLexer.Kind.TILDE)) {
      throw WrongQuery.at(peek().start(), Kind.DISTANCE_WITHOUT_PHRASE);
    }
    return query;
  }

  private void open() throws WrongQuery {
    if (++depth > DEEPEST) {
      throw WrongQuery.at(peek().start(), Kind.TOO_DEEP, DEEPEST);
    }
    var open = take();
    if (peek().is(QueryLexer.Kind.CLOSE)) {
      throw WrongQuery.at(open.start(), Kind.EMPTY_GROUP);
    }
  }

  private void close(Lexeme open) throws WrongQuery {
    if (!peek().is(QueryLexer.Kind.CLOSE)) {
      throw WrongQuery.at(open.start(), Kind.NEVER_CLOSED);
    }
    take();
    depth--;
  }

  private Query group() throws WrongQuery {
    var open = peek();
    open();
    var query = or();
    close(open);
    return query;
  }

  private boolean isScoreInSmall() {
    return peek().is(QueryLexer.Kind.WORD)
        && peek().text().equalsIgnoreCase("SCORE")
        && next + 2 < lexemes.size()
        && number(lexemes.get(next + 1).text()).isPresent()
        && lexemes.get(next + 2).is(QueryLexer.Kind.OPEN);
  }

  private Query score() throws WrongQuery {
    var score = take();
    var number = peek();
    var threshold = number.is(QueryLexer.Kind.WORD) ? number(number.text()) : OptionalInt.empty();
    if (threshold.isEmpty()) {
      throw WrongQuery.at(score.start(), Kind.SCORE_WITHOUT_THRESHOLD);
    }
    int least = threshold.getAsInt();
    if (least < 1 || least > HIGHEST_THRESHOLD) {
      throw WrongQuery.at(number.start(), Kind.THRESHOLD_WRONG, number.text(), HIGHEST_THRESHOLD);
    }
    take();
    var open = peek();
    if (!open.is(QueryLexer.Kind.OPEN)) {
      throw WrongQuery.at(open.start(), Kind.SCORE_WITHOUT_ITEMS, number.text());
    }
    open();
    var items = new ArrayList<Query.Weighted>();
    do {
      items.add(item());
    } while (takes("OR") || !(peek().is(QueryLexer.Kind.CLOSE) || peek().is(QueryLexer.Kind.END)));
    close(open);
    int reachable = Query.Score.reachable(items);
    if (reachable == 0) {
      throw WrongQuery.at(number.start(), Kind.NOTHING_ADDS, least);
    }
    if (reachable < least) {
      throw WrongQuery.at(number.start(), Kind.THRESHOLD_OUT_OF_REACH, least, reachable);
    }
    return new Query.Score(least, items);
  }

  private Query.Weighted item() throws WrongQuery {
    if (peek().isWord("AND") || peek().isWord("NOT")) {
      throw WrongQuery.at(peek().start(), Kind.SCORE_OPERATOR, peek().text());
    }
    var query = primary();
    if (!peek().is(QueryLexer.Kind.CARET)) {
      return new Query.Weighted(query, 1);
    }
    var caret = numbered();
    int weight = number(caret.text()).orElse(0);
    if (weight == 0 || Math.abs(weight) > HEAVIEST) {
      throw WrongQuery.at(caret.start(), Kind.WEIGHT_WRONG, caret.text(), HEAVIEST);
    }
    return new Query.Weighted(query, weight);
  }

  // A sign that takes a number, with it.
  private Lexeme numbered() throws WrongQuery {
    var sign = take();
    if (sign.text().isEmpty()) {
      throw WrongQuery.at(sign.start(), Kind.NUMBER_MISSING, text.charAt(sign.start()));
    }
    return sign;
  }

  private Query rightOrWrong() throws WrongQuery {
    try {
      return term();
    } catch (WrongQuery wrong) {
      if (LAST.contains(wrong.mistake().kind()) || mistakes.size() + 1 == MOST_MISTAKES) {
        throw wrong;
      }
      mistakes.add(wrong.mistake());
      if (peek().is(QueryLexer.Kind.TILDE)) {
        take(); // it belongs to the term
      }
      return WRONG;
    }
  }

  private Query term() throws WrongQuery {
    boolean exact = peek().is(QueryLexer.Kind.EQUALS);
    if (exact) {
      var equals = take();
      var before = next > 1 ? lexemes.get(next - 2) : equals;
      if (before.is(QueryLexer.Kind.WORD) && before.end() == equals.start()) {
        throw WrongQuery.meaning(
            equals.start(), Kind.EQUALS_INSIDE, Fields.fieldsLike(before.text()));
      }
      boolean touches = peek().start() == equals.end() || isHiddenBetween(equals, peek());
      if (!touches || !(peek().is(QueryLexer.Kind.WORD) || peek().is(QueryLexer.Kind.QUOTED))) {
        if (peek().is(QueryLexer.Kind.UNCLOSED)) {
          throw Signs.unclosed(peek(), text);
        }
        throw WrongQuery.at(equals.end(), Kind.EQUALS_ALONE);
      }
    }
    var form = exact ? Form.EXACT : Form.ANY;
    var term = take();
    return term.is(QueryLexer.Kind.QUOTED) ? phrase(term, form) : word(term, form);
  }

  private boolean isHiddenBetween(Lexeme one, Lexeme other) {
    return text.substring(one.end(), other.start()).codePoints().allMatch(Written::isHidden);
  }

  private Query phrase(Lexeme phrase, Form form) throws WrongQuery {
    var words = words(phrase, form);
    if (!peek().is(QueryLexer.Kind.TILDE)) {
      return words;
    }
    var tilde = numbered();
    int distance = number(tilde.text()).orElse(0);
    if (distance < 1 || distance > FARTHEST) {
      throw WrongQuery.at(tilde.start(), Kind.DISTANCE_WRONG, tilde.text(), FARTHEST);
    }
    int size = Written.tokens(words.written()).size();
    if (size < 2 || size > MOST_NEAR) {
      var kind = size < 2 ? Kind.NEAR_ONE_WORD : Kind.NEAR_WORDS;
      throw WrongQuery.at(tilde.start(), kind, size, MOST_NEAR);
    }
    return new Query.Near(words.written(), form, distance);
  }

  private Query word(Lexeme word, Form form) throws WrongQuery {
    if (form == Form.ANY) {
      int colon = colon(word.text());
      if (colon > 0) {
        return field(word, colon);
      }
    }
    var written = word.text().replace('＊', '*').replace('٭', '*');
    int star = written.indexOf('*');
    if (star < 0) {
      return words(word, form);
    }
    if (star < written.length() - 1) {
      throw WrongQuery.at(starAt(word), Kind.STAR_INSIDE);
    }
    if (form == Form.EXACT) {
      throw WrongQuery.at(word.start(), Kind.STAR_WITH_EQUALS);
    }
    return prefix(written.substring(0, star), word.start());
  }

  private int starAt(Lexeme word) {
    int at = word.start();
    while ("*＊٭".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static int colon(String word) {
    int colon = word.indexOf(':');
    int wide = word.indexOf('：');
    return colon < 0 ? wide : wide < 0 ? colon : Math.min(colon, wide);
  }

  private Query field(Lexeme word, int colon) throws WrongQuery {
    var name = word.text().substring(0, colon);
    var value = word.text().substring(colon + 1);
    int at = word.start();
    int valueAt = at + colon(text.substring(at, word.end())) + 1;
    if (value.isEmpty() && peek().is(QueryLexer.Kind.QUOTED) && peek().start() == word.end()) {
      var quoted = take();
      value = quoted.text();
      valueAt = quoted.start() + 1;
    }
    count(1, at);
    return Fields.term(name, value, at, valueAt);
  }

  private Query.Words words(Lexeme term, Form form) throws WrongQuery {
    int words = Written.tokens(term.text()).size();
    if (words == 0) {
      throw WrongQuery.at(term.start(), Kind.NO_LETTER, text.substring(term.start(), term.end()));
    }
    count(words, term.start());
    return new Query.Words(term.text(), form);
  }

  private Query prefix(String written, int at) throws WrongQuery {
    var folded = Written.tokens(written);
    if (folded.size() != 1 || folded.getFirst().length() < SHORTEST_PREFIX) {
      throw WrongQuery.at(at, Kind.PREFIX_TOO_SHORT, written, SHORTEST_PREFIX);
    }
    count(1, at);
    return new Query.Words(Written.isPlain(written) ? written : folded.getFirst(), Form.PREFIX);
  }

  private void count(int more, int at) throws WrongQuery {
    terms += more;
    if (terms > MOST_TERMS) {
      throw WrongQuery.at(at, Kind.TOO_MANY_TERMS, MOST_TERMS);
    }
  }

  // Digits of any script; what no int holds is beyond every limit.
  private static OptionalInt number(String written) {
    boolean negative = !written.isEmpty() && "-−–".indexOf(written.charAt(0)) >= 0;
    var digits = negative ? written.substring(1) : written;
    if (digits.isEmpty() || !digits.chars().allMatch(Character::isDigit)) {
      return OptionalInt.empty();
    }
    if (digits.length() > MOST_DIGITS) {
      return OptionalInt.of(negative ? Integer.MIN_VALUE + 1 : Integer.MAX_VALUE);
    }
    int number = 0;
    for (int i = 0; i < digits.length(); i++) {
      number = 10 * number + Character.digit(digits.charAt(i), 10);
    }
    return OptionalInt.of(negative ? -number : number);
  }

  private Lexeme peek() {
    return lexemes.get(next);
  }

  private Lexeme take() {
    return lexemes.get(next++);
  }

  private boolean takes(String operator) {
    boolean is = peek().isWord(operator);
    next += is ? 1 : 0;
    return is;
  }
}
