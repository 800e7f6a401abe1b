package rasid.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import rasid.model.Article;

/// Arabic news of about 1,800 characters, put together from sentences of the demo's invented news.
///
/// The same seed gives the same articles.
final class Articles {
  /// So many that caches and branch predictors know none of them by heart.
  static final int COUNT = 256;

  /// Characters of a usual agency report.
  static final int LENGTH = 1_800;

  private static final int SENTENCES_A_PARAGRAPH = 3;

  private Articles() {}

  static List<Article> of(long seed) {
    var sentences = sentences();
    var dice = new Random(seed);
    var articles = new ArrayList<Article>();
    for (int i = 0; i < COUNT; i++) {
      articles.add(article(i, sentences, dice));
    }
    return List.copyOf(articles);
  }

  private static Article article(int number, List<String> sentences, Random dice) {
    var order = new ArrayList<>(sentences);
    Collections.shuffle(order, dice);
    var title = order.removeFirst();
    var body = new StringBuilder();
    for (int i = 0; title.length() + body.length() < LENGTH; i++) {
      body.append(i == 0 ? "" : i % SENTENCES_A_PARAGRAPH == 0 ? "\n\n" : " ");
      body.append(order.get(i));
    }
    return new Article(
        "%064x".formatted(number),
        URI.create("https://example.org/" + number),
        "bench",
        "bench",
        "ar",
        title,
        body.toString(),
        null,
        null,
        Instant.EPOCH);
  }

  private static List<String> sentences() {
    var name = "sentences.ar.txt";
    var in = Objects.requireNonNull(Articles.class.getResourceAsStream(name), name);
    try (var reader = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
