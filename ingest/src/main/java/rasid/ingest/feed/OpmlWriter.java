package rasid.ingest.feed;

import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.XmlDeclaration;

/// A list of feeds in OPML 2.0, which every feed reader takes.
public final class OpmlWriter {
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
    opml.attr("xmlns:rasid", "urn:rasid:sources");
    opml.appendElement("head").appendElement("title").text(title);
    var body = opml.appendElement("body");
    for (var outline : outlines) {
      var line = body.appendElement("outline");
      line.attr("type", "rss")
          .attr("text", outline.name())
          .attr("title", outline.name())
          .attr("xmlUrl", outline.url().toString());
      WishReader.attributes(outline.wishes()).forEach(line::attr);
    }
    return document.outerHtml() + "\n";
  }
}
