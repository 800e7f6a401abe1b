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
  private static final int FOUR_DIGITS = 1000;

  private Typography() {}

  static String tidy(String lang, String line) {
    var tidy =
        SPACE_BEFORE_SIGN.matcher(SPACES.matcher(line.strip()).replaceAll(" ")).replaceAll("$1");
    return lang.equals("fr") ? french(tidy) : tidy;
  }

  private static String french(String line) {
    var elided = ELISION.matcher(line.replace('\'', '’')).replaceAll("$1’");
    return BEFORE_HIGH_SIGN
        .matcher(elided)
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
