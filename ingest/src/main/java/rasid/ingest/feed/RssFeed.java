package rasid.ingest.feed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import rasid.ingest.identity.CanonicalUrl;
import rasid.ingest.text.WrittenDate;

/// RSS of all versions: 2.0 and 0.9x keep their items in the channel, 1.0 beside it.
final class RssFeed {
  private static final Duration LONGEST_TTL = Duration.ofDays(1);

  private RssFeed() {}

  static Feed read(Element root, URI url) {
    var channel =
        Names.local(root).equals("channel")
            ? root
            : Names.child(root, false, "channel").orElse(root);
    var site =
        Names.child(channel, false, "link")
            .flatMap(link -> CanonicalUrl.resolve(Names.base(link, url), link.wholeText()))
            .orElse(null);
    return new Feed(
        Names.child(channel, false, "title").map(Names::line).orElse(""),
        site,
        Names.child(channel, false, "language", "dc:language").map(Names::line).orElse(null),
        Names.child(channel, false, "ttl")
            .map(ttl -> minutes(ttl.wholeText()))
            .orElse(Duration.ZERO),
        Names.entries(root, "item", false).stream().map(item -> entry(item, url)).toList());
  }

  private static Entry entry(Element item, URI url) {
    var guid = Names.child(item, false, "guid", "dc:identifier");
    return new Entry(
        guid.map(element -> element.wholeText().strip()).orElse(null),
        link(item, guid, url),
        Names.child(item, false, "title", "media:title", "dc:title").map(Names::line).orElse(""),
        date(item, "pubdate", "dc:date", "published", "dcterms:created", "dcterms:issued", "date"),
        date(item, "atom:updated", "dcterms:modified", "updated", "lastbuilddate"),
        authors(item),
        Names.child(
                item,
                false,
                "description",
                "summary",
                "atom:summary",
                "media:description",
                "itunes:summary")
            .map(Names::content)
            .orElse(""),
        Names.child(item, false, "content:encoded", "atom:content", "content")
            .map(Names::content)
            .orElse(""));
  }

  private static @Nullable URI link(Element item, Optional<Element> guid, URI url) {
    var base = Names.base(item, url);
    var original = Names.child(item, false, "feedburner:origlink").map(Element::wholeText);
    var link = Names.child(item, false, "link").map(Element::wholeText);
    var atom =
        Names.children(item, "atom:link", false).stream()
            .filter(
                element -> element.attr("rel").isEmpty() || element.attr("rel").equals("alternate"))
            .map(element -> element.attr("href"))
            .findFirst();
    // A <link href="…"/> without text is Atom's way in an RSS item without namespaces.
    var bare =
        Names.children(item, "link", false).stream()
            .map(element -> element.attr("href"))
            .filter(href -> !href.isBlank())
            .findFirst();
    for (var written : List.of(original, link, atom, bare)) {
      var found = written.flatMap(text -> CanonicalUrl.resolve(base, text));
      if (found.isPresent()) {
        return found.get();
      }
    }
    return guid.filter(element -> !element.attr("isPermaLink").equalsIgnoreCase("false"))
        .flatMap(element -> CanonicalUrl.parse(element.wholeText()))
        .orElse(null);
  }

  private static @Nullable Instant date(Element item, String... names) {
    return Names.child(item, false, names)
        .flatMap(element -> WrittenDate.parse(element.wholeText()))
        .orElse(null);
  }

  private static List<String> authors(Element item) {
    for (var name :
        List.of("dc:creator", "author", "itunes:author", "atom:author", "media:credit")) {
      var names =
          Names.children(item, name, false).stream()
              .map(element -> Names.child(element, false, "atom:name", "name").orElse(element))
              .map(element -> person(Names.line(element)))
              .filter(text -> !text.isBlank())
              .distinct()
              .toList();
      if (!names.isEmpty()) {
        return names;
      }
    }
    return List.of();
  }

  // RSS writes `mail@example.org (Name)`.
  private static String person(String written) {
    int open = written.indexOf('(');
    int close = written.lastIndexOf(')');
    return written.contains("@") && open >= 0 && close > open
        ? written.substring(open + 1, close).strip()
        : written;
  }

  private static Duration minutes(String written) {
    var text = written.strip();
    if (text.isEmpty() || text.length() > 6 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Duration.ZERO;
    }
    var asked = Duration.ofMinutes(Integer.parseInt(text));
    return asked.compareTo(LONGEST_TTL) > 0 ? LONGEST_TTL : asked;
  }
}
