package rasid.processor.region;

import java.util.LinkedHashSet;
import java.util.Set;
import rasid.processor.text.ArabicText;

/// How else the press writes a foreign name in Arabic.
///
/// Arabic has no letter for g: غ in the Levant and the Maghreb, ج in Egypt, ق in the Sudan and the
/// Gulf. Names of two words are joined (كوتديفوار), and a letter is left out of long ones (نيجريا).
/// Names that another word resembles are not varied.
final class Spellings {
  // A name of fewer letters becomes another word too easily: غانا, قانا.
  private static final int SHORTEST_WITH_G = 6;
  private static final int SHORTEST_WITH_GAP = 7;

  private Spellings() {}

  /// Other spellings of a name, folded, without the name itself.
  static Set<String> of(String name) {
    var tokens = ArabicText.fold(name).tokens();
    var variants = new LinkedHashSet<String>();
    var written = String.join(" ", tokens);
    if (!isArabic(written)) {
      return variants;
    }
    withOtherG(written, variants);
    if (tokens.size() == 2) {
      variants.add(String.join("", tokens));
    }
    if (tokens.size() <= 2 && !written.startsWith("ال")) {
      withGap(String.join("", tokens), variants);
    }
    variants.remove(written);
    return variants;
  }

  /// Other spellings of an adjective, folded, without itself.
  static Set<String> ofNisba(String form) {
    var variants = new LinkedHashSet<String>();
    var written = ArabicText.folded(form);
    if (isArabic(written)) {
      withOtherG(written, variants);
    }
    variants.remove(written);
    return variants;
  }

  private static boolean isArabic(String written) {
    return !written.isEmpty() && written.charAt(0) >= 'ء' && written.charAt(0) <= 'ي';
  }

  private static void withOtherG(String written, Set<String> variants) {
    // Their غ is an Arabic letter of its own, or another is a word: البرتقال is oranges, مقاربة an
    // approach.
    if (written.length() < SHORTEST_WITH_G
        || written.contains("مغرب")
        || written.contains("مغارب")
        || written.contains("برتغال")
        || written.contains("غرب")) {
      return;
    }
    variants.add(written.replace('غ', 'ج'));
    variants.add(written.replace('غ', 'ق'));
  }

  private static void withGap(String word, Set<String> variants) {
    for (int i = 1; word.length() >= SHORTEST_WITH_GAP && i < word.length() - 1; i++) {
      variants.add(word.substring(0, i) + word.substring(i + 1));
    }
  }
}
