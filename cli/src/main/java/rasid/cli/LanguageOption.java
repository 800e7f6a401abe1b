package rasid.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--lang`, the same on every command that speaks to people in sentences.
final class LanguageOption {
  /// A language Rasid speaks.
  enum Language {
    ar,
    fr,
    en
  }

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      description = "Language of what is said: ar, fr, en (default: that of the locale, else en).")
  private @Nullable Language lang;

  private final Map<String, String> environment;

  LanguageOption(Map<String, String> environment) {
    this.environment = environment;
  }

  /// `ar`, `fr` or `en`.
  String code() {
    return lang != null ? lang.name() : ofLocale(environment);
  }

  /// As POSIX has it: LC_ALL before LC_MESSAGES before LANG.
  static String ofLocale(Map<String, String> environment) {
    for (var variable : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
      var locale = environment.getOrDefault(variable, "");
      if (!locale.isEmpty()) {
        return locale.startsWith("ar") ? "ar" : locale.startsWith("fr") ? "fr" : "en";
      }
    }
    return "en";
  }
}
