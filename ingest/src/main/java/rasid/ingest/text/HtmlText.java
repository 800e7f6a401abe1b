package rasid.ingest.text;

import static java.util.stream.Collectors.joining;

import java.util.Set;
import org.jsoup.Jsoup;

/// HTML to the text a reader sees.
public final class HtmlText {
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
    return Blocks.of(body, Set.of()).stream().map(Block::text).collect(joining("\n\n"));
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
}
