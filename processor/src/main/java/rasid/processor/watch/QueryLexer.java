package rasid.processor.watch;

import java.util.ArrayList;
import java.util.List;

/// Cuts a query into pieces, each with its place.
///
/// What nobody sees (bidirectional and zero-width controls) parts nothing and belongs to nothing,
/// so that text pasted from right-to-left editors reads as it looks. Full-width and Arabic forms of
/// the signs are the signs.
final class QueryLexer {
  private static final String OPENING = "(（";
  private static final String CLOSING = ")）";
  private static final String EQUALS = "=＝";
  private static final String CARETS = "^＾";
  private static final String TILDES = "~～";
  private static final String COMMAS = ",،;؛、，；";

  // What other languages of queries use, and what comes with a pasted text.
  private static final String STRAYS = "?؟[]{}<>|&!\\";
  private static final String STRAY_BEFORE_A_WORD = "-–−+'‘’‚";

  private final String text;
  private final List<Lexeme> lexemes = new ArrayList<>();
  private int at;

  private QueryLexer(String text) {
    this.text = text;
  }

  /// What a piece is.
  enum Kind {
    WORD,
    QUOTED,
    /// A quote that is never closed.
    UNCLOSED,
    EQUALS,
    OPEN,
    CLOSE,
    /// `^` and what stands next to it.
    CARET,
    /// `~` and what stands next to it.
    TILDE,
    COMMA,
    /// A sign that means nothing here.
    STRAY,
    END
  }

  /// One piece.
  ///
  /// @param start index of its first UTF-16 unit
  /// @param end index after its last
  /// @param text what it says, without what nobody sees; of a quoted one, what is between
  record Lexeme(Kind kind, int start, int end, String text) {
    boolean is(Kind other) {
      return kind == other;
    }

    boolean isWord(String word) {
      return kind == Kind.WORD && text.equals(word);
    }
  }

  /// All pieces, the last of which is the end.
  static List<Lexeme> read(String text) {
    var lexer = new QueryLexer(text);
    while (lexer.skipped()) {
      lexer.next();
    }
    lexer.add(Kind.END, text.length(), text.length());
    return lexer.lexemes;
  }

  private boolean skipped() {
    while (at < text.length() && isPassedOver(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at < text.length();
  }

  private static boolean isPassedOver(int c) {
    return Written.isBlank(c) || Written.isHidden(c);
  }

  private void next() {
    char c = text.charAt(at);
    if (OPENING.indexOf(c) >= 0) {
      sign(Kind.OPEN);
    } else if (CLOSING.indexOf(c) >= 0) {
      sign(Kind.CLOSE);
    } else if (EQUALS.indexOf(c) >= 0) {
      sign(Kind.EQUALS);
    } else if (COMMAS.indexOf(c) >= 0) {
      sign(Kind.COMMA);
    } else if (STRAYS.indexOf(c) >= 0 || (STRAY_BEFORE_A_WORD.indexOf(c) >= 0 && goesOn())) {
      sign(Kind.STRAY);
    } else if (CARETS.indexOf(c) >= 0) {
      number(Kind.CARET);
    } else if (TILDES.indexOf(c) >= 0) {
      number(Kind.TILDE);
    } else if (Written.QUOTES.indexOf(c) >= 0) {
      quoted();
    } else {
      word();
    }
  }

  private void sign(Kind kind) {
    add(kind, at, at + 1);
    at++;
  }

  private void number(Kind kind) {
    int start = at++;
    while (at < text.length() && !ends(text.codePointAt(at)) && !isCommaHere(start)) {
      at += Character.charCount(text.codePointAt(at));
    }
    lexemes.add(new Lexeme(kind, start, at, Written.visible(text.substring(start + 1, at))));
  }

  private void quoted() {
    int start = at;
    int close = at + 1;
    while (close < text.length() && Written.QUOTES.indexOf(text.charAt(close)) < 0) {
      close++;
    }
    at = Math.min(close + 1, text.length());
    var kind = close < text.length() ? Kind.QUOTED : Kind.UNCLOSED;
    lexemes.add(new Lexeme(kind, start, at, Written.visible(text.substring(start + 1, close))));
  }

  private void word() {
    int start = at;
    while (at < text.length() && !ends(text.codePointAt(at)) && !isCommaHere(start)) {
      at += Character.charCount(text.codePointAt(at));
    }
    add(Kind.WORD, start, at);
  }

  // Between two digits it belongs to a number.
  private boolean isCommaHere(int start) {
    char c = text.charAt(at);
    if (STRAYS.indexOf(c) >= 0 && c != '&') {
      return true;
    }
    boolean number =
        at > start
            && at + 1 < text.length()
            && Character.isDigit(text.charAt(at - 1))
            && Character.isDigit(text.charAt(at + 1));
    return COMMAS.indexOf(c) >= 0 && !number;
  }

  private static boolean ends(int c) {
    return Written.isBlank(c)
        || OPENING.indexOf(c) >= 0
        || CLOSING.indexOf(c) >= 0
        || CARETS.indexOf(c) >= 0
        || TILDES.indexOf(c) >= 0
        || EQUALS.indexOf(c) >= 0
        || Written.QUOTES.indexOf(c) >= 0;
  }

  // Whether a word stands right after the sign.
  private boolean goesOn() {
    return at + 1 < text.length() && Character.isLetterOrDigit(text.codePointAt(at + 1));
  }

  private void add(Kind kind, int start, int end) {
    lexemes.add(new Lexeme(kind, start, end, Written.visible(text.substring(start, end))));
  }
}
