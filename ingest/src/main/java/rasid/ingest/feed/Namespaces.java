package rasid.ingest.feed;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// The usual prefix of every name space that feeds use, whatever prefix a feed gives it; the prefix
/// as written where the feed forgot to declare it.
final class Namespaces {
  private static final String ATOM = "atom";

  private static final Map<String, String> PREFIXES =
      Map.ofEntries(
          entry("http://www.w3.org/2005/atom", ATOM),
          // Atom 0.3 and the drafts before it.
          entry("http://purl.org/atom/ns", ATOM),
          entry("http://purl.org/echo", ATOM),
          entry("http://purl.org/pie", ATOM),
          entry("http://example.com/newformat", ATOM),
          entry("http://example.com/necho", ATOM),
          entry("http://necho.sourceforge.net", ATOM),
          entry("uri/of/echo/namespace", ATOM),
          entry("http://purl.org/rss/1.0/modules/content", "content"),
          entry("http://purl.org/dc/elements/1.0", "dc"),
          entry("http://purl.org/dc/elements/1.1", "dc"),
          entry("http://purl.org/rss/1.0/modules/dc", "dc"),
          entry("http://purl.org/dc/terms", "dcterms"),
          entry("http://purl.org/rss/1.0/modules/dcterms", "dcterms"),
          entry("http://search.yahoo.com/mrss", "media"),
          entry("http://search.yahoo.com/rss", "media"),
          entry("http://video.search.yahoo.com/mrss", "media"),
          entry("http://www.rssboard.org/media-rss", "media"),
          entry("http://tools.search.yahoo.com/mrss", "media"),
          entry("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
          entry("http://www.itunes.com/dtds/podcast-1.0", "itunes"),
          entry("http://example.com/dtds/podcast-1.0.dtd", "itunes"),
          entry("http://rssnamespace.org/feedburner/ext/1.0", "feedburner"),
          entry("http://www.pheedo.com/namespace/pheedo", "pheedo"),
          entry("http://purl.org/rss/1.0/modules/enclosure", "enc"),
          entry("http://purl.oclc.org/net/rss_2.0/enc", "enc"),
          entry("http://prismstandard.org/namespaces/1.2/basic", "prism"),
          entry("http://prismstandard.org/namespaces/basic/2.0", "prism"),
          entry("http://xmlns.com/foaf/0.1", "foaf"),
          entry("http://purl.org/net/rss1.1/payload", "payload"),
          entry("http://www.google.com/schemas/sitemap-news/0.9", "news"),
          entry("http://www.google.com/schemas/sitemap-image/1.1", "image"),
          entry("http://www.google.com/schemas/sitemap-video/1.1", "video"),
          entry("http://news.yandex.ru", "yandex"),
          entry("http://www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
          entry("http://www.w3.org/1999/xhtml", "xhtml"),
          entry("http://www.w3.org/2001/xinclude", "xi"));

  // How the elements of the formats themselves are called: without a prefix.
  private static final Set<String> PLAIN =
      Set.of(
          "http://purl.org/rss/1.0",
          "http://purl.org/rss/0.9",
          "http://purl.org/net/rss1.1",
          "http://channel.netscape.com/rdf/simple/0.9",
          "http://my.netscape.com/rdf/simple/0.9",
          "http://my.netscape.com/publish/formats/rss-0.9.dtd",
          "http://my.netscape.com/publish/formats/rss-0.91.dtd",
          "http://blogs.law.harvard.edu/tech/rss",
          "http://cyber.law.harvard.edu/rss",
          "http://cyber.harvard.edu/rss",
          "http://backend.userland.com/rss",
          "http://backend.userland.com/rss091",
          "http://backend.userland.com/rss092",
          "http://backend.userland.com/rss2",
          "http://my.userland.com/rss2",
          "http://www.sitemaps.org/schemas/sitemap/0.9",
          "http://www.google.com/schemas/sitemap/0.84");

  private Namespaces() {}

  /// The name with the usual prefix of its name space, in lower case: `title`, `dc:creator`.
  ///
  /// @param root of the feed; what is in its name space, and in an Atom feed all of Atom's, has no
  ///   prefix
  static String name(Element element, Element root) {
    var local = local(element);
    var prefix = prefix(element);
    if (prefix.isEmpty() || (prefix.equals(ATOM) && isAtom(root))) {
      return local;
    }
    var namespace = namespace(element);
    boolean own =
        namespace.isEmpty()
            ? prefix.equals(root.tag().prefix())
            : namespace.equals(namespace(root)) && !prefix.equals("rdf");
    return own ? local : prefix + ":" + local;
  }

  /// The name without any prefix, in lower case.
  static String local(Element element) {
    return element.tag().localName().toLowerCase(Locale.ROOT);
  }

  private static boolean isAtom(Element root) {
    var local = local(root);
    return local.equals("feed") || local.equals("entry");
  }

  private static String prefix(Element element) {
    var namespace = normal(namespace(element));
    if (PLAIN.contains(namespace)) {
      return "";
    }
    var known = PREFIXES.get(namespace);
    return known != null ? known : element.tag().prefix().toLowerCase(Locale.ROOT);
  }

  // jsoup puts what is in no declared name space into that of XML itself.
  private static String namespace(Element element) {
    var namespace = element.tag().namespace();
    return namespace.equals(Parser.NamespaceXml) ? "" : namespace;
  }

  private static String normal(String namespace) {
    int end = namespace.length();
    while (end > 0 && (namespace.charAt(end - 1) == '/' || namespace.charAt(end - 1) == '#')) {
      end--;
    }
    var text = namespace.substring(0, end).strip().toLowerCase(Locale.ROOT);
    return text.startsWith("https:") ? "http:" + text.substring("https:".length()) : text;
  }
}
