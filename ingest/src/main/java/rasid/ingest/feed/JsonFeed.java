package rasid.ingest.feed;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import rasid.ingest.feed.FeedOutcome.NotAFeed;
import rasid.ingest.feed.FeedOutcome.Read;
import rasid.ingest.identity.CanonicalUrl;
import rasid.ingest.text.HtmlText;
import rasid.ingest.text.WrittenDate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON Feed 1.0 and 1.1.
final class JsonFeed {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private JsonFeed() {}

  static FeedOutcome read(String text, URI url) {
    JsonNode root;
    try {
      root = MAPPER.readTree(text);
    } catch (JacksonException e) {
      return new NotAFeed("it looks like JSON but cannot be read: " + e.getOriginalMessage());
    }
    var items = root.path("items");
    if (!root.path("version").asString("").contains("jsonfeed") && !items.isArray()) {
      return new NotAFeed("it is JSON, but not a JSON Feed");
    }
    var inherited = authors(root);
    var entries = new ArrayList<Entry>();
    for (var item : items) {
      if (entries.size() < FeedReader.MOST_ENTRIES) {
        entries.add(entry(item, url, inherited));
      }
    }
    var lang = text(root, "language");
    return new Read(
        new Feed(
            HtmlText.folded(text(root, "title")),
            CanonicalUrl.resolve(url, text(root, "home_page_url")).orElse(null),
            lang.isEmpty() ? null : lang,
            Duration.ZERO,
            entries));
  }

  private static Entry entry(JsonNode item, URI url, List<String> inherited) {
    var id = text(item, "id");
    var own = authors(item);
    var html = text(item, "content_html");
    return new Entry(
        id.isEmpty() ? null : id,
        link(item, id, url),
        HtmlText.folded(text(item, "title")),
        WrittenDate.parse(text(item, "date_published")).orElse(null),
        WrittenDate.parse(text(item, "date_modified")).orElse(null),
        own.isEmpty() ? inherited : own,
        Entities.escape(text(item, "summary")),
        html.isEmpty() ? Entities.escape(text(item, "content_text")) : html);
  }

  private static @Nullable URI link(JsonNode item, String id, URI url) {
    for (var name : List.of("url", "external_url")) {
      var found = CanonicalUrl.resolve(url, text(item, name));
      if (found.isPresent()) {
        return found.get();
      }
    }
    return CanonicalUrl.parse(id).orElse(null);
  }

  private static List<String> authors(JsonNode node) {
    var names = new ArrayList<String>();
    for (var author : node.path("authors")) {
      names.add(HtmlText.folded(text(author, "name")));
    }
    if (names.isEmpty()) {
      names.add(HtmlText.folded(text(node.path("author"), "name")));
    }
    names.removeIf(String::isEmpty);
    return names;
  }

  private static String text(JsonNode node, String name) {
    var value = node.path(name);
    return value.isString() || value.isNumber() ? value.asString("").strip() : "";
  }
}
