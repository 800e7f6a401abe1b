package rasid.ingest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import rasid.ingest.text.HtmlText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a page says about its article in schema.org JSON-LD; what it does not say is empty.
///
/// @param author as published, several
/// @param published as each node of the article and the page tells it
record LinkedData(
    String headline,
    List<String> author,
    List<String> published,
    String modified,
    String lang,
    String articleBody,
    String image,
    String publisher) {
  static final LinkedData NONE = new LinkedData("", List.of(), List.of(), "", "", "", "", "");

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

  private static final int MOST_AUTHORS = 10;

  // What can be had of JSON broken beyond reading. Bounded, and each part ends at a quote.
  private static final Pattern PUBLISHED =
      Pattern.compile("\"datePublished\"\\s{0,9}:\\s{0,9}\"([^\"]{8,40})\"");
  private static final Pattern MODIFIED =
      Pattern.compile("\"dateModified\"\\s{0,9}:\\s{0,9}\"([^\"]{8,40})\"");
  private static final Pattern AUTHOR =
      Pattern.compile(
          "\"author\"\\s{0,9}:[\\s\\[]{0,9}\\{[^{}]{0,300}?\"name\"\\s{0,9}:\\s{0,9}\"([^\"]{2,80})\"");

  /// Of a page's graph what its article says.
  ///
  /// @param title the page's, or empty: of several articles the one of that title is meant
  /// @param addresses the page's
  static LinkedData of(Document document, String title, Set<String> addresses) {
    var graph = new LinkedGraph();
    var salvaged = NONE;
    for (var script : document.select("script[type~=(?i)ld\\+json]")) {
      var json = bare(script.data());
      try {
        graph.add(LENIENT.readTree(json));
      } catch (JacksonException _) {
        // What is broken here costs nothing: the page's other words are asked next.
        salvaged = salvaged.equals(NONE) ? salvaged(json) : salvaged;
      }
    }
    var said = NONE;
    for (var article : graph.articles(title, addresses)) {
      said = said.and(of(article, graph));
    }
    if (said.equals(NONE)) {
      said = salvaged;
    }
    for (var page : graph.pages()) {
      said = said.and(of(page, graph).ofPage());
    }
    return said;
  }

  // Where this says nothing, the other speaks; of dates both are witnesses.
  private LinkedData and(LinkedData other) {
    var dates = new ArrayList<>(published);
    other.published.stream().filter(date -> !dates.contains(date)).forEach(dates::add);
    return new LinkedData(
        headline.isEmpty() ? other.headline : headline,
        author.isEmpty() ? other.author : author,
        List.copyOf(dates),
        modified.isEmpty() ? other.modified : modified,
        lang.isEmpty() ? other.lang : lang,
        articleBody.isEmpty() ? other.articleBody : articleBody,
        image.isEmpty() ? other.image : image,
        publisher.isEmpty() ? other.publisher : publisher);
  }

  // A page is called what its site likes, and has more text than its article.
  private LinkedData ofPage() {
    return new LinkedData("", author, published, modified, lang, "", image, publisher);
  }

  private static String bare(String script) {
    var json = script.strip();
    if (json.startsWith("{&quot;") || json.startsWith("[{&quot;")) {
      json = Parser.unescapeEntities(json, false);
    }
    for (var start : List.of("<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA[")) {
      json = json.startsWith(start) ? json.substring(start.length()) : json;
    }
    for (var end : List.of("-->", "//]]>", "/*]]>*/", "]]>", ";")) {
      json = json.endsWith(end) ? json.substring(0, json.length() - end.length()) : json;
    }
    return json;
  }

  private static LinkedData of(JsonNode node, LinkedGraph graph) {
    var authors = names(node.path("author"), graph);
    var published = date(node.path("datePublished"));
    return new LinkedData(
        line(node.path("headline")),
        authors.isEmpty() ? names(node.path("creator"), graph) : authors,
        Stream.of(published.isEmpty() ? date(node.path("dateCreated")) : published)
            .filter(date -> !date.isEmpty())
            .toList(),
        date(node.path("dateModified")),
        text(node.path("inLanguage")),
        text(node.path("articleBody")),
        image(node.path("image"), graph),
        names(node.path("publisher"), graph).stream().findFirst().orElse(""));
  }

  private static LinkedData salvaged(String json) {
    var author = found(AUTHOR, json);
    var date = found(PUBLISHED, json);
    return new LinkedData(
        "",
        author.isEmpty() ? List.of() : List.of(HtmlText.line(author)),
        date.isEmpty() ? List.of() : List.of(date),
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

  private static List<String> names(JsonNode author, LinkedGraph graph) {
    var names = new ArrayList<String>();
    for (var one : author.isArray() ? author.values() : List.of(author)) {
      var named = one.isObject() && !one.has("name") ? graph.resolved(one) : one;
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

  private static String image(JsonNode image, LinkedGraph graph) {
    @Nullable JsonNode one =
        image.isArray() ? image.values().stream().findFirst().orElse(null) : image;
    if (one == null) {
      return "";
    }
    if (one.isObject() && !one.has("url")) {
      one = graph.resolved(one);
    }
    return text(one.isObject() ? one.path("url") : one);
  }

  static String line(JsonNode node) {
    return HtmlText.line(text(node));
  }

  // Also a number of seconds, the first of several, a typed value.
  private static String date(JsonNode node) {
    if (node.isArray()) {
      return node.isEmpty() ? "" : date(node.get(0));
    }
    return node.isIntegralNumber()
        ? node.asString()
        : text(node.isObject() ? node.path("@value") : node);
  }

  static String text(JsonNode node) {
    return node.isString() ? node.asString("").strip() : "";
  }
}
