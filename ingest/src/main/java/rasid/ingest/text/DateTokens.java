package rasid.ingest.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A written date cut into numbers, words and signs; what one rule has read is taken, so that no
/// digit is read twice.
final class DateTokens {
  /// A number, a word or a sign.
  ///
  /// @param text lower case, ASCII digits, without accents, harakat and hamza on a carrier
  /// @param value of a number of at most nine digits, else -1
  /// @param glued whether no blank stands before it
  record Token(String text, int value, boolean glued) {
    boolean isNumber() {
      return value >= 0;
    }

    boolean isNumber(int least, int most, int longest) {
      return value >= least && value <= most && text.length() <= longest;
    }

    boolean isWord() {
      return isLetter(text.codePointAt(0));
    }

    boolean is(char sign) {
      return text.length() == 1 && text.charAt(0) == sign;
    }
  }

  private static final Token NONE = new Token("\0", -1, false);
  private static final int LONGEST_NUMBER = 9;

  /// Whether it has digits as Persian writes them.
  final boolean persian;

  private final List<Token> tokens = new ArrayList<>();
  private final List<Boolean> taken = new ArrayList<>();

  DateTokens(String written) {
    persian = written.chars().anyMatch(c -> c >= '۰' && c <= '۹');
    cut(PlainForm.of(written));
  }

  int size() {
    return tokens.size();
  }

  /// The token there; beyond the ends, and where something was taken, one that is nothing.
  Token at(int index) {
    return index < 0 || index >= tokens.size() || taken.get(index) ? NONE : tokens.get(index);
  }

  /// The word there, or an empty one.
  String word(int index) {
    var token = at(index);
    return token.isWord() ? token.text() : "";
  }

  boolean isTaken(int index) {
    return index >= 0 && index < taken.size() && taken.get(index);
  }

  void take(int from, int to) {
    for (int i = from; i < to; i++) {
      taken.set(i, true);
    }
  }

  /// The only token, if there is but one.
  @Nullable Token only() {
    return tokens.size() == 1 ? tokens.getFirst() : null;
  }

  private void cut(String text) {
    boolean glued = false;
    for (int i = 0; i < text.length(); ) {
      int start = i;
      int c = text.codePointAt(i);
      if (c == ' ') {
        glued = false;
        i++;
        continue;
      }
      if (isDigit(c)) {
        while (i < text.length() && isDigit(text.charAt(i))) {
          i++;
        }
      } else if (isLetter(c)) {
        while (i < text.length() && isLetter(text.codePointAt(i))) {
          i += Character.charCount(text.codePointAt(i));
        }
      } else {
        i += Character.charCount(c);
      }
      var piece = text.substring(start, i);
      int value = isDigit(c) && piece.length() <= LONGEST_NUMBER ? Integer.parseInt(piece) : -1;
      tokens.add(new Token(piece, value, glued));
      taken.add(false);
      glued = true;
    }
  }

  /// Whether it is part of a word: the vowel signs of India's scripts are no letters by themselves.
  static boolean isLetter(int c) {
    return Character.isLetter(c) || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
