package rasid.ingest.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rasid.model.topic.Json;
import tools.jackson.databind.JsonNode;

/// Invented articles in the dress of the content systems the press runs on.
@DisplayNameGeneration(ReplaceUnderscores.class)
class GoldenPagesTest {
  /// Cuts and flips tried for each page.
  private static final int ROUNDS = 40;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "amp",
        "arc-react",
        "blogger-breaks",
        "divs-only-ru",
        "drupal-fr",
        "gallery",
        "german-teasers",
        "ghost",
        "gutenberg-blocks",
        "infinite-scroll",
        "japanese",
        "live-blog",
        "page-builder",
        "script-only",
        "spanish-consent",
        "tables-font",
        "wordpress-ar"
      })
  void a_page_gives_its_article_and_nothing_else(String name) throws IOException {
    var gold = gold(name);
    var page = extract(html(name), gold);
    assertThat(page.title()).isEqualTo(gold.path("title").asString());
    assertThat(page.body().split("\n\n"))
        .containsExactlyElementsOf(
            gold.path("body").values().stream().map(JsonNode::asString).toList());
    assertThat(page.author()).isEqualTo(text(gold.path("author")));
    var published = page.published();
    assertThat(published == null ? null : published.iso()).isEqualTo(text(gold.path("published")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"amp", "arc-react", "infinite-scroll", "tables-font", "wordpress-ar"})
  void a_page_cut_off_or_garbled_anywhere_breaks_nothing(String name) throws IOException {
    var gold = gold(name);
    var whole = html(name);
    var random = new Random(name.hashCode());
    var read = new ArrayList<Page>();
    for (int round = 0; round < ROUNDS; round++) {
      var cut = java.util.Arrays.copyOf(whole, random.nextInt(whole.length));
      var flipped = whole.clone();
      for (int flip = 0; flip < 30; flip++) {
        flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
      }
      read.add(extract(cut, gold));
      read.add(extract(flipped, gold));
    }
    assertThat(read).hasSize(2 * ROUNDS).allSatisfy(page -> assertThat(page.body()).isNotNull());
  }

  private static Page extract(byte[] html, JsonNode gold) {
    return PageExtractor.extract(
        html, URI.create(gold.path("url").asString()), "text/html; charset=utf-8");
  }

  private static byte[] html(String name) throws IOException {
    return bytes("golden/" + name + ".html");
  }

  private static JsonNode gold(String name) throws IOException {
    return Json.MAPPER.readTree(new String(bytes("golden/" + name + ".json"), UTF_8));
  }

  private static byte[] bytes(String resource) throws IOException {
    try (var in = Objects.requireNonNull(GoldenPagesTest.class.getResourceAsStream(resource))) {
      return in.readAllBytes();
    }
  }

  private static @Nullable String text(JsonNode node) {
    return node.isNull() ? null : node.asString();
  }
}
