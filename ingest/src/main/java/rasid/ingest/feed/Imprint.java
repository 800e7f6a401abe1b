package rasid.ingest.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a feed says of its own making.
///
/// @param format as people call it: `RSS 2.0`, `Atom 1.0`, `JSON Feed 1.1`; empty where that is not
///   known
/// @param hubs that push what is new in it (WebSub), in the feed's order, at most [#MOST_HUBS]
/// @param self the address it gives as its own, or null
public record Imprint(String format, List<URI> hubs, @Nullable URI self) {
  /// Nothing is known.
  public static final Imprint NONE = new Imprint("", List.of(), null);

  /// Most hubs taken; feeds announce one, some two.
  static final int MOST_HUBS = 4;

  private static final int LONGEST_VERSION = 8;

  public Imprint {
    hubs = hubs.stream().distinct().limit(MOST_HUBS).toList();
  }

  /// That of a feed in XML.
  ///
  /// @param kind what it turned out to be
  static Imprint of(FeedTree tree, Feed.Kind kind) {
    var root = tree.root();
    var links = new ArrayList<XmlTag>();
    links.addAll(root.all("link"));
    links.addAll(root.all("atom:link"));
    tree.found("channel").stream().findFirst().ifPresent(c -> links.addAll(c.all("atom:link")));
    return new Imprint(
        format(root, kind),
        links.stream().flatMap(link -> named(link, "hub").stream()).toList(),
        links.stream().flatMap(link -> named(link, "self").stream()).findFirst().orElse(null));
  }

  private static Optional<URI> named(XmlTag link, String relation) {
    var relations = List.of(link.attribute("rel").toLowerCase(Locale.ROOT).split("\\s+"));
    return relations.contains(relation)
        ? Links.resolve(link.base(), link.attribute("href")).filter(URI::isAbsolute)
        : Optional.empty();
  }

  private static String format(XmlTag root, Feed.Kind kind) {
    var version = root.attribute("version");
    boolean sane =
        version.length() <= LONGEST_VERSION && version.chars().allMatch(c -> c == '.' || digit(c));
    return switch (kind) {
      case NEWS_SITEMAP -> "sitemap of news";
      case SITEMAP -> "sitemap";
      case SITEMAP_INDEX -> "sitemap index";
      case FEEDS -> "OPML";
      case ARTICLES ->
          switch (root.name()) {
            case "feed", "entry" -> version.equals("0.3") ? "Atom 0.3" : "Atom 1.0";
            case "rss" -> sane && !version.isEmpty() ? "RSS " + version : "RSS";
            case "channel" -> "CDF";
            default -> "RSS 1.0";
          };
    };
  }

  private static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }
}
