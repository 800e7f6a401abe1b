package rasid.ingest.page;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the letters of a text say of its language, where the page says otherwise: many Arabic sites
/// stand on templates that claim English or French.
final class Script {
  private static final Set<String> ARABIC_SCRIPT =
      Set.of("ar", "fa", "ur", "ps", "ku", "ckb", "sd", "ug", "ary", "arz", "azb");

  private Script() {}

  /// @param claimed ISO 639 as the page says, or null
  /// @return it, unless the script makes it impossible
  static @Nullable String language(String text, @Nullable String claimed) {
    int letters = 0;
    int arabic = 0;
    int persian = 0;
    int urdu = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isLetter(c)) {
        continue;
      }
      letters++;
      if (Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC) {
        arabic++;
        persian += "پچگژ".indexOf(c) >= 0 ? 1 : 0;
        urdu += "ٹڈڑےں".indexOf(c) >= 0 ? 1 : 0;
      }
    }
    if (letters == 0) {
      return claimed;
    }
    boolean isArabic = arabic * 2 > letters;
    boolean said = claimed != null && ARABIC_SCRIPT.contains(claimed);
    if (isArabic == said) {
      return claimed;
    }
    if (!isArabic) {
      return null;
    }
    // Letters Arabic does not have: one in fifty is more than its foreign names bring.
    if (urdu * 50 > arabic) {
      return "ur";
    }
    return persian * 50 > arabic ? "fa" : "ar";
  }
}
