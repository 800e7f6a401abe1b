package rasid.ingest.text;

import java.text.Normalizer;
import java.util.Locale;

/// Words as they are compared where spelling must not matter: in dates, and in the set phrases of
/// pages. Never shown, and never what watches match.
public final class PlainForm {
  private PlainForm() {}

  /// Lower case, ASCII digits, one form of alef, no accents, no harakat, no direction marks.
  public static String of(String written) {
    var decomposed = Normalizer.normalize(written.strip(), Normalizer.Form.NFKD);
    var out = new StringBuilder(decomposed.length());
    decomposed.toLowerCase(Locale.ROOT).codePoints().forEach(c -> append(out, c));
    return out.toString().strip();
  }

  private static void append(StringBuilder out, int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.FORMAT || c == 'ـ') {
      return;
    }
    if (Character.isDigit(c)) {
      out.append((char) ('0' + Character.digit(c, 10)));
    } else if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
      out.append(' ');
    } else {
      switch (c) {
        case 'ٱ' -> out.append('ا');
        case 'ی', 'ى' -> out.append('ي');
        case 'ک' -> out.append('ك');
        case 'ہ' -> out.append('ه');
        case '–', '—', '‑', '−' -> out.append('-');
        case '：' -> out.append(':');
        case '،' -> out.append(',');
        default -> out.appendCodePoint(c);
      }
    }
  }
}
