package rasid.processor.text;

import java.text.Normalizer;
import java.util.Locale;

/// Folds published text to the letters that matter, whatever hand, keyboard or agency wrote it.
///
/// - compatibility forms (presentation forms, ligatures, full width) become plain letters
/// - letters of Persian, Urdu and Maghribi keyboards become the Arabic ones they stand for
/// - أ إ آ ٱ become ا, ى becomes ي, ة becomes ه; ئ and ؤ stay, composed where written as two
/// - harakat, tatweel, zero-width and bidi controls vanish
/// - Latin loses case and accents; all digits become ASCII
///
/// Folding twice changes nothing. `golden/fold.tsv` is the specification.
public final class ArabicText {
  private static final char HAMZA_ABOVE = 'ٔ';
  private static final char YEH_HAMZA = 'ئ';
  private static final char WAW_HAMZA = 'ؤ';

  // Letters that NFKD leaves apart though readers of Arabic take them for one: the first of each.
  private static final String[] LETTERS = {
    "اٱٲٳٵ",
    "يىیےېۍۑؽ",
    "كکڪګگڭݣݢ",
    "قڨڧٯ",
    "فڤڡڢ",
    "بپ",
    "جچ",
    "زژ",
    "هةہھەۃ",
    "وۋۆۇۈۏۉ",
    "نں",
    "تٹ",
    "دڈ",
    "رڑ"
  };

  // Latin letters without a decomposition.
  private static final String[][] LATIN = {
    {"œ", "oe"}, {"æ", "ae"}, {"ø", "o"}, {"ł", "l"}, {"đ", "d"}, {"ð", "d"}, {"þ", "th"},
    {"ß", "ss"}, {"ı", "i"}, {"ŋ", "n"}, {"ɓ", "b"}, {"ɗ", "d"}, {"ƙ", "k"}, {"ƴ", "y"},
    {"’", "'"}, {"‘", "'"}, {"ʼ", "'"}, {"ʻ", "'"}, {"`", "'"}
  };

  // Folded form of every UTF-16 unit, made once: a table read is some hundred times faster than
  // the normaliser. Surrogates are folded by code point when met.
  private static final String[] TABLE = table();

  // The same where it is one unit, which nearly all are; 0 where it is none, several, or depends on
  // what stands around.
  private static final char[] SIMPLE = simple();

  private ArabicText() {}

  /// Folds a text and cuts it into words. Who folds many does it faster closing each.
  public static FoldedText fold(String published) {
    var room = Room.take();
    fold(published, room.folded());
    return new FoldedText(published, room);
  }

  private static void fold(String published, Folded fold) {
    fold.begin(published);
    int length = published.length();
    int i = fold.append(0, SIMPLE);
    while (i < length) {
      char unit = published.charAt(i);
      int end = i + 1;
      String folded;
      if (Character.isHighSurrogate(unit)
          && end < length
          && Character.isLowSurrogate(published.charAt(end))) {
        end++;
        folded = folded(published.codePointAt(i));
      } else {
        folded = TABLE[unit];
      }
      char joined = withHamza(fold.last());
      if (unit == HAMZA_ABOVE && joined != fold.last()) {
        // Written as a mark of its own, it makes one letter with a ي or و before it.
        fold.replaceLast(joined, end);
      } else if (!folded.isEmpty()) {
        fold.append(folded, i, end);
      } else if (isOnLetter(unit, fold, i)) {
        fold.stretchLast(end);
      }
      i = fold.append(end, SIMPLE);
    }
  }

  // A mark belongs to the letter it stands on, if nothing came between; so a marked word is shown
  // marked to its end.
  private static boolean isOnLetter(char unit, Folded fold, int at) {
    return fold.endsAt(at)
        && Character.getType(unit) == Character.NON_SPACING_MARK
        && Character.isLetterOrDigit(fold.last());
  }

  /// The folded form alone.
  public static String folded(String published) {
    var folded = new Folded();
    fold(published, folded);
    return new String(folded.chars(), 0, folded.size());
  }

  private static String[] table() {
    var table = new String[Character.MAX_VALUE + 1];
    for (int unit = 0; unit < table.length; unit++) {
      table[unit] = Character.isSurrogate((char) unit) ? String.valueOf((char) unit) : folded(unit);
    }
    return table;
  }

  private static char[] simple() {
    var simple = new char[TABLE.length];
    for (int unit = 0; unit < simple.length; unit++) {
      boolean alone = !Character.isSurrogate((char) unit) && unit != HAMZA_ABOVE;
      simple[unit] = alone && TABLE[unit].length() == 1 ? TABLE[unit].charAt(0) : 0;
    }
    return simple;
  }

  // What one code point folds to, met alone.
  private static String folded(int codePoint) {
    if (codePoint < 0x80) {
      return codePoint == '`' ? "'" : String.valueOf((char) Character.toLowerCase(codePoint));
    }
    var parts = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD);
    var kept = new StringBuilder();
    parts.codePoints().forEach(part -> part(part, kept));
    if (kept.toString().isBlank() && parts.codePoints().anyMatch(ArabicText::isHarakat)) {
      return ""; // harakat in presentation forms stand on a space
    }
    var composed = Normalizer.normalize(kept, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return composed.equals(Character.toString(codePoint)) ? composed : settle(composed);
  }

  private static boolean isHarakat(int codePoint) {
    return (codePoint >= 'ً' && codePoint <= 'ٟ') || codePoint == 'ٰ';
  }

  private static void part(int part, StringBuilder kept) {
    if (part == HAMZA_ABOVE && kept.length() > 0) {
      char last = kept.charAt(kept.length() - 1);
      char with = withHamza(last);
      kept.setCharAt(kept.length() - 1, with);
      return;
    }
    if (isDropped(part)) {
      return;
    }
    int digit =
        Character.getType(part) == Character.DECIMAL_DIGIT_NUMBER ? Character.digit(part, 10) : -1;
    if (digit >= 0) {
      kept.append((char) ('0' + digit));
      return;
    }
    for (var letters : LETTERS) {
      if (letters.indexOf(part) > 0) {
        kept.append(letters.charAt(0));
        return;
      }
    }
    var lower = Character.toString(Character.toLowerCase(part));
    for (var pair : LATIN) {
      if (pair[0].equals(lower)) {
        kept.append(pair[1]);
        return;
      }
    }
    kept.append(lower);
  }

  // Lower case may bring marks or letters of its own (İ): once more, until nothing changes.
  private static String settle(String text) {
    var kept = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKD).codePoints().forEach(part -> part(part, kept));
    var settled = Normalizer.normalize(kept, Normalizer.Form.NFC);
    return settled.equals(text) ? text : settle(settled);
  }

  private static boolean isDropped(int codePoint) {
    int type = Character.getType(codePoint);
    if (type == Character.FORMAT || codePoint == 'ـ' || codePoint == 'ٴ') {
      return true;
    }
    if (type != Character.NON_SPACING_MARK && type != Character.ENCLOSING_MARK) {
      return false;
    }
    // Marks of Arabic, Latin, Greek and Cyrillic; in other scripts they are vowels.
    var script = Character.UnicodeScript.of(codePoint);
    return script == Character.UnicodeScript.INHERITED || script == Character.UnicodeScript.ARABIC;
  }

  private static char withHamza(char letter) {
    return switch (letter) {
      case 'ي' -> YEH_HAMZA;
      case 'و' -> WAW_HAMZA;
      default -> letter;
    };
  }
}
