package rasid.ingest.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import rasid.ingest.text.HtmlText;
import rasid.ingest.text.PlainForm;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a page says about its article in schema.org JSON-LD; what it does not say is empty.
///
/// @param author as published, several
record LinkedData(
    String headline,
    List<String> author,
    String published,
    String modified,
    String lang,
    String articleBody,
    String image,
    String publisher) {
  static final LinkedData NONE = new LinkedData("", List.of(), "", "", "", "", "", "");

  // Slips of content systems: line breaks inside strings, commas too many, comments.
  private static final JsonMapper LENIENT =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();

  /// Nodes looked at before giving up: a page's own graph has some dozens.
  private static final int MOST_NODES = 5_000;

  private static final int MOST_AUTHORS = 10;

  // What can be had of JSON broken beyond reading. Bounded, and each part ends at a quote.
  private static final Pattern PUBLISHED =
      Pattern.compile("\"datePublished\"\\s{0,9}:\\s{0,9}\"([^\"]{8,40})\"");
  private static final Pattern MODIFIED =
      Pattern.compile("\"dateModified\"\\s{0,9}:\\s{0,9}\"([^\"]{8,40})\"");
  private static final Pattern AUTHOR =
      Pattern.compile(
          "\"author\"\\s{0,9}:[\\s\\[]{0,9}\\{[^{}]{0,300}?\"name\"\\s{0,9}:\\s{0,9}\"([^\"]{2,80})\"");

  private static final Set<String> PAGES = Set.of("webpage", "itempage");

  /// Of a page's graph what its article says; of several articles the one with the page's title.
  static LinkedData of(Document document, String title) {
    var articles = new ArrayList<JsonNode>();
    var pages = new ArrayList<JsonNode>();
    var byId = new HashMap<String, JsonNode>();
    var broken = NONE;
    for (var script : document.select("script[type~=(?i)ld\\+json]")) {
      var json = bare(script.data());
      try {
        collect(LENIENT.readTree(json), articles, pages, byId);
      } catch (JacksonException _) {
        // What is broken here costs nothing: the page's other words are asked next.
        broken = broken.equals(NONE) ? salvaged(json) : broken;
      }
    }
    var wanted = PlainForm.of(title);
    var chosen =
        articles.stream()
            .filter(a -> !wanted.isEmpty() && PlainForm.of(line(a.path("headline"))).equals(wanted))
            .findFirst()
            .or(() -> articles.stream().findFirst());
    if (chosen.isPresent()) {
      return of(chosen.get(), byId);
    }
    return pages.isEmpty() ? broken : datesOf(pages.getFirst(), byId);
  }

  private static String bare(String script) {
    var json = script.strip();
    for (var start : List.of("<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA[")) {
      json = json.startsWith(start) ? json.substring(start.length()) : json;
    }
    for (var end : List.of("-->", "//]]>", "/*]]>*/", "]]>", ";")) {
      json = json.endsWith(end) ? json.substring(0, json.length() - end.length()) : json;
    }
    return json;
  }

  private static void collect(
      JsonNode root, List<JsonNode> articles, List<JsonNode> pages, Map<String, JsonNode> byId) {
    var waiting = new ArrayDeque<JsonNode>();
    waiting.add(root);
    for (int seen = 0; !waiting.isEmpty() && seen < MOST_NODES; seen++) {
      var node = waiting.removeFirst();
      if (isArticle(node.path("@type"))) {
        articles.add(node);
      } else if (PAGES.contains(node.path("@type").asString("").toLowerCase(Locale.ROOT))) {
        pages.add(node);
      }
      var id = text(node.path("@id"));
      if (!id.isEmpty() && node.size() > 1) {
        byId.putIfAbsent(id, node);
      }
      waiting.addAll(node.values());
    }
  }

  private static LinkedData of(JsonNode node, Map<String, JsonNode> byId) {
    var authors = names(node.path("author"), byId);
    return new LinkedData(
        line(node.path("headline")),
        authors.isEmpty() ? names(node.path("creator"), byId) : authors,
        text(node.path("datePublished")),
        text(node.path("dateModified")),
        text(node.path("inLanguage")),
        text(node.path("articleBody")),
        image(node.path("image"), byId),
        names(node.path("publisher"), byId).stream().findFirst().orElse(""));
  }

  private static LinkedData datesOf(JsonNode page, Map<String, JsonNode> byId) {
    var all = of(page, byId);
    return new LinkedData(
        "", all.author, all.published, all.modified, all.lang, "", all.image, all.publisher);
  }

  private static LinkedData salvaged(String json) {
    var author = found(AUTHOR, json);
    return new LinkedData(
        "",
        author.isEmpty() ? List.of() : List.of(HtmlText.line(author)),
        found(PUBLISHED, json),
        found(MODIFIED, json),
        "",
        "",
        "",
        "");
  }

  private static String found(Pattern pattern, String json) {
    var match = pattern.matcher(json);
    return match.find() ? match.group(1).strip() : "";
  }

  private static boolean isArticle(JsonNode type) {
    if (type.isArray()) {
      return type.values().stream().anyMatch(LinkedData::isArticle);
    }
    var name = type.asString("").toLowerCase(Locale.ROOT);
    return name.endsWith("article") || name.endsWith("blogposting") || name.endsWith("report");
  }

  private static List<String> names(JsonNode author, Map<String, JsonNode> byId) {
    var names = new ArrayList<String>();
    for (var one : author.isArray() ? author.values() : List.of(author)) {
      var named =
          one.isObject() && !one.has("name") ? byId.getOrDefault(text(one.path("@id")), one) : one;
      var name = named.isObject() ? named.path("name") : named;
      for (var each : name.isArray() ? name.values() : List.of(name)) {
        var line = line(each);
        if (!line.isEmpty() && !names.contains(line) && names.size() < MOST_AUTHORS) {
          names.add(line);
        }
      }
    }
    return names;
  }

  private static String image(JsonNode image, Map<String, JsonNode> byId) {
    @Nullable JsonNode one =
        image.isArray() ? image.values().stream().findFirst().orElse(null) : image;
    if (one == null) {
      return "";
    }
    if (one.isObject() && !one.has("url")) {
      one = byId.getOrDefault(text(one.path("@id")), one);
    }
    return text(one.isObject() ? one.path("url") : one);
  }

  private static String line(JsonNode node) {
    return HtmlText.line(text(node));
  }

  private static String text(JsonNode node) {
    return node.isString() ? node.asString("").strip() : "";
  }
}
