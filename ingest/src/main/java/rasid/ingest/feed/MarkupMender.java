package rasid.ingest.feed;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Puts right what a parser of XML would take otherwise than its author meant: an ampersand that
/// begins no entity and an angle bracket that begins no tag become characters, and what cannot
/// stand inside an entry, a title or a text that was never closed closes it.
///
/// Sections of characters and comments stay as they are. Each character is looked at a few times at
/// most, whatever the text.
final class MarkupMender {
  private static final Set<String> ENTRIES = Set.of("item", "entry", "url", "sitemap");

  /// Longest name of a tag, in UTF-16 units; what is longer is none.
  private static final int LONGEST_NAME = 200;

  /// Longest name of an entity, with its signs: the longest that HTML knows has 31 letters.
  private static final int LONGEST_ENTITY = 34;

  // Parts that hold words only, and parts that never stand in them.
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

  // The same of parts that hold markup, in which a link or a title may well stand.
  private static final Set<String> TEXTS = Set.of("description", "summary", "content:encoded");
  private static final Set<String> NEVER_IN_TEXTS =
      Set.of("guid", "pubdate", "content:encoded", "dc:date", "dc:creator");

  /// Longest tag of an entry, in UTF-16 units; what is longer is taken for one that holds
  /// something.
  private static final int LONGEST_TAG = 4_000;

  private static final String CHARACTERS = "<![CDATA[";

  private final String text;
  private final StringBuilder out;
  private final Set<String> open = new TreeSet<>();
  private String words = "";
  private String markup = "";
  private int copied;

  private MarkupMender(String text) {
    this.text = text;
    this.out = new StringBuilder(text.length() + 64);
  }

  static String mend(String text) {
    return new MarkupMender(text).mended();
  }

  private String mended() {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '<') {
        int after = markup(at);
        if (after == at) {
          replace(at, "&lt;");
        }
        at = Math.max(after, at + 1);
      } else {
        if (c == '&' && !isEntity(at)) {
          replace(at, "&amp;");
        }
        at++;
      }
    }
    return out.append(text, copied, text.length()).toString();
  }

  private void replace(int at, String written) {
    out.append(text, copied, at).append(written);
    copied = at + 1;
  }

  // The place behind what begins here and is not to be touched; the same place where it is no
  // markup at all.
  private int markup(int at) {
    if (text.startsWith(CHARACTERS, at)) {
      return behind("]]>", at);
    }
    if (text.startsWith("<!--", at)) {
      return behind("-->", at);
    }
    boolean end = at + 1 < text.length() && text.charAt(at + 1) == '/';
    int from = end ? at + 2 : at + 1;
    if (from >= text.length()) {
      return at;
    }
    char first = text.charAt(from);
    if (first == '!' || first == '?') {
      return from;
    }
    if (!Character.isLetter(first) && first != '_') {
      return at;
    }
    int to = from;
    while (to < text.length() && to - from <= LONGEST_NAME && isName(text.charAt(to))) {
      to++;
    }
    if (to < text.length() && " \t\r\n/><".indexOf(text.charAt(to)) < 0) {
      return at;
    }
    var name = text.substring(from, to).toLowerCase(Locale.ROOT);
    if (end) {
      ended(name);
    } else {
      begun(at, name);
    }
    return to;
  }

  private void ended(String name) {
    if (isEntry(name)) {
      open.remove(name);
      words = "";
      markup = "";
    } else if (name.equals(words)) {
      words = "";
    } else if (name.equals(markup)) {
      markup = "";
    }
  }

  private void begun(int at, String name) {
    if (isEntry(name)) {
      entry(at, name);
      return;
    }
    if (!words.isEmpty() && NEVER_IN_WORDS.contains(name)) {
      close(at, words);
      words = "";
    }
    if (!markup.isEmpty() && NEVER_IN_TEXTS.contains(name)) {
      close(at, markup);
      markup = "";
    }
    if (markup.isEmpty() && WORDS.contains(name) && !isEmptyTag(at)) {
      words = name;
    } else if (TEXTS.contains(name) && !isEmptyTag(at)) {
      markup = name;
    }
  }

  private void entry(int at, String name) {
    // An author of Atom 0.3 has a url.
    if (words.equals("author")) {
      return;
    }
    for (var unclosed : List.of(words, markup)) {
      if (!unclosed.isEmpty()) {
        close(at, unclosed);
      }
    }
    words = "";
    markup = "";
    if (!isEmptyTag(at) && !open.add(name)) {
      close(at, name);
    }
  }

  private void close(int at, String name) {
    out.append(text, copied, at).append("</").append(name).append('>');
    copied = at;
  }

  private static boolean isEntry(String name) {
    return ENTRIES.contains(name.substring(name.indexOf(':') + 1));
  }

  private boolean isEmptyTag(int at) {
    int close = text.indexOf('>', at, Math.min(text.length(), at + LONGEST_TAG));
    return close > 0 && text.charAt(close - 1) == '/';
  }

  private int behind(String end, int at) {
    int found = text.indexOf(end, at);
    return found < 0 ? text.length() : found + end.length();
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || c == ':' || c == '-' || c == '.' || c == '_';
  }

  private boolean isEntity(int at) {
    int most = Math.min(text.length(), at + LONGEST_ENTITY);
    for (int i = at + 1; i < most; i++) {
      char c = text.charAt(i);
      if (c == ';') {
        return i > at + 1;
      }
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && !(c >= '0' && c <= '9') && !(c == '#' && i == at + 1)) {
        return false;
      }
    }
    return false;
  }
}
