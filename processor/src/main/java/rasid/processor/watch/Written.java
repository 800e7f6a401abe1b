package rasid.processor.watch;

import java.util.List;
import rasid.processor.text.ArabicText;

/// What a desk wrote between or without quotes.
final class Written {
  static final String QUOTES = "\"«»“”„‟‹›＂";

  private Written() {}

  /// Without bidirectional and zero-width controls, which nobody sees and folding drops, and with
  /// single spaces.
  static String visible(String written) {
    var kept = new StringBuilder(written.length());
    boolean blank = false;
    for (int i = 0; i < written.length(); ) {
      int c = written.codePointAt(i);
      i += Character.charCount(c);
      if (isBlank(c)) {
        blank = true;
      } else if (!isHidden(c)) {
        kept.append(blank && !kept.isEmpty() ? " " : "").appendCodePoint(c);
        blank = false;
      }
    }
    return kept.toString();
  }

  static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }

  static boolean isHidden(int c) {
    return Character.getType(c) == Character.FORMAT;
  }

  static boolean hasQuote(String written) {
    return written.chars().anyMatch(c -> QUOTES.indexOf(c) >= 0);
  }

  /// Its words, folded.
  static List<String> tokens(String written) {
    return ArabicText.fold(written).tokens();
  }

  static boolean isPlain(String written) {
    return written.codePoints().allMatch(Character::isLetterOrDigit);
  }

  static String quotedIfNeeded(String written) {
    return isPlain(written) && !Query.OPERATORS.contains(written) ? written : '"' + written + '"';
  }
}
