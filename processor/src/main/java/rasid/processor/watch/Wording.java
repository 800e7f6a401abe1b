package rasid.processor.watch;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Set;
import rasid.processor.text.Sentences;

/// The sentences about queries in one language.
final class Wording {
  private static final Map<String, Wording> ALL =
      Map.of("ar", new Wording("ar"), "fr", new Wording("fr"), "en", new Wording("en"));

  private final Sentences sentences;

  private Wording(String lang) {
    sentences = Sentences.beside(Wording.class, "wording", lang);
  }

  /// The sentences in a language; in English for those that have none.
  static Wording in(String lang) {
    return requireNonNull(ALL.getOrDefault(lang, ALL.get("en")));
  }

  /// A sentence with its blanks filled in.
  String say(String key, List<String> about) {
    return sentences.say(key, about.toArray());
  }

  /// Several things of which one will do.
  String either(List<String> things) {
    return String.join(" %s ".formatted(say("or", List.of())), things);
  }

  Set<String> keys() {
    return sentences.keys();
  }
}
