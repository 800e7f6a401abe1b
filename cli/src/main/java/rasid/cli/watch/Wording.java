package rasid.cli.watch;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;
import rasid.processor.text.Sentences;

/// The sentences about files of watches, and about what `watch test` and `watch diff` came to, in
/// one language; those about queries are the processor's.
public final class Wording {
  private static final Map<String, Wording> ALL =
      Map.of("ar", new Wording("ar"), "fr", new Wording("fr"), "en", new Wording("en"));

  private final Sentences sentences;

  private Wording(String lang) {
    sentences = Sentences.beside(Wording.class, "wording", lang);
  }

  /// The sentences in `ar`, `fr` or `en`; in English for any other language.
  public static Wording in(String lang) {
    return requireNonNull(ALL.getOrDefault(lang, ALL.get("en")));
  }

  /// A sentence with its blanks filled in.
  public String say(String key, Object... about) {
    return sentences.say(key, about);
  }

  /// What is said about the query of a watch.
  public String ofQuery(String id, String what) {
    return say("query", id, what);
  }

  Set<String> keys() {
    return sentences.keys();
  }
}
