package rasid.ingest.feed;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// Months by their names: English at once, and those of the languages that programs print dates in,
/// which the JDK knows from CLDR.
final class MonthNames {
  // Arabic, whose press uses four systems of months, is left to WrittenDate.
  private static final List<String> LANGUAGES =
      List.of(
          "fr", "es", "pt", "it", "de", "nl", "tr", "ru", "uk", "pl", "cs", "sk", "hu", "ro", "bg",
          "el", "sv", "da", "nb", "fi", "ca", "id", "ms", "sw", "ha", "so", "fa", "he", "hr", "sr");

  private static final List<TextStyle> STYLES =
      List.of(
          TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);

  private static final String ENGLISH = "janfebmaraprmayjunjulaugsepoctnovdec";

  // A month cut to fewer letters could be several.
  private static final int SHORTEST = 3;

  private MonthNames() {}

  /// An English month, whole or cut, as a number from 1 to 12; 0 where the word is none.
  ///
  /// "sept" and "january" begin as their months do; "marchandises" does not go on as its month
  /// does.
  static int english(String word) {
    if (word.length() < SHORTEST) {
      return 0;
    }
    var lower = word.toLowerCase(Locale.ROOT);
    int at = ENGLISH.indexOf(lower.substring(0, SHORTEST));
    if (at < 0 || at % SHORTEST != 0) {
      return 0;
    }
    var month = Month.of(at / SHORTEST + 1);
    return month.name().toLowerCase(Locale.ROOT).startsWith(lower) ? month.getValue() : 0;
  }

  /// A month of another language, whole or cut, as a number from 1 to 12; 0 where the word is none.
  static int other(String word) {
    var plain = plain(word);
    var whole = Others.NAMES.get(plain);
    if (whole != null || plain.length() < SHORTEST) {
      return whole == null ? 0 : whole;
    }
    var begun = Others.NAMES.ceilingEntry(plain);
    return begun != null && begun.getKey().startsWith(plain) ? begun.getValue() : 0;
  }

  private static String plain(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }

  // Read only when a feed has such a date: reading thirty languages takes a tenth of a second.
  private static final class Others {
    static final TreeMap<String, Integer> NAMES = new TreeMap<>();

    static {
      for (var language : LANGUAGES) {
        for (var month : Month.values()) {
          for (var style : STYLES) {
            var name = month.getDisplayName(style, Locale.of(language));
            var word = plain(name).replaceAll("[^\\p{L}]", "");
            if (word.length() >= 2) {
              NAMES.putIfAbsent(word, month.getValue());
            }
          }
        }
      }
    }
  }
}
