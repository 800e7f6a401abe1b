package rasid.ingest.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import rasid.ingest.text.PlainForm;

/// How lines begin that stand in an article and are none of it, in the languages of the press.
final class Phrases {
  /// What such a line is.
  enum Kind {
    RELATED,
    LINE,
    COMMENTS
  }

  /// The first words of a line.
  ///
  /// @param whole whether nothing but a number may follow
  /// @param number whether a number must
  private record Phrase(String words, boolean whole, boolean number) {
    static Phrase of(String written) {
      boolean whole = written.endsWith("$");
      boolean number = written.endsWith("#");
      var words = whole || number ? written.substring(0, written.length() - 1) : written;
      // A blank at the end says "and something behind it".
      return new Phrase(PlainForm.of(words) + (words.endsWith(" ") ? " " : ""), whole, number);
    }

    boolean opens(String plain) {
      if (!plain.startsWith(words) || !isParted(plain)) {
        return false;
      }
      var rest = plain.substring(words.length());
      return (!whole || rest.codePoints().noneMatch(Character::isLetter))
          && (!number || rest.chars().anyMatch(Character::isDigit));
    }

    private boolean isParted(String plain) {
      int end = words.length();
      return end == plain.length()
          || !Character.isLetterOrDigit(plain.codePointAt(end))
          || !Character.isLetterOrDigit(words.codePointBefore(end))
          || Character.isIdeographic(plain.codePointAt(end));
    }
  }

  private static final Map<Kind, List<Phrase>> PHRASES = read();

  private Phrases() {}

  /// What a line is by its first words.
  ///
  /// @param text as shown
  static Optional<Kind> of(String text) {
    var plain = withoutSigns(PlainForm.of(text));
    for (var kind : Kind.values()) {
      for (var phrase : PHRASES.getOrDefault(kind, List.of())) {
        if (phrase.opens(plain)) {
          return Optional.of(kind);
        }
      }
    }
    return Optional.empty();
  }

  // Bullets, brackets and arrows before the words.
  private static String withoutSigns(String plain) {
    int i = 0;
    while (i < plain.length()
        && !Character.isLetterOrDigit(plain.codePointAt(i))
        && plain.charAt(i) != '©') {
      i += Character.charCount(plain.codePointAt(i));
    }
    return plain.substring(i);
  }

  private static Map<Kind, List<Phrase>> read() {
    var phrases = new EnumMap<Kind, List<Phrase>>(Kind.class);
    try (var in = Objects.requireNonNull(Phrases.class.getResourceAsStream("phrases.tsv"));
        var lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("#") || line.isBlank()) {
          continue;
        }
        var cells = line.split("\t", 2);
        var kind = Kind.valueOf(cells[0].toUpperCase(Locale.ROOT));
        for (var phrase : cells[1].split("\\|")) {
          phrases.computeIfAbsent(kind, _ -> new ArrayList<>()).add(Phrase.of(phrase));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("phrases.tsv cannot be read", e);
    }
    return phrases;
  }
}
