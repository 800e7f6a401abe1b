package rasid.ingest.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import rasid.ingest.text.HtmlText;

/// An element of a feed under its usual name, with what it inherits from those around it.
final class XmlTag {
  /// What holds in an element and all in it.
  ///
  /// @param root of the feed
  /// @param base of relative addresses, or null where it is not known
  /// @param lang as declared, or empty
  record Scope(Element root, @Nullable URI base, String lang) {
    /// What holds inside an element that stands in this scope.
    Scope within(Element element) {
      var written = element.attr("xml:base").strip();
      var said = element.attr("xml:lang").strip();
      if (written.isEmpty() && said.isEmpty()) {
        return this;
      }
      var inner = Links.resolve(base, written).filter(URI::isAbsolute).orElse(base);
      return new Scope(root, inner, said.isEmpty() ? lang : said);
    }
  }

  private final Element element;
  private final String name;
  private final Scope scope;
  private @Nullable List<XmlTag> children;

  /// @param around what holds where the element stands
  XmlTag(Element element, Scope around) {
    this.element = element;
    this.name = Namespaces.name(element, around.root());
    this.scope = around.within(element);
  }

  /// With its usual prefix, in lower case.
  String name() {
    return name;
  }

  @Nullable URI base() {
    return scope.base();
  }

  /// Its language, or that of what is around it; empty where none is declared.
  String lang() {
    return scope.lang();
  }

  /// The same in a feed whose base is another.
  XmlTag basedOn(@Nullable URI base) {
    return new XmlTag(element, new Scope(scope.root(), base, scope.lang()));
  }

  /// An attribute, names in lower case; empty where it is not there.
  String attribute(String name) {
    return element.attr(name).strip();
  }

  /// The attributes whose names begin so, in lower case.
  SortedMap<String, String> attributes(String prefix) {
    var found = new TreeMap<String, String>();
    for (var attribute : element.attributes()) {
      if (attribute.getKey().startsWith(prefix)) {
        found.put(attribute.getKey(), attribute.getValue().strip());
      }
    }
    return found;
  }

  List<XmlTag> children() {
    if (children == null) {
      var made = new ArrayList<XmlTag>();
      for (var child : element.children()) {
        made.add(new XmlTag(child, scope));
      }
      children = made;
    }
    return children;
  }

  /// The children so called, in order.
  List<XmlTag> all(String name) {
    List<XmlTag> found = List.of();
    for (var child : children()) {
      if (child.name.equals(name)) {
        found = found.isEmpty() ? new ArrayList<>() : found;
        found.add(child);
      }
    }
    return found;
  }

  /// The first child with one of these names that holds something; earlier names win.
  Optional<XmlTag> first(String... names) {
    for (var wanted : names) {
      for (var child : children()) {
        if (child.name.equals(wanted) && !child.isEmpty()) {
          return Optional.of(child);
        }
      }
    }
    return Optional.empty();
  }

  boolean isEmpty() {
    return element.childNodeSize() == 0
        || (element.childrenSize() == 0 && element.wholeText().isBlank());
  }

  boolean hasMarkup() {
    return element.childrenSize() > 0;
  }

  /// Its characters, and those of all in it, as they stand.
  String text() {
    return HtmlText.sound(element.wholeText()).strip();
  }

  /// What it holds as HTML that can be parsed: bare markup without prefixes, sections of characters
  /// opened.
  String markup() {
    var out = new StringBuilder();
    for (var inner : element.getAllElements()) {
      if (!inner.equals(element)) {
        plain(inner);
        rebase(inner);
      }
    }
    for (var node : element.childNodes()) {
      out.append(
          node instanceof CDataNode characters ? characters.getWholeText() : node.outerHtml());
    }
    return HtmlText.sound(out.toString()).strip();
  }

  // HTML knows no xml:base, so what stands below one is made whole while it is still seen.
  private void rebase(Element inner) {
    if (!inner.hasAttr("xml:base")) {
      return;
    }
    for (var name : List.of("href", "src")) {
      for (var one : inner.getElementsByAttribute(name)) {
        if (!Links.hasScheme(one.attr(name).strip())) {
          Links.resolve(baseOf(one), one.attr(name))
              .ifPresent(url -> one.attr(name, url.toString()));
        }
      }
    }
    // Those inside were heeded with it.
    inner.getElementsByAttribute("xml:base").forEach(one -> one.removeAttr("xml:base"));
  }

  private @Nullable URI baseOf(Element inner) {
    var chain = new ArrayList<Element>(List.of(inner));
    chain.addAll(inner.parents());
    var within = scope;
    for (var around : chain.subList(0, chain.indexOf(element)).reversed()) {
      within = within.within(around);
    }
    return within.base();
  }

  // HTML knows no prefixes, and takes <p/> for the beginning of a paragraph.
  private static void plain(Element inner) {
    if (!inner.tag().prefix().isEmpty() && !inner.tag().localName().isEmpty()) {
      inner.tagName(inner.tag().localName(), Parser.NamespaceXml);
    }
    if (inner.childNodeSize() == 0 && !FeedXml.VOID.contains(inner.normalName())) {
      inner.appendChild(new TextNode(""));
    }
  }
}
