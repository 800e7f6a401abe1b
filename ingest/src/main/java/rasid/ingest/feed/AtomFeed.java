package rasid.ingest.feed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import rasid.ingest.identity.CanonicalUrl;
import rasid.ingest.text.HtmlText;
import rasid.ingest.text.WrittenDate;

/// Atom 1.0 and 0.3.
final class AtomFeed {
  private AtomFeed() {}

  static Feed read(Element root, URI url) {
    var lang = root.attr("xml:lang");
    var inherited = authors(root);
    return new Feed(
        text(root, "title"),
        link(root, url),
        lang.isBlank() ? null : lang,
        Duration.ZERO,
        Names.entries(root, "entry", true).stream()
            .map(entry -> entry(entry, url, inherited))
            .toList());
  }

  private static Entry entry(Element entry, URI url, List<String> inherited) {
    var own = authors(entry);
    var source = Names.child(entry, true, "source").map(AtomFeed::authors).orElse(List.of());
    return new Entry(
        Names.child(entry, true, "id").map(id -> id.wholeText().strip()).orElse(null),
        link(entry, url),
        text(entry, "title"),
        date(entry, "published", "issued", "created", "dc:date", "updated", "modified"),
        date(entry, "updated", "modified"),
        !own.isEmpty() ? own : !source.isEmpty() ? source : inherited,
        markup(Names.child(entry, true, "summary", "media:description")),
        markup(Names.child(entry, true, "content")));
  }

  private static @Nullable URI link(Element parent, URI url) {
    var original =
        Names.child(parent, true, "feedburner:origlink")
            .flatMap(element -> CanonicalUrl.resolve(url, element.wholeText()));
    if (original.isPresent()) {
      return original.get();
    }
    URI best = null;
    for (var link : Names.children(parent, "link", true)) {
      var rel = link.attr("rel");
      if (!rel.isEmpty() && !rel.equalsIgnoreCase("alternate")) {
        continue;
      }
      var found = CanonicalUrl.resolve(Names.base(link, url), link.attr("href")).orElse(null);
      boolean page = link.attr("type").isEmpty() || link.attr("type").contains("html");
      if (found != null && (best == null || page)) {
        best = found;
        if (page) {
          break;
        }
      }
    }
    return best != null
        ? best
        : Names.child(parent, true, "id")
            .flatMap(id -> CanonicalUrl.parse(id.wholeText()))
            .orElse(null);
  }

  private static String text(Element parent, String name) {
    return Names.child(parent, true, name).map(AtomFeed::asHtml).map(HtmlText::line).orElse("");
  }

  private static String markup(Optional<Element> element) {
    return element.map(AtomFeed::asHtml).orElse("");
  }

  // `text` shows its characters as they are; `html` is escaped markup, `xhtml` bare markup.
  private static String asHtml(Element element) {
    var type = element.attr("type");
    boolean plain =
        (type.isEmpty() || type.equals("text") || type.equals("text/plain"))
            && element.childrenSize() == 0
            && !element.attr("mode").equals("escaped");
    return plain ? Entities.escape(element.wholeText().strip()) : Names.content(element);
  }

  private static @Nullable Instant date(Element entry, String... names) {
    for (var name : names) {
      var found =
          Names.child(entry, true, name).flatMap(element -> WrittenDate.parse(element.wholeText()));
      if (found.isPresent()) {
        return found.get();
      }
    }
    return null;
  }

  private static List<String> authors(Element parent) {
    return Names.children(parent, "author", true).stream()
        .map(author -> Names.child(author, true, "name").orElse(author))
        .map(Names::line)
        .filter(name -> !name.isBlank())
        .distinct()
        .toList();
  }
}
