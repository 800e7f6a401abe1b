package rasid.ingest.feed;

import java.util.List;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;

/// A list of feeds in OPML 2.0, which every feed reader takes; a line for each, so that people can
/// change it.
public final class OpmlWriter {
  private static final String NAMESPACE = "xmlns:rasid";
  private static final String NAMESPACE_URI = "urn:rasid:sources";

  private OpmlWriter() {}

  /// The list, in the order given; [Opml#read] gives the same back.
  ///
  /// @param title of the list
  public static String write(String title, List<Opml.Outline> outlines) {
    var named = xml();
    named.appendElement("title").text(title);
    var list = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    list.append("<opml version=\"2.0\" %s=\"%s\">\n".formatted(NAMESPACE, NAMESPACE_URI));
    list.append("  <head>").append(named.html()).append("</head>\n  <body>\n");
    for (var outline : outlines) {
      list.append("    ").append(line(outline, true)).append('\n');
    }
    return list.append("  </body>\n</opml>\n").toString();
  }

  /// Whether a list declares the name space of what is said of its sources.
  static boolean isDeclaredIn(String list) {
    return list.contains(NAMESPACE);
  }

  /// The line of a feed.
  ///
  /// @param declared whether the list around it declares our name space
  static String line(Opml.Outline outline, boolean declared) {
    var document = xml();
    // Names in XML keep their case, and other readers insist on it; `Element.attr` would not.
    var attributes = document.appendElement("outline").attributes();
    attributes
        .put("type", "rss")
        .put("text", outline.name())
        .put("title", outline.name())
        .put("xmlUrl", outline.url().toString());
    WishReader.attributes(outline.wishes()).forEach(attributes::put);
    if (!declared && attributes.asList().stream().anyMatch(OpmlWriter::isOurs)) {
      attributes.put(NAMESPACE, NAMESPACE_URI);
    }
    return document.html().replace("></outline>", "/>");
  }

  private static Document xml() {
    var document = new Document("");
    document.outputSettings().syntax(Document.OutputSettings.Syntax.xml).prettyPrint(false);
    return document;
  }

  private static boolean isOurs(Attribute attribute) {
    return attribute.getKey().startsWith(WishReader.PREFIX);
  }
}
