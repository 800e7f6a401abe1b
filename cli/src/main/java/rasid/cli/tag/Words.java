package rasid.cli.tag;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import rasid.processor.keyword.KeywordTagger;

/// The words of a report in one language: its headings, and what codes are called.
public final class Words {
  private final Locale locale;
  private final Properties words = new Properties();

  private Words(String lang) {
    locale = Locale.of(lang);
    var name = "words_%s.properties".formatted(lang);
    try (var in = Words.class.getResourceAsStream(name)) {
      words.load(new InputStreamReader(Objects.requireNonNull(in, name), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  /// @param lang `ar`, `fr` or `en`
  public static Words in(String lang) {
    return new Words(lang);
  }

  String word(String key) {
    return Objects.requireNonNull(words.getProperty(key), key);
  }

  /// The name of a language, or its code where it has none here.
  String language(String code) {
    return words.getProperty("language." + code, code);
  }

  /// The name of a country or group; its code where it has none here.
  String region(String code) {
    var group = words.getProperty("region." + code);
    if (group != null) {
      return group;
    }
    return code.length() == 2 ? Locale.of("", code).getDisplayCountry(locale) : code;
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
