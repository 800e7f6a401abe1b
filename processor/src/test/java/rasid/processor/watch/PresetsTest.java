package rasid.processor.watch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import rasid.model.Article;
import rasid.model.Span;
import rasid.processor.Tagger;
import rasid.processor.text.ArabicText;

/// The starter watches on articles that a desk would want them to find, and not to find.
@DisplayNameGeneration(ReplaceUnderscores.class)
class PresetsTest {
  private static final int WANTED = 10;
  private static final int UNWANTED = 10;

  /// An article of `golden/presets`.
  private record Golden(boolean wanted, Article article) {
    static Golden read(int number, String text) {
      var lines = text.strip().split("\n", 3);
      var sign = lines[0].strip();
      var article =
          new Article(
              "%064x".formatted(number),
              URI.create("https://example.org/" + number),
              "golden",
              "golden",
              sign.substring(2, 4),
              lines[1].strip(),
              lines[2].strip(),
              null,
              null,
              Instant.EPOCH);
      return new Golden(sign.charAt(0) == '+', article);
    }
  }

  // The watches of the samples and the files of articles are in the same order.
  private static Map<String, List<Golden>> articles() throws IOException {
    var root = Path.of(requireNonNull(System.getProperty("rasid.root")));
    var folder = root.resolve("processor/src/test/resources/golden/presets");
    var articles = new TreeMap<String, List<Golden>>();
    try (Stream<Path> files = Files.list(folder)) {
      for (var file : files.filter(f -> f.toString().endsWith(".txt")).toList()) {
        var name = file.getFileName().toString();
        var read = new ArrayList<Golden>();
        for (var text : Files.readString(file).split("(?m)^===$")) {
          read.add(Golden.read(read.size(), text));
        }
        articles.put(name, read);
      }
    }
    return articles;
  }

  @Test
  void the_starter_watches_find_what_a_desk_wants_and_leave_the_rest() throws IOException {
    var queries = List.copyOf(SampleWatchesTest.queries().entrySet());
    var files = List.copyOf(articles().values());
    assertThat(files).hasSameSizeAs(queries);
    var missed = new ArrayList<String>();
    var found = new ArrayList<String>();
    for (int i = 0; i < files.size(); i++) {
      var id = queries.get(i).getKey();
      assertThat(files.get(i)).as(id).hasSize(WANTED + UNWANTED);
      var trial = Trial.of(QueryParserTest.parsed(queries.get(i).getValue()));
      for (var golden : files.get(i)) {
        var article = golden.article;
        switch (trial.on(ArabicText.fold(article.text()), Tagger.STANDARD.tag(article))) {
          case Trial.Result.Match(var spans) when !golden.wanted ->
              found.add("%s: %s, for %s".formatted(id, article.title(), words(spans, article)));
          case Trial.Result.NoMatch(var lacks) when golden.wanted ->
              missed.add("%s: %s, for %s".formatted(id, article.title(), told(lacks)));
          case Trial.Result.Match _, Trial.Result.NoMatch _ -> {
            // as it should be
          }
        }
      }
    }
    assertThat(missed).as("wanted and missed").isEmpty();
    assertThat(found).as("found and not wanted").isEmpty();
  }

  private static List<String> words(List<Span> spans, Article article) {
    return spans.stream().map(span -> span.in(article.text())).distinct().toList();
  }

  private static List<String> told(List<Trial.Lack> lacks) {
    return lacks.stream().map(lack -> lack.message("en")).toList();
  }
}
