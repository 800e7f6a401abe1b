package rasid.processor.watch;

import java.util.List;
import java.util.Set;

/// Plurals, duals, accusative and pronouns of an Arabic noun, by its end.
///
/// - شاحنة: شاحنات, شاحنتان, شاحنتين, شاحنتها, and from each of the first three back
/// - مسلح: مسلحون, مسلحين, مسلحان, مسلحات, مسلحا, and from مسلحون, مسلحين, مسلحات back
/// - وقود: وقودا, وقودها, وقودهم, وقودنا
/// - مياه: مياهها, مياههم, مياهنا, for ه and ة fold to the same
/// - لاجئ: لاجيء, as some write it, and back
///
/// Not made, because too often another word: the feminine (مكتب, مكتبة; مالي, مالية) and with it
/// the pronoun ه, which folds to the same; the singular of what ends in ان or ا (لبنان, ليبيا).
final class ArabicForms {
  // Shorter words with letters more at their end are too often other words: سود, سودان.
  private static final int SHORTEST = 4;
  // But with the accusative and the pronouns ها and هم, seldom.
  private static final int SHORTEST_ENDING = 3;

  private static final String ARTICLE = "ال";

  // Ten times a number is not its plural.
  private static final Set<String> NUMERALS =
      Set.of("ثلاثون", "ثلاثين", "اربعون", "اربعين", "ثمانون", "ثمانين");

  private ArabicForms() {}

  static void add(String token, Set<String> forms) {
    boolean definite =
        token.startsWith(ARTICLE) && token.length() >= ARTICLE.length() + SHORTEST_ENDING;
    var word = definite ? token.substring(ARTICLE.length()) : token;
    var article = definite ? ARTICLE : "";
    inflect(word, article, forms);
    singulars(word, article, forms);
    hamza(word, article, forms);
  }

  // At the end of a word its seat may be written as a letter of its own.
  private static void hamza(String word, String article, Set<String> forms) {
    if (word.endsWith("ئ")) {
      forms.add(article + word.substring(0, word.length() - 1) + "يء");
    } else if (word.endsWith("يء")) {
      forms.add(article + word.substring(0, word.length() - 2) + "ئ");
    }
  }

  private static void inflect(String word, String article, Set<String> forms) {
    forms.add(article + word);
    boolean definite = !article.isEmpty();
    char last = word.charAt(word.length() - 1);
    if (last == 'ه') {
      feminine(word.substring(0, word.length() - 1), article, forms);
      return;
    }
    if ("اءو".indexOf(last) >= 0) {
      return; // names for the most part: ليبيا, باماكو
    }
    if (!definite && last != 'ي' && word.length() >= SHORTEST_ENDING) {
      forms.add(word + "ا");
    }
    if (!definite && last != 'ن' && word.length() >= SHORTEST_ENDING) {
      forms.add(word + "ها");
      forms.add(word + "هم");
    }
    if (word.length() < SHORTEST) {
      return;
    }
    if (!word.endsWith("ات") && !word.endsWith("ون") && !word.endsWith("ين")) {
      for (var end : List.of("ون", "ين", "ان", "ات")) {
        forms.add(article + word + end);
      }
    }
    if (!definite && last != 'ن') {
      forms.add(word + "نا"); // of a short word, a verb: ذهبنا
    }
  }

  private static void feminine(String stem, String article, Set<String> forms) {
    if (stem.length() + 1 < SHORTEST) {
      return;
    }
    for (var end : List.of("ات", "تان", "تين")) {
      forms.add(article + stem + end);
    }
    if (article.isEmpty()) {
      for (var end : List.of("تها", "تهم", "تنا", "ته", "هها", "ههم", "هنا")) {
        forms.add(stem + end);
      }
    }
  }

  private static void singulars(String word, String article, Set<String> forms) {
    if (NUMERALS.contains(word)) {
      return;
    }
    var stem = word.substring(0, Math.max(0, word.length() - 2));
    if (word.endsWith("ات") && stem.length() >= SHORTEST - 1) {
      inflect(stem + "ه", article, forms);
      if (stem.length() >= SHORTEST) {
        inflect(stem, article, forms);
      }
    } else if ((word.endsWith("تان") || word.endsWith("تين")) && word.length() >= SHORTEST + 2) {
      inflect(word.substring(0, word.length() - 3) + "ه", article, forms);
    } else if ((word.endsWith("ون") || word.endsWith("ين")) && stem.length() >= SHORTEST) {
      inflect(stem, article, forms);
    }
  }
}
