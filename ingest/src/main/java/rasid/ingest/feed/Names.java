package rasid.ingest.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.select.NodeFilter.FilterResult;
import rasid.ingest.identity.CanonicalUrl;
import rasid.ingest.text.HtmlText;

/// Elements of a feed by name, whatever prefix the feed gives them.
final class Names {
  private static final Map<String, String> PREFIXES =
      Map.ofEntries(
          Map.entry("http://purl.org/rss/1.0/modules/content", "content"),
          Map.entry("http://purl.org/dc/elements/1.1", "dc"),
          Map.entry("http://purl.org/dc/terms", "dcterms"),
          Map.entry("http://www.w3.org/2005/atom", "atom"),
          Map.entry("http://purl.org/atom/ns#", "atom"),
          Map.entry("http://search.yahoo.com/mrss", "media"),
          Map.entry("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
          Map.entry("http://rssnamespace.org/feedburner/ext/1.0", "feedburner"));

  // How the elements of the formats themselves are called: without a prefix.
  private static final List<String> PLAIN =
      List.of(
          "http://purl.org/rss/1.0",
          "http://my.netscape.com/rdf/simple/0.9",
          "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
          "http://backend.userland.com/rss2",
          "http://backend.userland.com/rss");

  private Names() {}

  /// The name without any prefix, in lower case.
  static String local(Element element) {
    return element.tag().localName().toLowerCase(Locale.ROOT);
  }

  /// The name with the usual prefix of its namespace, in lower case: `title`, `dc:creator`. In an
  /// Atom feed its own names have none.
  static String of(Element element, boolean atom) {
    var namespace = element.tag().namespace().toLowerCase(Locale.ROOT);
    if (namespace.endsWith("/")) {
      namespace = namespace.substring(0, namespace.length() - 1);
    }
    var prefix = PREFIXES.get(namespace);
    if (prefix == null) {
      prefix = PLAIN.contains(namespace) ? "" : element.tag().prefix().toLowerCase(Locale.ROOT);
    }
    boolean own = prefix.isEmpty() || (atom && prefix.equals("atom"));
    return own ? local(element) : prefix + ":" + local(element);
  }

  /// The children so called, in order.
  static List<Element> children(Element parent, String name, boolean atom) {
    return parent.children().stream().filter(child -> of(child, atom).equals(name)).toList();
  }

  /// The elements below a root that are called so, at most as many as a feed may have entries. What
  /// stands inside one is a part of it: an entry that is never closed would else be read once for
  /// each that follows.
  static List<Element> entries(Element root, String name, boolean atom) {
    var found = new ArrayList<Element>();
    root.filter(
        (node, _) -> {
          if (!(node instanceof Element element) || !of(element, atom).equals(name)) {
            return FilterResult.CONTINUE;
          }
          found.add(element);
          return found.size() < FeedReader.MOST_ENTRIES
              ? FilterResult.SKIP_CHILDREN
              : FilterResult.STOP;
        });
    return found;
  }

  /// The first child that has one of these names and is not empty; earlier names win.
  static Optional<Element> child(Element parent, boolean atom, String... names) {
    for (var name : names) {
      for (var child : parent.children()) {
        if (of(child, atom).equals(name)
            && !(child.wholeText().isBlank() && child.childrenSize() == 0)) {
          return Optional.of(child);
        }
      }
    }
    return Optional.empty();
  }

  /// What an element holds, as HTML or text: escaped markup unescaped once, bare markup as it
  /// stands.
  static String content(Element element) {
    return element.childrenSize() == 0 ? element.wholeText().strip() : element.html().strip();
  }

  /// What an element holds, as text on one line.
  static String line(Element element) {
    return HtmlText.line(content(element));
  }

  /// The base of addresses in an element: `xml:base` of it and of all around it, outermost first.
  static URI base(Element element, URI document) {
    var base = document;
    for (var around : element.parents().reversed()) {
      base = rebased(base, around);
    }
    return rebased(base, element);
  }

  private static URI rebased(URI base, Element element) {
    var written = element.attr("xml:base");
    return written.isEmpty() ? base : CanonicalUrl.resolve(base, written).orElse(base);
  }
}
