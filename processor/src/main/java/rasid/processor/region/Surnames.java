package rasid.processor.region;

import java.util.Set;
import rasid.processor.text.ArabicText;
import rasid.processor.text.FoldedText;
import rasid.processor.text.Table;
import rasid.processor.text.WordTable;

/// Where a nisba is a family's name: ياسين اليمني.
final class Surnames {
  private static final Table NAMES = Table.read("region/given_names");
  private static final WordTable<String> GIVEN = column("names");
  private static final WordTable<String> WORDS_TOO = column("words too");

  // Words after a nisba that make it a citizenship even after a given name.
  private static final Set<String> CITIZENSHIPS =
      Set.of("الجنسيه", "الاصل", "الاصول", "المولد", "المنشا", "السابق");

  private Surnames() {}

  private static WordTable<String> column(String name) {
    return WordTable.of(
        NAMES.rows().stream()
            .flatMap(row -> NAMES.items(row, name).stream())
            .map(ArabicText::folded)
            .toArray(String[]::new));
  }

  /// Whether a nisba at this place is one: a given name stands before it, and no word after it that
  /// makes it a citizenship.
  static boolean isAt(FoldedText text, int word) {
    if (word == 0 || text.isParted(word - 1) || !text.token(word).endsWith("ي")) {
      return false;
    }
    // A given name that is a word too is none before an adjective without the article: سامي and
    // نادر المصري, but اتفاق نادر مصري.
    boolean isDefinite = text.token(word).startsWith("ال");
    boolean follows =
        GIVEN.knows(text, word - 1) || (isDefinite && WORDS_TOO.word(text, word - 1) != null);
    return follows && (word + 1 >= text.size() || !CITIZENSHIPS.contains(text.token(word + 1)));
  }
}
