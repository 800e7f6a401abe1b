package rasid.ingest.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/// The runs of text below an element, in order; two line breaks part as a block does.
public final class Blocks implements NodeFilter {
  private static final Set<String> UNSEEN =
      Set.of("script", "style", "noscript", "template", "iframe", "object", "svg", "head", "title");

  private final Set<Node> unwanted;
  private final List<Block> blocks = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private Element holder;
  private int linked;
  private int links;
  private int lists;
  private boolean broken;
  private int breaks;

  private Blocks(Element root, Set<Node> unwanted) {
    this.unwanted = unwanted;
    this.holder = root;
  }

  /// All of them.
  ///
  /// @param unwanted elements left out with all they hold
  public static List<Block> of(Element root, Set<Node> unwanted) {
    var walk = new Blocks(root, unwanted);
    root.filter(walk);
    walk.flush();
    return walk.blocks;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode words) {
      append(words.getWholeText());
    } else if (node instanceof Element element) {
      if (UNSEEN.contains(element.normalName()) || unwanted.contains(element)) {
        if (element.isBlock()) {
          flush();
        }
        return FilterResult.SKIP_ENTIRELY;
      }
      enter(element);
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      switch (element.normalName()) {
        case "a" -> links--;
        case "ul", "ol" -> {
          flush();
          lists--;
        }
        default -> {
          if (element.isBlock()) {
            flush();
            var parent = element.parent();
            holder = parent == null ? element : parent;
          }
        }
      }
    }
    return FilterResult.CONTINUE;
  }

  private void enter(Element element) {
    switch (element.normalName()) {
      case "a" -> links++;
      case "br" -> {
        if (broken) {
          flush();
        }
        text.append(' ');
        broken = true;
        breaks += text.length() > 1 ? 1 : 0;
      }
      default -> {
        if (element.isBlock()) {
          flush();
          holder = element;
          if (element.normalName().equals("ul") || element.normalName().equals("ol")) {
            lists++;
          }
        }
      }
    }
  }

  private void append(String words) {
    if (words.isBlank()) {
      text.append(' ');
      return;
    }
    broken = false;
    text.append(words);
    if (links > 0) {
      linked += words.strip().length();
    }
  }

  private void flush() {
    var line = HtmlText.folded(text.toString());
    if (!line.isEmpty()) {
      blocks.add(new Block(line, Math.min(linked, line.length()), holder, lists > 0, breaks));
    }
    text.setLength(0);
    linked = 0;
    broken = false;
    breaks = 0;
  }
}
