package rasid.processor.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/// The sentences about queries in one language.
final class Wording {
  private static final Map<String, Wording> ALL =
      Map.of("ar", new Wording("ar"), "fr", new Wording("fr"), "en", new Wording("en"));

  private final Properties sentences = new Properties();

  private Wording(String lang) {
    var name = "wording_%s.properties".formatted(lang);
    try (var in = requireNonNull(Wording.class.getResourceAsStream(name), name)) {
      sentences.load(new InputStreamReader(in, UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  /// The sentences in a language; in English for those that have none.
  static Wording in(String lang) {
    return requireNonNull(ALL.getOrDefault(lang, ALL.get("en")));
  }

  /// A sentence with its blanks filled in.
  String say(String key, List<String> about) {
    return requireNonNull(sentences.getProperty(key), key).formatted(about.toArray());
  }

  /// Several things of which one will do.
  String either(List<String> things) {
    return String.join(" %s ".formatted(say("or", List.of())), things);
  }

  Set<String> keys() {
    return new TreeSet<>(sentences.stringPropertyNames());
  }
}
