package rasid.cli.demo;

import java.util.Locale;
import java.util.regex.Pattern;

/// What a sub-editor does to every line: spaces, and what a language asks of its signs.
final class Typography {
  private static final String NO_BREAK_SPACE = "\u00a0";
  private static final Pattern SPACES = Pattern.compile(" {2,}");
  private static final Pattern SPACE_BEFORE_SIGN = Pattern.compile(" +([،؛.,])");
  private static final Pattern ELISION = Pattern.compile("\\b([Dd]|[Qq]u)e (?=[AEIOUÉÈÊÂÎÔ])");
  private static final Pattern BEFORE_HIGH_SIGN = Pattern.compile(" (?=[:;?!»])");
  private static final Pattern JOINED = Pattern.compile("([بلك])ـ(?=[\\u0621-\\u064a])");
  private static final Pattern SENTENCE_START = Pattern.compile("(^|^« )(\\p{Ll})");
  private static final char TATWEEL = 'ـ';
  private static final int FOUR_DIGITS = 1000;

  private Typography() {}

  static String tidy(String lang, String line) {
    var stripped = line.strip();
    var single = stripped.contains("  ") ? SPACES.matcher(stripped).replaceAll(" ") : stripped;
    var tidy = SPACE_BEFORE_SIGN.matcher(single).replaceAll("$1");
    return switch (lang) {
      case "fr" -> french(tidy);
      case "ar" -> arabic(tidy);
      default -> sentence(tidy);
    };
  }

  /// A preposition that a slot follows is written with a tatweel in the templates (`لـ{good}`); in
  /// print it joins its word, and ل takes the alef of ال away.
  private static String arabic(String line) {
    return line.indexOf(TATWEEL) < 0
        ? line
        : JOINED.matcher(line.replace("لـال", "لل")).replaceAll("$1");
  }

  /// A slot may open a sentence with a small letter.
  private static String sentence(String line) {
    return SENTENCE_START
        .matcher(line)
        .replaceAll(start -> start.group(1) + start.group(2).toUpperCase(Locale.ROOT));
  }

  private static String french(String line) {
    var elided = ELISION.matcher(line.replace('\'', '’')).replaceAll("$1’");
    return BEFORE_HIGH_SIGN
        .matcher(sentence(elided))
        .replaceAll(NO_BREAK_SPACE)
        .replace("« ", "«" + NO_BREAK_SPACE);
  }

  static String number(String lang, int number) {
    if (number < FOUR_DIGITS) {
      return Integer.toString(number);
    }
    return switch (lang) {
      case "fr" -> String.format(Locale.ROOT, "%,d", number).replace(",", NO_BREAK_SPACE);
      case "en" -> String.format(Locale.ROOT, "%,d", number);
      default -> Integer.toString(number);
    };
  }
}
