package rasid.ingest.text;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The language in a tag such as `ar-SA` or `fr_FR`.
public final class LanguageTag {
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

  private LanguageTag() {}

  /// ISO 639 in lower case, if the tag begins with it.
  public static Optional<String> language(@Nullable String tag) {
    if (tag == null) {
      return Optional.empty();
    }
    var name = tag.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    return LANGUAGE.matcher(name).matches() ? Optional.of(name) : Optional.empty();
  }
}
