package rasid.ingest.feed;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// RSS of all versions, and CDF, which is like it: 2.0 and 0.9x keep their items in the channel,
/// 1.0 beside it.
final class RssFeed {
  private static final String[] PUBLISHED = {
    "pubdate",
    "dcterms:issued",
    "dc:date",
    "published",
    "atom:published",
    "atom:issued",
    "issued",
    "dcterms:created",
    "created",
    "dcterms:date",
    "prism:publicationdate",
    "date"
  };
  private static final String[] UPDATED = {
    "atom:updated",
    "updated",
    "dcterms:modified",
    "atom:modified",
    "modified",
    "lastbuilddate",
    "prism:modificationdate",
    // Of which event it is the date, Dublin Core leaves open.
    "dc:date"
  };

  private RssFeed() {}

  /// Reads a feed.
  ///
  /// @param channel the one in it, or the root where there is none
  /// @param items in the order of the document
  static Feed read(XmlTag channel, List<XmlTag> items) {
    var site = site(channel);
    // Nobody told where the feed was found, so its site is the next best base.
    var base = channel.base() == null ? site.filter(URI::isAbsolute).orElse(null) : null;
    return new Feed(
        Feed.Kind.ARTICLES,
        line(channel, "title", "dc:title", "atom:title", "itunes:title", "media:title"),
        site.orElse(null),
        line(
            channel,
            "description",
            "abstract",
            "dc:description",
            "itunes:summary",
            "atom:subtitle",
            "atom:tagline",
            "subtitle",
            "tagline",
            "itunes:subtitle",
            "media:description"),
        Parts.lang(channel, "language", "dc:language", "dcterms:language"),
        authors(channel),
        Parts.date(
                channel,
                "lastbuilddate",
                "atom:updated",
                "updated",
                "dcterms:modified",
                "pubdate",
                "dc:date",
                "dcterms:issued",
                "atom:modified",
                "modified",
                "published")
            .or(() -> FeedDate.parse(channel.attribute("lastmod")))
            .orElse(null),
        Pauses.ttl(channel),
        Pauses.skipHours(channel),
        items.stream()
            .map(item -> entry(base != null && item.base() == null ? item.basedOn(base) : item))
            .toList());
  }

  private static Optional<URI> site(XmlTag channel) {
    return Parts.link(channel).or(() -> Links.resolve(channel.base(), channel.attribute("href")));
  }

  private static Entry entry(XmlTag item) {
    var guid = item.first("guid", "atom:id", "id", "dc:identifier");
    var url = link(item, guid);
    var id =
        guid.map(XmlTag::text)
            .filter(text -> !text.isEmpty())
            .or(() -> Optional.of(item.attribute("rdf:about")).filter(text -> !text.isEmpty()))
            .or(() -> url.map(URI::toString));
    var published = date(item, PUBLISHED);
    return new Entry(
        id.orElse(null),
        url.orElse(null),
        title(item),
        published,
        Parts.date(item, UPDATED).or(() -> FeedDate.parse(item.attribute("lastmod"))).orElse(null),
        authors(item),
        summary(item).cleaned(),
        content(item).cleaned(),
        Parts.categories(item),
        Parts.enclosures(item));
  }

  private static @Nullable Instant date(XmlTag item, String... names) {
    return Parts.date(item, names).orElse(null);
  }

  private static Optional<URI> link(XmlTag item, Optional<XmlTag> guid) {
    return Parts.link(item)
        .or(() -> guid.flatMap(RssFeed::permalink))
        .or(() -> Links.resolve(item.base(), item.attribute("href")))
        .or(() -> absolute(item.attribute("rdf:about")));
  }

  // A guid is an address unless it says that it is none; a relative one must say that it is one.
  private static Optional<URI> permalink(XmlTag guid) {
    var said = guid.attribute("ispermalink");
    if (said.equalsIgnoreCase("false") || guid.name().equals("dc:identifier")) {
      return Optional.empty();
    }
    return said.equalsIgnoreCase("true")
        ? Links.resolve(guid.base(), guid.text())
        : absolute(guid.text());
  }

  private static Optional<URI> absolute(String text) {
    return Links.resolve(null, text).filter(URI::isAbsolute);
  }

  private static String title(XmlTag item) {
    return item.first("title", "dc:title", "media:title", "itunes:title", "atom:title")
        .or(() -> inGroup(item, "media:title"))
        .map(RssFeed::held)
        .map(Held::line)
        .orElse("");
  }

  private static String line(XmlTag parent, String... names) {
    return parent.first(names).map(RssFeed::held).map(Held::line).orElse("");
  }

  private static Held summary(XmlTag item) {
    return item.first(
            "description",
            "abstract",
            "itunes:summary",
            "dc:description",
            "dcterms:abstract",
            "atom:summary",
            "summary",
            "media:description",
            "itunes:subtitle")
        .or(() -> inGroup(item, "media:description"))
        .map(RssFeed::held)
        .orElse(Held.NOTHING);
  }

  private static Optional<XmlTag> inGroup(XmlTag item, String name) {
    return item.first("media:group").flatMap(group -> group.first(name));
  }

  private static Held content(XmlTag item) {
    return item.first(
            "content:encoded",
            "xhtml:body",
            "xhtml:div",
            "body",
            "fullitem",
            "atom:content",
            "content",
            "yandex:full-text",
            "fulltext")
        .or(() -> item.first("content:items").flatMap(items -> deepest(items, 6)))
        .map(RssFeed::held)
        .orElse(Held.NOTHING);
  }

  // RSS 1.0's older module: content:items > rdf:Bag > rdf:li > content:item > rdf:value.
  private static Optional<XmlTag> deepest(XmlTag items, int levels) {
    if (levels == 0) {
      return Optional.empty();
    }
    return items
        .first("rdf:value")
        .or(
            () ->
                items
                    .first("rdf:bag", "rdf:li", "content:item")
                    .flatMap(inner -> deepest(inner, levels - 1)));
  }

  private static Held held(XmlTag tag) {
    return tag.name().startsWith("atom:") ? Held.atom(tag) : Held.guessed(tag);
  }

  private static List<String> authors(XmlTag parent) {
    for (var name :
        List.of(
            "dc:creator",
            "author",
            "atom:author",
            "itunes:author",
            "managingeditor",
            "dc:author",
            "dcterms:creator",
            "creator",
            "dc:contributor",
            "itunes:owner")) {
      var names = People.named(parent.all(name));
      if (!names.isEmpty()) {
        return names;
      }
    }
    return List.of();
  }
}
