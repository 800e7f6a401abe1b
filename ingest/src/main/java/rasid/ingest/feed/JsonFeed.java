package rasid.ingest.feed;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rasid.ingest.feed.FeedOutcome.NotAFeed;
import rasid.ingest.feed.FeedOutcome.Read;
import rasid.ingest.text.HtmlText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON Feed 1.0 and 1.1. What is cut short gives the items that are whole.
final class JsonFeed {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          // Values are read one by one.
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(
              JsonReadFeature.ALLOW_JAVA_COMMENTS,
              JsonReadFeature.ALLOW_TRAILING_COMMA,
              JsonReadFeature.ALLOW_SINGLE_QUOTES,
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
              JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();

  /// What could be read of a document.
  ///
  /// @param head all but the items
  /// @param broken why it went no further, or null
  private record Parsed(ObjectNode head, List<JsonNode> items, @Nullable String broken) {}

  private JsonFeed() {}

  /// @param url of the feed, or null where it is not known
  static FeedOutcome read(String text, @Nullable URI url) {
    var parsed = parsed(text);
    boolean named = string(parsed.head(), "version").contains("jsonfeed");
    if (parsed.broken() != null && !named && parsed.items().isEmpty()) {
      return new NotAFeed("it looks like JSON but cannot be read: " + parsed.broken());
    }
    if (!named && (parsed.items().isEmpty() || string(parsed.head(), "title").isEmpty())) {
      return new NotAFeed("it is JSON, but not a JSON Feed");
    }
    return new Read(feed(parsed.head(), parsed.items(), url));
  }

  private static Parsed parsed(String text) {
    var head = MAPPER.createObjectNode();
    var items = new ArrayList<JsonNode>();
    try (var parser = MAPPER.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return new Parsed(head, items, null);
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        var name = parser.currentName();
        if (parser.nextToken() == JsonToken.START_ARRAY && name.equals("items")) {
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode item = MAPPER.readTree(parser);
            if (item.isObject() && items.size() < FeedReader.MOST_ENTRIES) {
              items.add(item);
            }
          }
        } else {
          JsonNode value = MAPPER.readTree(parser);
          head.set(name, value);
        }
      }
      return new Parsed(head, items, null);
    } catch (JacksonException e) {
      return new Parsed(head, items, e.getOriginalMessage());
    }
  }

  private static Feed feed(ObjectNode root, List<JsonNode> items, @Nullable URI url) {
    var site = Links.resolve(url, string(root, "home_page_url"));
    var base = url != null ? url : site.filter(URI::isAbsolute).orElse(null);
    var inherited = authors(root);
    var lang = string(root, "language");
    return new Feed(
            Feed.Kind.ARTICLES,
            Held.guessed(string(root, "title"), null).line(),
            site.orElse(null),
            Held.guessed(string(root, "description"), null).line(),
            lang.isEmpty() ? null : lang,
            inherited,
            null,
            Duration.ZERO,
            items.stream().map(item -> entry(item, base, inherited)).toList())
        .with(imprint(root, base));
  }

  private static Imprint imprint(ObjectNode root, @Nullable URI base) {
    var hubs = new ArrayList<URI>();
    for (var hub : root.path("hubs")) {
      if (string(hub, "type").equalsIgnoreCase("websub")) {
        Links.resolve(base, string(hub, "url")).filter(URI::isAbsolute).ifPresent(hubs::add);
      }
    }
    var version = string(root, "version");
    boolean newer = version.endsWith("/1.1");
    return new Imprint(
        newer ? "JSON Feed 1.1" : version.endsWith("/1") ? "JSON Feed 1.0" : "JSON Feed",
        hubs,
        Links.resolve(base, string(root, "feed_url")).filter(URI::isAbsolute).orElse(null));
  }

  private static Entry entry(JsonNode item, @Nullable URI base, List<String> inherited) {
    var id = string(item, "id");
    var own = authors(item);
    var url =
        Links.resolve(base, string(item, "url"))
            .or(() -> Links.resolve(base, string(item, "external_url")))
            .or(() -> Links.resolve(null, id).filter(URI::isAbsolute));
    var html = string(item, "content_html");
    return new Entry(
        id.isEmpty() ? url.map(URI::toString).orElse(null) : id,
        url.orElse(null),
        Held.guessed(string(item, "title"), null).line(),
        FeedDate.parse(string(item, "date_published")).orElse(null),
        FeedDate.parse(string(item, "date_modified")).orElse(null),
        own.isEmpty() ? inherited : own,
        Held.guessed(string(item, "summary"), base).cleaned(),
        html.isEmpty()
            ? CleanHtml.escaped(string(item, "content_text"))
            : new Held(html, true, base).cleaned(),
        tags(item),
        attachments(item, base));
  }

  private static List<String> tags(JsonNode item) {
    var tags = new ArrayList<String>();
    for (var tag : item.path("tags")) {
      var line = HtmlText.folded(tag.asString(""));
      if (!line.isEmpty()) {
        tags.add(line);
      }
    }
    return tags;
  }

  private static List<URI> attachments(JsonNode item, @Nullable URI base) {
    var found = new ArrayList<URI>();
    for (var attachment : item.path("attachments")) {
      Links.resolve(base, string(attachment, "url")).ifPresent(found::add);
    }
    return found;
  }

  // 1.1 has a list, 1.0 had one; some write the bare name.
  private static List<String> authors(JsonNode node) {
    var names = new ArrayList<String>();
    for (var author : node.path("authors")) {
      author(author).ifPresent(names::add);
    }
    if (names.isEmpty()) {
      author(node.path("author")).ifPresent(names::add);
    }
    return names;
  }

  private static Optional<String> author(JsonNode author) {
    var name = author.isString() ? author.asString("") : string(author, "name");
    var line = HtmlText.folded(name.isBlank() ? string(author, "url") : name);
    return line.isEmpty() ? Optional.empty() : Optional.of(line);
  }

  private static String string(JsonNode node, String name) {
    var value = node.path(name);
    return value.isString() || value.isNumber() ? HtmlText.sound(value.asString("")).strip() : "";
  }
}
