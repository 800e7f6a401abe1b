package rasid.ingest.text;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// HTML to the text a reader sees.
public final class HtmlText {
  private static final Set<String> UNSEEN =
      Set.of("script", "style", "noscript", "template", "iframe", "object", "svg", "head", "title");

  private HtmlText() {}

  /// The text of a fragment of HTML, paragraphs parted by a blank line; plain text stays as it is.
  public static String of(String html) {
    if (html.isBlank()) {
      return "";
    }
    var body = Jsoup.parseBodyFragment(html).body();
    return paragraphs(body).stream().map(Paragraph::text).collect(joining("\n\n"));
  }

  /// The text of a fragment of HTML on one line, as for a title.
  public static String line(String html) {
    return folded(html.indexOf('<') < 0 && html.indexOf('&') < 0 ? html : of(html));
  }

  /// White space folded to single blanks, none at the ends; direction marks and such stay.
  public static String folded(String text) {
    var out = new StringBuilder(text.length());
    boolean blank = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        blank = out.length() > 0;
      } else if (!Character.isISOControl(c)) {
        if (blank) {
          out.append(' ');
          blank = false;
        }
        out.append(c);
      }
    }
    return out.toString();
  }

  /// The paragraphs below an element, in order; two line breaks part as a block does.
  public static List<Paragraph> paragraphs(Element root) {
    var walk = new Walk();
    root.traverse(walk);
    walk.flush();
    return walk.paragraphs;
  }

  private static final class Walk implements NodeVisitor {
    private final List<Paragraph> paragraphs = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int linked;
    private int links;
    private int unseen;
    private boolean broken;
    private String tag = "div";

    @Override
    public void head(Node node, int depth) {
      switch (node) {
        case TextNode words when unseen == 0 -> append(words.getWholeText());
        case Element element -> enter(element);
        default -> {
          // Comments and the like show nothing.
        }
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (!(node instanceof Element element)) {
        return;
      }
      if (UNSEEN.contains(element.normalName())) {
        unseen--;
      } else if (element.normalName().equals("a")) {
        links--;
      } else if (element.isBlock()) {
        flush();
      }
    }

    private void enter(Element element) {
      var name = element.normalName();
      if (UNSEEN.contains(name)) {
        unseen++;
      } else if (name.equals("a")) {
        links++;
      } else if (name.equals("br")) {
        if (broken) {
          flush();
        }
        text.append(' ');
        broken = true;
      } else if (element.isBlock()) {
        flush();
        tag = name;
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

    void flush() {
      var line = folded(text.toString());
      if (!line.isEmpty()) {
        paragraphs.add(new Paragraph(line, Math.min(linked, line.length()), tag));
        tag = "div";
      }
      text.setLength(0);
      linked = 0;
      broken = false;
    }
  }
}
