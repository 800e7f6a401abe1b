package rasid.ingest.feed;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Atom 1.0, and 0.3 with the drafts before it.
final class AtomFeed {
  private AtomFeed() {}

  /// Reads a feed.
  ///
  /// @param root the feed, or an entry that stands alone
  /// @param entries in the order of the document
  static Feed read(XmlTag root, List<XmlTag> entries) {
    var site = root.name().equals("entry") ? Optional.<URI>empty() : Parts.link(root);
    var base = root.base() == null ? site.filter(URI::isAbsolute).orElse(null) : null;
    var inherited = authors(root);
    return new Feed(
        Feed.Kind.ARTICLES,
        root.name().equals("entry") ? "" : line(root, "title", "dc:title"),
        site.orElse(null),
        line(root, "subtitle", "tagline", "dc:description", "itunes:summary", "itunes:subtitle"),
        Parts.lang(root, "dc:language", "language"),
        inherited,
        Parts.date(root, "updated", "modified", "dcterms:modified", "dc:date").orElse(null),
        Duration.ZERO,
        entries.stream()
            .map(entry -> base != null && entry.base() == null ? entry.basedOn(base) : entry)
            .map(entry -> entry(entry, inherited))
            .toList());
  }

  private static Entry entry(XmlTag entry, List<String> inherited) {
    var url = Parts.link(entry).or(() -> address(entry)).or(() -> elsewhere(entry));
    return new Entry(
        entry
            .first("id", "guid", "dc:identifier")
            .map(XmlTag::text)
            .or(() -> url.map(URI::toString))
            .orElse(null),
        url.orElse(null),
        line(entry, "title", "dc:title", "media:title"),
        Parts.date(
                entry,
                "published",
                "issued",
                "dcterms:issued",
                "dc:date",
                "created",
                "dcterms:created",
                "pubdate")
            .orElse(null),
        Parts.date(entry, "updated", "modified", "dcterms:modified", "dc:date").orElse(null),
        authors(entry, inherited),
        summary(entry).cleaned(),
        entry
            .first("content", "content:encoded", "xhtml:body", "xhtml:div")
            .map(AtomFeed::held)
            .orElse(Held.NOTHING)
            .cleaned(),
        Parts.categories(entry),
        Parts.enclosures(entry));
  }

  // An id of an article is mostly its address too, where there is no other.
  private static Optional<URI> address(XmlTag parent) {
    return parent.first("id").flatMap(id -> Links.resolve(null, id.text())).filter(URI::isAbsolute);
  }

  // The article is not in the feed, and content says where it is (RFC 4287, 4.1.3.2).
  private static Optional<URI> elsewhere(XmlTag entry) {
    return entry.all("content").stream()
        .filter(content -> !content.attribute("src").isEmpty())
        .filter(
            content ->
                content.attribute("type").isEmpty() || content.attribute("type").contains("html"))
        .findFirst()
        .flatMap(content -> Links.resolve(content.base(), content.attribute("src")));
  }

  private static Held summary(XmlTag entry) {
    return entry
        .first("summary", "abstract", "media:description", "dc:description", "itunes:summary")
        .or(() -> entry.first("media:group").flatMap(group -> group.first("media:description")))
        .map(AtomFeed::held)
        .orElse(Held.NOTHING);
  }

  private static String line(XmlTag parent, String... names) {
    return parent.first(names).map(AtomFeed::held).map(Held::line).orElse("");
  }

  // Only Atom's own parts say what they hold.
  private static Held held(XmlTag tag) {
    return tag.name().contains(":") ? Held.guessed(tag) : Held.atom(tag);
  }

  // RFC 4287, 4.2.1: of an entry, else of the feed it was taken from, else of this feed.
  private static List<String> authors(XmlTag entry, List<String> inherited) {
    var own = authors(entry);
    if (!own.isEmpty()) {
      return own;
    }
    var source = entry.first("source").map(AtomFeed::authors).orElse(List.of());
    return source.isEmpty() ? inherited : source;
  }

  private static List<String> authors(XmlTag parent) {
    var names = People.named(parent.all("author"));
    if (names.isEmpty()) {
      names = People.named(parent.all("dc:creator"));
    }
    return names.isEmpty() ? People.named(parent.all("itunes:author")) : names;
  }
}
