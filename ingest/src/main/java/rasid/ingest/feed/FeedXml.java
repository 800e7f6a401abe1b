package rasid.ingest.feed;

import java.util.ArrayList;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;

/// Characters to a tree of XML, however broken.
///
/// jsoup closes what was left open, knows no entities but HTML's, and fetches nothing. What it
/// would read otherwise than its author meant is set right before and after.
final class FeedXml {
  /// Elements of HTML without an end, as they stand in feeds that do not escape their markup. Those
  /// that also name a part of a feed (`link`, `source`) are none.
  static final Set<String> VOID = Set.of("br", "img", "hr", "wbr", "input", "col", "embed");

  /// Deepest nesting kept; what is deeper becomes a sibling. Feeds nest ten deep, the markup in
  /// them a few dozen.
  private static final int DEEPEST = 256;

  // Parts that hold words only, and parts that never stand in them: where they do, an end is
  // missing.
  private static final Set<String> WORDS =
      Set.of(
          "title",
          "link",
          "guid",
          "pubdate",
          "category",
          "author",
          "language",
          "lastbuilddate",
          "generator",
          "copyright",
          "dc:date",
          "dc:creator",
          "id",
          "updated",
          "published",
          "ttl",
          "managingeditor",
          "webmaster",
          "loc",
          "lastmod");
  private static final Set<String> NEVER_IN_WORDS =
      Set.of(
          "link",
          "guid",
          "pubdate",
          "description",
          "item",
          "entry",
          "category",
          "author",
          "title",
          "content:encoded",
          "dc:date",
          "dc:creator",
          "id",
          "updated",
          "published",
          "summary",
          "content",
          "language",
          "enclosure",
          "lastmod");
  private static final Set<String> MARKUP = Set.of("description", "summary", "content:encoded");
  private static final Set<String> NEVER_IN_MARKUP =
      Set.of("item", "entry", "guid", "pubdate", "content:encoded", "dc:date", "dc:creator");

  private FeedXml() {}

  static Document parse(String text) {
    var parser = Parser.xmlParser().settings(new ParseSettings(false, false)).setMaxDepth(DEEPEST);
    for (var name : VOID) {
      parser.tagSet().valueOf(name, Parser.NamespaceXml).set(Tag.Void);
    }
    var document = Jsoup.parse(MarkupMender.mend(text), "", parser);
    document
        .outputSettings()
        .prettyPrint(false)
        .syntax(Document.OutputSettings.Syntax.html)
        .charset("UTF-8");
    closeWords(document);
    return document;
  }

  // `<title>A<link>B</link></title>` to `<title>A</title><link>B</link>`.
  private static void closeWords(Document document) {
    var open = new ArrayList<Element>();
    document.forEachNode(
        node -> {
          if (node instanceof Element element
              && element.childrenSize() > 0
              && (WORDS.contains(element.normalName()) || MARKUP.contains(element.normalName()))) {
            open.add(element);
          }
        });
    open.forEach(FeedXml::closeBeforeOther);
  }

  private static void closeBeforeOther(Element open) {
    var strange = MARKUP.contains(open.normalName()) ? NEVER_IN_MARKUP : NEVER_IN_WORDS;
    for (var child : open.children()) {
      if (strange.contains(child.normalName())) {
        moveBehind(open, child);
        return;
      }
    }
  }

  private static void moveBehind(Element open, Element first) {
    var rest = new ArrayList<Node>();
    for (Node node = first; node != null; node = node.nextSibling()) {
      rest.add(node);
    }
    // From the end, and put back at once: else each of many would shift all others.
    rest.reversed().forEach(Node::remove);
    var parent = open.parent();
    if (parent != null) {
      parent.insertChildren(open.siblingIndex() + 1, rest);
    }
  }
}
