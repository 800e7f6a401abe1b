package rasid.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import rasid.ingest.text.HtmlText;

/// What a part of a feed holds for people to read: HTML, or characters that mean themselves.
///
/// @param text one or the other
/// @param html which
/// @param base of the addresses in it, or null where it is not known
record Held(String text, boolean html, @Nullable URI base) {
  /// Nothing.
  static final Held NOTHING = new Held("", false, null);

  /// Longest title or name kept, in UTF-16 units; what is longer is cut, and is none.
  private static final int LONGEST_LINE = 4_000;

  private static final String MARK = "…";

  /// Elements of HTML that show a text to be HTML. Not `title`, which headlines about the web speak
  /// of.
  private static final Set<String> TAGS =
      Set.of(
          ("a abbr acronym address applet area article aside audio b base basefont bdi bdo big "
                  + "blink blockquote body br button canvas caption center cite code col colgroup "
                  + "dd del details dfn dir div dl dt em embed fieldset figcaption figure font "
                  + "footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe img "
                  + "input ins kbd label legend li link main map mark marquee math menu meta meter "
                  + "nav nobr noscript object ol optgroup option p param picture pre q s samp "
                  + "script section select small source span strike strong style sub summary sup "
                  + "svg table tbody td template textarea tfoot th thead time tr track tt u ul var "
                  + "video wbr xmp")
              .split(" "));

  // Contents that are seen or heard, or are a document of their own.
  private static final Pattern UNREADABLE =
      Pattern.compile("(image|audio|video|font)/.*|application/(pdf|zip|gzip)");

  private static final Pattern ENTITY =
      Pattern.compile("&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|([a-zA-Z][a-zA-Z0-9]{1,31}));");

  /// A part of RSS, which does not say what it holds: HTML where it looks so.
  static Held guessed(XmlTag tag) {
    return tag.hasMarkup()
        ? new Held(tag.markup(), true, tag.base())
        : guessed(tag.text(), tag.base());
  }

  /// A text that nobody says what it is.
  static Held guessed(String text, @Nullable URI base) {
    return new Held(text, looksLikeHtml(text), base);
  }

  /// A text or content construct of Atom 1.0 or 0.3, by its `type` and `mode`.
  ///
  /// @see <a href="https://www.rfc-editor.org/rfc/rfc4287#section-3.1">RFC 4287, 3.1 and 4.1.3</a>
  static Held atom(XmlTag tag) {
    var type = mime(tag.attribute("type"));
    var mode = tag.attribute("mode").toLowerCase(Locale.ROOT);
    if (type.startsWith("multipart/")) {
      return alternative(tag);
    }
    if (UNREADABLE.matcher(type).matches()) {
      return NOTHING;
    }
    if (mode.equals("base64") || (mode.isEmpty() && isBinary(type))) {
      return decoded(tag, type);
    }
    if (tag.hasMarkup()) {
      return new Held(tag.markup(), true, tag.base());
    }
    var text = tag.text();
    boolean html =
        switch (type) {
          case "html", "xhtml", "text/html", "application/xhtml+xml" -> true;
          // Said so, it is so; not said, it is mostly forgotten.
          case "text", "text/plain" -> mode.equals("escaped") && looksLikeHtml(text);
          default -> looksLikeHtml(text);
        };
    return new Held(text, html, tag.base());
  }

  /// As text on one line.
  String line() {
    var line = html ? HtmlText.line(withKnownTags(text)) : HtmlText.folded(text);
    if (line.length() <= LONGEST_LINE) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(LONGEST_LINE - 1)) ? 1 : 0;
    return line.substring(0, LONGEST_LINE - end) + MARK;
  }

  /// As HTML, cleaned.
  String cleaned() {
    return html ? CleanHtml.of(text, base) : CleanHtml.escaped(text);
  }

  /// Whether there are tags or entities of HTML in a text.
  static boolean looksLikeHtml(String text) {
    for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
      if (text.startsWith("<!--", at) || TAGS.contains(tagAt(text, at))) {
        return true;
      }
    }
    return hasEntity(text);
  }

  private static boolean hasEntity(String text) {
    if (text.indexOf('&') < 0) {
      return false;
    }
    var entity = ENTITY.matcher(text);
    while (entity.find()) {
      var name = entity.group(1);
      if (name == null || Entities.isNamedEntity(name)) {
        return true;
      }
    }
    return false;
  }

  // In a headline "<in brief>" is meant as it stands, though another word in it is bold.
  private static String withKnownTags(String text) {
    StringBuilder out = null;
    int copied = 0;
    for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
      if (!text.startsWith("<!--", at) && !TAGS.contains(tagAt(text, at))) {
        out = out == null ? new StringBuilder(text.length() + 16) : out;
        out.append(text, copied, at).append("&lt;");
        copied = at + 1;
      }
    }
    return out == null ? text : out.append(text, copied, text.length()).toString();
  }

  private static String tagAt(String text, int at) {
    int from = at + 1 < text.length() && text.charAt(at + 1) == '/' ? at + 2 : at + 1;
    int end = from;
    while (end < text.length() && end - from < 12 && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    boolean ends = end == text.length() || " \t\r\n/>".indexOf(text.charAt(end)) >= 0;
    return ends ? text.substring(from, end).toLowerCase(Locale.ROOT) : "";
  }

  // `TEXT/HTML; charset=utf-8` to `text/html`.
  private static String mime(String type) {
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  private static boolean isBinary(String type) {
    return type.contains("/")
        && !type.startsWith("text/")
        && !type.endsWith("/xml")
        && !type.endsWith("+xml");
  }

  // Atom 0.3: the same words several times; HTML says most.
  private static Held alternative(XmlTag tag) {
    var parts = tag.all("content");
    return parts.stream()
        .filter(part -> mime(part.attribute("type")).contains("html"))
        .findFirst()
        .or(() -> parts.stream().findFirst())
        .filter(part -> !mime(part.attribute("type")).startsWith("multipart/"))
        .map(Held::atom)
        .orElse(NOTHING);
  }

  private static Held decoded(XmlTag tag, String type) {
    return base64(tag.text())
        .map(text -> new Held(text, type.contains("html") || looksLikeHtml(text), tag.base()))
        .orElse(NOTHING);
  }

  // What is no text, such as a picture that is not called one, is nothing to read.
  private static Optional<String> base64(String text) {
    try {
      var bytes = Base64.getMimeDecoder().decode(text);
      return Optional.of(
          HtmlText.sound(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString()));
    } catch (IllegalArgumentException | CharacterCodingException _) {
      return Optional.empty();
    }
  }
}
