package rasid.processor.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/// What is said to readers in their language: sentences with blanks, from a file of properties.
/// Safe to share between threads.
public final class Sentences {
  private static final Set<String> LANGUAGES = Set.of("ar", "fr", "en");

  private final Properties sentences = new Properties();

  private Sentences(Class<?> owner, String name) {
    try (var in = requireNonNull(owner.getResourceAsStream(name), name)) {
      sentences.load(new InputStreamReader(in, UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  /// The sentences of `NAME_LANG.properties` beside a class.
  ///
  /// @param lang `ar`, `fr` or `en`; English for any other
  public static Sentences beside(Class<?> owner, String name, String lang) {
    return new Sentences(
        owner, "%s_%s.properties".formatted(name, LANGUAGES.contains(lang) ? lang : "en"));
  }

  /// A sentence with its blanks filled in.
  ///
  /// @throws NullPointerException when there is none of this key, which is a broken build
  public String say(String key, Object... about) {
    return requireNonNull(sentences.getProperty(key), key).formatted(about);
  }

  /// What stands under a key, as it is, or `otherwise` where nothing does.
  public String find(String key, String otherwise) {
    return sentences.getProperty(key, otherwise);
  }

  /// The keys of all sentences, sorted.
  public Set<String> keys() {
    return new TreeSet<>(sentences.stringPropertyNames());
  }
}
