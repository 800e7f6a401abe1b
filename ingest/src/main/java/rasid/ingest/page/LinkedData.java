package rasid.ingest.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Document;
import rasid.ingest.text.HtmlText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a page says about its article in schema.org JSON-LD.
record LinkedData(
    String headline, String author, String published, String lang, String articleBody) {
  static final LinkedData NONE = new LinkedData("", "", "", "", "");

  // Line breaks inside strings are a common slip of content systems.
  private static final JsonMapper LENIENT =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();

  /// Nodes looked at before giving up: a page's own graph has some dozens.
  private static final int MOST_NODES = 5_000;

  static LinkedData of(Document document) {
    for (var script : document.select("script[type~=(?i)ld\\+json]")) {
      var found = article(script.data());
      if (found.isPresent()) {
        return found.get();
      }
    }
    return NONE;
  }

  private static Optional<LinkedData> article(String json) {
    JsonNode root;
    try {
      root = LENIENT.readTree(json);
    } catch (JacksonException _) {
      // What is broken here costs nothing: the page's other words are asked next.
      return Optional.empty();
    }
    var waiting = new ArrayDeque<JsonNode>();
    waiting.add(root);
    for (int seen = 0; !waiting.isEmpty() && seen < MOST_NODES; seen++) {
      var node = waiting.removeFirst();
      if (isArticle(node.path("@type"))) {
        return Optional.of(of(node));
      }
      waiting.addAll(node.values());
    }
    return Optional.empty();
  }

  private static LinkedData of(JsonNode node) {
    return new LinkedData(
        HtmlText.line(text(node.path("headline"))),
        String.join("، ", names(node.path("author"))),
        text(node.path("datePublished")),
        text(node.path("inLanguage")),
        text(node.path("articleBody")));
  }

  private static boolean isArticle(JsonNode type) {
    if (type.isArray()) {
      return type.values().stream().anyMatch(LinkedData::isArticle);
    }
    var name = type.asString("").toLowerCase(Locale.ROOT);
    return name.endsWith("article") || name.endsWith("blogposting");
  }

  private static List<String> names(JsonNode author) {
    var names = new ArrayList<String>();
    for (var one : author.isArray() ? author.values() : List.of(author)) {
      var name = HtmlText.line(text(one.isObject() ? one.path("name") : one));
      if (!name.isEmpty() && !names.contains(name)) {
        names.add(name);
      }
    }
    return names;
  }

  private static String text(JsonNode node) {
    return node.isString() ? node.asString("").strip() : "";
  }
}
