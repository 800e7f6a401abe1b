package rasid.cli.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/// The sentences about files of watches in one language; those about queries are the processor's.
public final class Wording {
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

  /// The sentences in `ar`, `fr` or `en`; in English for any other language.
  public static Wording in(String lang) {
    return requireNonNull(ALL.getOrDefault(lang, ALL.get("en")));
  }

  /// A sentence with its blanks filled in.
  public String say(String key, Object... about) {
    return requireNonNull(sentences.getProperty(key), key).formatted(about);
  }

  /// What is said about the query of a watch.
  public String ofQuery(String id, String what) {
    return say("query", id, what);
  }

  Set<String> keys() {
    return new TreeSet<>(sentences.stringPropertyNames());
  }
}
