package rasid.ingest.feed;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;
import rasid.ingest.text.HtmlText;

/// HTML of strangers to HTML that can be shown: what an article is made of stays, what acts goes,
/// and addresses are whole.
final class CleanHtml {
  private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "ftp", "tel");

  private static final Safelist SAFE =
      new Safelist()
          .addTags(
              ("a abbr acronym address article aside b bdi bdo big blockquote br caption center "
                      + "cite code col colgroup dd del dfn div dl dt em figcaption figure footer "
                      + "h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q s samp "
                      + "section small span strike strong sub sup table tbody td tfoot th thead "
                      + "time tr tt u ul var")
                  .split(" "))
          .addAttributes("a", "href")
          .addAttributes("img", "src", "alt", "width", "height")
          .addAttributes("td", "colspan", "rowspan")
          .addAttributes("th", "colspan", "rowspan")
          .addAttributes("ol", "start")
          .addAttributes("time", "datetime")
          .addAttributes(":all", "dir", "lang", "title");

  private static final Evaluator ADDRESSES = Selector.evaluatorOf("a[href], img[src]");

  private CleanHtml() {}

  /// Cleans a fragment; what has more tags than any page of the press has nothing left.
  ///
  /// @param base of its addresses, or null where it is not known: they then stay as they are
  static String of(String html, @Nullable URI base) {
    if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
      return escaped(html);
    }
    if (!HtmlText.isReadable(html)) {
      return "";
    }
    var dirty = Jsoup.parseBodyFragment(html);
    for (var element : dirty.select(ADDRESSES)) {
      resolve(element, element.hasAttr("href") ? "href" : "src", base);
    }
    var clean = new Cleaner(SAFE).clean(dirty);
    clean
        .outputSettings()
        .prettyPrint(false)
        .charset("UTF-8")
        .escapeMode(Entities.EscapeMode.xhtml)
        .syntax(Document.OutputSettings.Syntax.html);
    return HtmlText.sound(clean.body().html()).strip();
  }

  /// A text as HTML that shows it as it is.
  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static void resolve(Element element, String name, @Nullable URI base) {
    // Browsers pass over white space inside a scheme, so `java script:` is one.
    var written = withoutBlanks(element.attr(name));
    if (!Links.hasScheme(written)) {
      Links.resolve(base, element.attr(name))
          .ifPresentOrElse(
              url -> element.attr(name, url.toString()), () -> element.removeAttr(name));
      return;
    }
    var scheme = written.substring(0, written.indexOf(':')).toLowerCase(Locale.ROOT);
    if (!SCHEMES.contains(scheme)) {
      element.removeAttr(name);
    }
  }

  private static String withoutBlanks(String written) {
    var out = new StringBuilder(written.length());
    written
        .chars()
        .filter(c -> c > ' ' && !Character.isISOControl(c) && !Character.isWhitespace(c))
        .forEach(c -> out.append((char) c));
    return out.toString();
  }
}
