package rasid.processor.watch;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;

/// What became of the text of a query.
public sealed interface QueryOutcome {

  /// It can be used.
  record Parsed(Query query) implements QueryOutcome {}

  /// It cannot.
  ///
  /// @param mistakes one at least, in the order of the text: all that are of single terms, and the
  ///   first that leaves open how to read on
  record Wrong(List<Mistake> mistakes) implements QueryOutcome {
    public Wrong {
      mistakes = List.copyOf(mistakes);
    }

    /// The mistakes with their characters in `ar`, `fr` or `en`, a line each.
    public String told(String lang) {
      return mistakes.stream().map(mistake -> mistake.told(lang)).collect(joining("\n"));
    }

    /// As told in English, in one line.
    @Override
    public String toString() {
      return told("en").replace("\n", "; ");
    }
  }

  /// A mistake, where it stands, and how to put it right.
  ///
  /// @param at index of the UTF-16 unit where the mistake begins; the length of the text at its end
  /// @param kind what is wrong
  /// @param about what it is wrong with: words of the query, limits
  /// @param instead what may have been meant, most likely first; may be empty
  record Mistake(int at, Kind kind, List<String> about, List<String> instead) {
    public Mistake {
      about = List.copyOf(about);
      instead = List.copyOf(instead);
    }

    /// What is wrong, in `ar`, `fr` or `en`.
    public String what(String lang) {
      return Wording.in(lang).say(kind.key() + ".what", about);
    }

    /// What to write instead, in `ar`, `fr` or `en`.
    public String suggestion(String lang) {
      var wording = Wording.in(lang);
      return instead.isEmpty()
          ? wording.say(kind.key() + ".do", about)
          : wording.say("instead", List.of(wording.either(instead)));
    }

    /// Both, as one sentence.
    public String message(String lang) {
      return Wording.in(lang).say("mistake", List.of(what(lang), suggestion(lang)));
    }

    /// Both, with the character, counted from 1.
    public String told(String lang) {
      return Wording.in(lang).say("at", List.of(Integer.toString(at + 1), message(lang)));
    }

    /// As told in English.
    @Override
    public String toString() {
      return told("en");
    }
  }

  /// The kinds of mistakes. Each has its sentences in `wording_*.properties`.
  enum Kind {
    EMPTY,
    TOO_LONG,
    TOO_MANY_TERMS,
    TOO_DEEP,
    NOTHING_REQUIRED,
    CLOSES_NOTHING,
    CLOSES_EARLY,
    NEVER_CLOSED,
    EMPTY_GROUP,
    MISSING_TERM,
    OPERATOR_FIRST,
    NOT_TWICE,
    EQUALS_ALONE,
    EQUALS_INSIDE,
    UNCLOSED_QUOTE,
    NO_LETTER,
    STAR_INSIDE,
    STAR_WITH_EQUALS,
    PREFIX_TOO_SHORT,
    DISTANCE_WITHOUT_PHRASE,
    DISTANCE_WRONG,
    NEAR_ONE_WORD,
    NEAR_WORDS,
    NUMBER_MISSING,
    WEIGHT_OUTSIDE_SCORE,
    WEIGHT_WRONG,
    SCORE_SMALL,
    SCORE_WITHOUT_THRESHOLD,
    SCORE_WITHOUT_ITEMS,
    SCORE_OPERATOR,
    THRESHOLD_WRONG,
    THRESHOLD_OUT_OF_REACH,
    NOTHING_ADDS,
    FIELD_UNKNOWN,
    FIELD_EMPTY,
    REGION_UNKNOWN,
    PLACE_UNKNOWN,
    ORG_UNKNOWN,
    THEME_UNKNOWN,
    LANG_UNKNOWN,
    SOURCE_WRONG,
    COMMA,
    MINUS,
    PLUS,
    SINGLE_QUOTE,
    SIGN;

    String key() {
      return QueryOutcome.key(this);
    }
  }

  /// What the sentences of a constant are filed under.
  static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
