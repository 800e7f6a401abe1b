package rasid.ingest.feed;

import java.util.List;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.XmlDeclaration;

/// A list of feeds in OPML 2.0, which every feed reader takes.
public final class OpmlWriter {
  static final String NAMESPACE = "urn:rasid:sources";

  private OpmlWriter() {}

  /// The list, in the order given; [Opml#read] gives the same back.
  ///
  /// @param title of the list
  public static String write(String title, List<Opml.Outline> outlines) {
    var document = new Document("");
    document.outputSettings().syntax(Document.OutputSettings.Syntax.xml).prettyPrint(true);
    var declaration = new XmlDeclaration("xml", false);
    declaration.attr("version", "1.0").attr("encoding", "UTF-8");
    document.appendChild(declaration);
    var opml = document.appendElement("opml").attr("version", "2.0");
    opml.attr("xmlns:rasid", NAMESPACE);
    opml.appendElement("head").appendElement("title").text(title);
    var body = opml.appendElement("body");
    for (var outline : outlines) {
      fill(body.appendElement("outline"), outline);
    }
    return document.outerHtml() + "\n";
  }

  /// Makes an element the line of a feed. Names in XML keep their case, and other readers insist on
  /// it; `Element.attr` would not.
  static void fill(Element line, Opml.Outline outline) {
    line.attributes()
        .put("type", "rss")
        .put("text", outline.name())
        .put("title", outline.name())
        .put("xmlUrl", outline.url().toString());
    WishReader.attributes(outline.wishes()).forEach(line.attributes()::put);
  }

  static boolean isOurs(Attribute attribute) {
    return attribute.getKey().startsWith(WishReader.PREFIX);
  }
}
