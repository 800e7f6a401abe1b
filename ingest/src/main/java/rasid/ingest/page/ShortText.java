package rasid.ingest.page;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import rasid.ingest.text.HtmlText;

/// The text of an element that should be short; of a long one nothing, and no time is lost on it.
final class ShortText implements NodeFilter {
  private final StringBuilder text = new StringBuilder();
  private final int most;

  private ShortText(int most) {
    this.most = most;
  }

  /// On one line.
  ///
  /// @param most UTF-16 units; of more the text is empty
  static String of(Element element, int most) {
    var walk = new ShortText(most);
    element.filter(walk);
    return walk.isLong() ? "" : HtmlText.folded(walk.text.toString());
  }

  private boolean isLong() {
    return text.length() > most;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode words) {
      text.append(words.isBlank() ? " " : words.text());
    } else if (node instanceof Element element && (element.isBlock() || element.nameIs("br"))) {
      text.append(' ');
    }
    return isLong() ? FilterResult.STOP : FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element && element.isBlock()) {
      text.append(' ');
    }
    return FilterResult.CONTINUE;
  }
}
