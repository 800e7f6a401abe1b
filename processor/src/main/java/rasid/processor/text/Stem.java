package rasid.processor.text;

import java.util.List;

/// A rough stem, by which the words of a headline are found in a text that another hand has
/// written: the first letters after article and particles.
///
/// It makes one of words that are none, such as مستشفى and مستشفيات but also بلدية and بلدان; for
/// watches, which must not, there are [ProcliticForms].
final class Stem {
  private static final List<String> ARTICLES = List.of("وال", "بال", "فال", "كال", "لل", "ال");
  private static final String PARTICLES = "وبل";

  private static final int ARABIC = 4;
  private static final int LATIN = 5;
  private static final int SHORTEST_ARABIC = 3;
  private static final int SHORTEST_LATIN = 4;
  private static final int SHORTEST_NUMBER = 2;

  private Stem() {}

  /// The stem of a folded word; empty where it is too short to say anything, as most of the words
  /// are that stand in every text.
  static String of(String word) {
    char first = word.charAt(0);
    if (first >= 'ء' && first <= 'ي') {
      return cut(bare(word), SHORTEST_ARABIC, ARABIC);
    }
    return Character.isDigit(first)
        ? cut(word, SHORTEST_NUMBER, word.length())
        : cut(word, SHORTEST_LATIN, LATIN);
  }

  private static String bare(String word) {
    if (word.length() <= ARABIC) {
      return word;
    }
    for (var article : ARTICLES) {
      if (word.startsWith(article)) {
        return word.substring(article.length());
      }
    }
    return PARTICLES.indexOf(word.charAt(0)) >= 0 ? word.substring(1) : word;
  }

  private static String cut(String word, int shortest, int longest) {
    return word.length() < shortest ? "" : word.substring(0, Math.min(longest, word.length()));
  }
}
