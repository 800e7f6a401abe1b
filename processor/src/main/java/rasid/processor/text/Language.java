package rasid.processor.text;

import java.util.BitSet;

/// Tells Arabic, French and English apart, and all of them from what they are not.
///
/// Arabic by its letters, unless too many are letters of Persian or Urdu; French and English by
/// their commonest words.
public final class Language {
  /// What is none of the three, or too short to tell.
  public static final String UNDETERMINED = "und";

  // Words beyond these tell nothing new.
  private static final int ENOUGH_WORDS = 400;

  private static final WordTable<String> FRENCH =
      WordTable.of(
          "le", "la", "les", "des", "du", "de", "et", "est", "une", "un", "dans", "pour", "que",
          "qui", "sur", "au", "aux", "par", "avec", "plus", "pas", "ce", "cette", "sont", "ete",
          "ont", "selon", "mais", "leur", "ses", "d", "l", "en");
  private static final WordTable<String> ENGLISH =
      WordTable.of(
          "the", "of", "and", "to", "in", "is", "was", "for", "that", "with", "on", "as", "by",
          "at", "from", "have", "has", "had", "were", "are", "said", "will", "its", "after", "who",
          "been", "but", "their", "this", "which", "an", "be", "not");

  // گ چ پ ژ and the Urdu letters stand for one letter in twenty there, and in Arabic for a name.
  // ی and ک do not count: Arabic is typed with them too.
  private static final BitSet FOREIGN = new BitSet();

  static {
    "گچپژٹڈڑںےہھ".chars().forEach(FOREIGN::set);
  }

  private Language() {}

  /// The language of a text: `ar`, `fr`, `en` or [#UNDETERMINED].
  public static String of(FoldedText text) {
    int arabic = 0;
    int latin = 0;
    int french = 0;
    int english = 0;
    int words = Math.min(text.size(), ENOUGH_WORDS);
    for (int i = 0; i < words; i++) {
      char first = text.charAt(i, 0);
      if (first >= 'ء' && first <= 'ي') {
        arabic++;
      } else if (first >= 'a' && first <= 'z') {
        latin++;
        french += FRENCH.word(text, i) != null ? 1 : 0;
        english += ENGLISH.word(text, i) != null ? 1 : 0;
      }
    }
    if (arabic > latin) {
      return isPersian(text.published()) ? UNDETERMINED : "ar";
    }
    // One word in twelve is far below what either language shows, and above what others do.
    if (Math.max(french, english) * 12 < latin || french == english) {
      return UNDETERMINED;
    }
    return french > english ? "fr" : "en";
  }

  private static boolean isPersian(String published) {
    int foreign = 0;
    int letters = 0;
    for (int i = 0; i < published.length(); i++) {
      char c = published.charAt(i);
      if (c >= 'ء' && c <= 'ۓ') {
        letters++;
        foreign += c > 'ي' && FOREIGN.get(c) ? 1 : 0;
      }
    }
    return foreign * 50 > letters;
  }
}
