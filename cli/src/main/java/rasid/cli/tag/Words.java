package rasid.cli.tag;

import java.util.Locale;
import rasid.processor.keyword.KeywordTagger;
import rasid.processor.text.Sentences;

/// The words of a report in one language: its headings, and what codes are called.
public final class Words {
  private final Locale locale;
  private final Sentences words;

  private Words(String lang) {
    locale = Locale.of(lang);
    words = Sentences.beside(Words.class, "words", lang);
  }

  /// @param lang `ar`, `fr` or `en`
  public static Words in(String lang) {
    return new Words(lang);
  }

  String word(String key) {
    return words.say(key);
  }

  /// The name of a language, or its code where it has none here.
  String language(String code) {
    return words.find("language." + code, code);
  }

  /// The name of a country or group; its code where it has none here.
  String region(String code) {
    boolean country = code.length() == 2;
    return words.find(
        "region." + code, country ? Locale.of("", code).getDisplayCountry(locale) : code);
  }

  /// What a theme is called; its id when it is of a later version.
  String theme(String id) {
    for (var theme : KeywordTagger.STANDARD.themes()) {
      if (theme.id().equals(id)) {
        return switch (locale.getLanguage()) {
          case "ar" -> theme.ar();
          case "fr" -> theme.fr();
          default -> theme.en();
        };
      }
    }
    return id;
  }

  /// What stands between the items of a list.
  String comma() {
    return locale.getLanguage().equals("ar") ? "، " : ", ";
  }
}
