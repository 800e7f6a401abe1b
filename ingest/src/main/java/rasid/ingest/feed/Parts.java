package rasid.ingest.feed;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the formats made of XML have in common.
final class Parts {
  /// Most categories, and most enclosures, of one article.
  private static final int MOST = 500;

  private static final String RELATIONS = "http://www.iana.org/assignments/relation/";

  private Parts() {}

  /// The first of these dates that can be read.
  static Optional<Instant> date(XmlTag parent, String... names) {
    for (var name : names) {
      for (var child : parent.all(name)) {
        var found = FeedDate.parse(child.text());
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /// The language as declared, or null.
  static @Nullable String lang(XmlTag parent, String... names) {
    var said = parent.first(names).map(XmlTag::text).orElse(parent.lang());
    return said.isBlank() ? null : said;
  }

  /// Where the article or site can be read: the address behind a link that counts clicks, then
  /// RSS's link, then Atom's.
  static Optional<URI> link(XmlTag parent) {
    for (var name : List.of("feedburner:origlink", "pheedo:origlink", "link", "url")) {
      for (var child : parent.all(name)) {
        var found = child.isEmpty() ? Optional.<URI>empty() : written(child);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    // In RSS without name spaces Atom's link is called as its own.
    var links = new ArrayList<>(parent.all("link"));
    links.addAll(parent.all("atom:link"));
    return alternate(links);
  }

  private static Optional<URI> written(XmlTag link) {
    // Once escaped too often.
    return Links.resolve(link.base(), link.text().replace("&amp;", "&"));
  }

  /// Of Atom links, the page that says the same; one in HTML before others.
  static Optional<URI> alternate(List<XmlTag> links) {
    Optional<URI> best = Optional.empty();
    for (var link : links) {
      var type = link.attribute("type").toLowerCase(Locale.ROOT);
      boolean page = type.isEmpty() || type.contains("html");
      if (relation(link).equals("alternate") && (page || best.isEmpty())) {
        var found = Links.resolve(link.base(), link.attribute("href"));
        if (found.isPresent() && page) {
          return found;
        }
        best = found.isPresent() ? found : best;
      }
    }
    return best;
  }

  /// How an Atom link relates to what it stands in.
  static String relation(XmlTag link) {
    var said = link.attribute("rel").toLowerCase(Locale.ROOT);
    if (said.startsWith(RELATIONS)) {
      said = said.substring(RELATIONS.length());
    }
    return said.isEmpty() ? "alternate" : said;
  }

  /// What an article is filed under.
  static List<String> categories(XmlTag entry) {
    var found = new LinkedHashSet<String>();
    Consumer<String> add =
        text -> {
          if (!text.isBlank() && found.size() < MOST) {
            found.add(text);
          }
        };
    for (var child : entry.children()) {
      switch (child.name()) {
        case "category",
            "atom:category",
            "dc:subject",
            "dcterms:subject",
            "media:category",
            "itunes:category",
            "subject" ->
            category(child, add);
        case "itunes:keywords", "media:keywords", "news:keywords", "keywords" -> {
          for (var word : child.text().split("[,،;؛]")) {
            add.accept(word.strip());
          }
        }
        case "media:group" -> categories(child).forEach(add);
        default -> {
          // No category.
        }
      }
    }
    return new ArrayList<>(found);
  }

  private static void category(XmlTag category, Consumer<String> add) {
    for (var name : List.of("term", "label", "text")) {
      if (!category.attribute(name).isEmpty()) {
        add.accept(Held.guessed(category.attribute(name), null).line());
        category.all("itunes:category").forEach(inner -> category(inner, add));
        return;
      }
    }
    // Taxonomies of RDF wrap the word once more.
    var inner =
        category.hasMarkup()
            ? category.first("rdf:value", "rdf:description", "taxo:topic")
            : Optional.<XmlTag>empty();
    add.accept(Held.guessed(inner.orElse(category)).line());
  }

  /// Sound, film and pictures that come with an article.
  static List<URI> enclosures(XmlTag entry) {
    var found = new LinkedHashSet<URI>();
    enclosures(entry, found);
    return new ArrayList<>(found);
  }

  private static void enclosures(XmlTag parent, Set<URI> found) {
    for (var child : parent.children()) {
      var written =
          switch (child.name()) {
            case "enclosure",
                "media:content",
                "media:enclosure",
                "enc:enclosure",
                "atom:enclosure" ->
                address(child);
            case "link", "atom:link" ->
                relation(child).equals("enclosure") ? child.attribute("href") : "";
            default -> "";
          };
      if (!written.isEmpty() && found.size() < MOST) {
        Links.resolve(child.base(), written).ifPresent(found::add);
      }
      if (child.name().equals("media:group") || child.name().equals("media:content")) {
        enclosures(child, found);
      }
    }
  }

  private static String address(XmlTag enclosure) {
    for (var name : List.of("url", "href", "rdf:resource", "resource", "enc:url", "src")) {
      if (!enclosure.attribute(name).isEmpty()) {
        return enclosure.attribute(name);
      }
    }
    return enclosure.name().endsWith("enclosure") && !enclosure.hasMarkup() ? enclosure.text() : "";
  }
}
