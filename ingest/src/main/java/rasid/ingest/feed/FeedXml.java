package rasid.ingest.feed;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;
import org.jsoup.parser.TagSet;

/// Characters to a tree of XML, however broken.
///
/// jsoup closes what was left open, knows no entities but HTML's, and fetches nothing. What it
/// would read otherwise than its author meant is set right before ([MarkupMender]).
final class FeedXml {
  /// Elements of HTML without an end, as they stand in feeds that do not escape their markup. Those
  /// that also name a part of a feed (`link`, `source`) are none.
  static final Set<String> VOID = Set.of("br", "img", "hr", "wbr", "input", "col", "embed");

  /// Deepest nesting kept; what is deeper becomes a sibling. Feeds nest ten deep, the markup in
  /// them a few dozen.
  private static final int DEEPEST = 256;

  private FeedXml() {}

  static Document parse(String text) {
    var parser = Parser.xmlParser().settings(new ParseSettings(false, false)).setMaxDepth(DEEPEST);
    // In whatever name space they stand.
    parser.tagSet(new TagSet().onNewTag(FeedXml::markVoid));
    var document = Jsoup.parse(MarkupMender.mend(text), "", parser);
    document
        .outputSettings()
        .prettyPrint(false)
        .syntax(Document.OutputSettings.Syntax.html)
        .charset("UTF-8");
    return document;
  }

  private static void markVoid(Tag tag) {
    if (VOID.contains(tag.localName())) {
      tag.set(Tag.Void);
    }
  }
}
