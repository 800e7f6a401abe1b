package rasid.ingest.text;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/// HTML to the text a reader sees.
public final class HtmlText {
  private static final Set<String> UNSEEN =
      Set.of("script", "style", "noscript", "template", "iframe", "object", "svg", "head", "title");

  /// Most tags in a page or fragment that is read: a page of the press has a few thousand. A
  /// parser's time grows faster than their number where they nest.
  private static final int MOST_TAGS = 100_000;

  private HtmlText() {}

  /// Whether HTML has no more tags than any page of the press.
  public static boolean isReadable(String html) {
    return !hasMoreTagsThan(MOST_TAGS, html);
  }

  /// Whether a text has more signs that may begin a tag.
  public static boolean hasMoreTagsThan(int most, String text) {
    int tags = 0;
    for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
      if (++tags > most) {
        return true;
      }
    }
    return false;
  }

  /// The text of a fragment of HTML, paragraphs parted by a blank line; plain text stays as it is.
  /// What is not readable has no text.
  public static String of(String html) {
    if (html.isBlank() || !isReadable(html)) {
      return "";
    }
    var body = Jsoup.parseBodyFragment(html).body();
    return paragraphs(body, Set.of()).stream().map(Paragraph::text).collect(joining("\n\n"));
  }

  /// The text of a fragment of HTML on one line, as for a title.
  public static String line(String html) {
    return folded(html.indexOf('<') < 0 && html.indexOf('&') < 0 ? html : of(html));
  }

  /// Characters that can be shown and sent: no controls but line ends and tabs, no half of a pair.
  public static String sound(String text) {
    StringBuilder out = null;
    int copied = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
        continue;
      }
      boolean half = Character.isSurrogate(c);
      boolean control = Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
      if (half || control) {
        out = out == null ? new StringBuilder(text.length()) : out;
        out.append(text, copied, i).append(half ? "\uFFFD" : "");
        copied = i + 1;
      }
    }
    return out == null ? text : out.append(text, copied, text.length()).toString();
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
  ///
  /// @param unwanted elements left out with all they hold
  public static List<Paragraph> paragraphs(Element root, Set<Node> unwanted) {
    var walk = new Walk(unwanted);
    root.filter(walk);
    walk.flush();
    return walk.paragraphs;
  }

  private static final class Walk implements NodeFilter {
    private final Set<Node> unwanted;
    private final List<Paragraph> paragraphs = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int linked;
    private int links;
    private boolean broken;
    private String tag = "div";

    Walk(Set<Node> unwanted) {
      this.unwanted = unwanted;
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
        if (element.normalName().equals("a")) {
          links--;
        } else if (element.isBlock()) {
          flush();
        }
      }
      return FilterResult.CONTINUE;
    }

    private void enter(Element element) {
      var name = element.normalName();
      if (name.equals("a")) {
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
