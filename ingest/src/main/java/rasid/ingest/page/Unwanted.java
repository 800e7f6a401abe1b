package rasid.ingest.page;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/// What stands around an article and is none of it: menus, share bars, related links, comments.
///
/// Elements are marked, not taken out: taking a hundred thousand siblings out one by one takes
/// minutes. Page builders give whole pages the names of menus, so what holds the article is never
/// unwanted, whatever it is called.
final class Unwanted {
  private static final Set<String> TAGS =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "iframe",
          "object",
          "svg",
          "button",
          "input",
          "select",
          "textarea",
          "nav",
          "figcaption",
          "dialog",
          "video",
          "audio",
          "canvas",
          "amp-sidebar",
          "amp-consent",
          "amp-social-share",
          "amp-ad",
          "label",
          "option");

  private static final Set<String> GUARDED = Set.of("footer", "aside", "form", "figure");
  private static final Set<String> ROLES =
      Set.of(
          "navigation",
          "complementary",
          "banner",
          "contentinfo",
          "dialog",
          "alertdialog",
          "search",
          "menu");
  private static final Set<String> WHOLE = Set.of("html", "body", "main", "article");

  private final IdentityHashMap<Element, Held> held = new IdentityHashMap<>();
  private final boolean byName;
  private int paragraphs;
  private int text;

  private Unwanted(boolean byName) {
    this.byName = byName;
  }

  /// @param byName whether names of classes and ids count; without them more is kept
  static Set<Node> in(Document document, boolean byName) {
    var unwanted = new Unwanted(byName);
    document.body().traverse(unwanted.new Count());
    var root = unwanted.held.get(document.body());
    unwanted.paragraphs = root == null ? 0 : root.paragraphs;
    unwanted.text = root == null ? 0 : root.text;
    var found = Collections.<Node>newSetFromMap(new IdentityHashMap<>());
    for (var element : document.body().getAllElements()) {
      if (unwanted.isUnwanted(element)) {
        found.add(element);
      }
    }
    return found;
  }

  private boolean isUnwanted(Element element) {
    var tag = element.normalName();
    if (TAGS.contains(tag)) {
      return true;
    }
    if (WHOLE.contains(tag) && !isHidden(element) && !isComment(element)) {
      return false;
    }
    var here = held.get(element);
    boolean article = here != null && here.isArticle(paragraphs);
    if (tag.equals("figure")) {
      return here == null || !here.told;
    }
    if (GUARDED.contains(tag)) {
      // ASP.NET puts whole pages into a form.
      return !article && !(tag.equals("form") && here != null && here.text * 5 >= text * 2);
    }
    if (!byName) {
      return false;
    }
    if (isHidden(element)) {
      return true;
    }
    boolean named =
        ROLES.contains(element.attr("role").toLowerCase(Locale.ROOT))
            || Marks.areNoArticle(element);
    return named && (isComment(element) ? here == null || !here.declared : !article);
  }

  private static boolean isComment(Element element) {
    var names = (element.className() + " " + element.id()).toLowerCase(Locale.ROOT);
    return names.contains("comment") && !names.contains("hentry");
  }

  private static boolean isHidden(Element element) {
    if (element.hasAttr("hidden") || element.attr("aria-hidden").equals("true")) {
      return true;
    }
    var style = element.attr("style");
    return !style.isEmpty()
        && style.replace(" ", "").toLowerCase(Locale.ROOT).contains("display:none");
  }

  /// What an element holds.
  private static final class Held {
    /// Long paragraphs that make an element an article's, and what share of the page's they are.
    private static final int ENOUGH = 4;

    private static final double SHARE = 0.4;

    int paragraphs;
    // characters
    int text;
    int linked;
    // an h1, or a text the page itself declares its article's
    boolean declared;
    boolean article;
    // a table, a quotation or code: text that is more than a caption
    boolean told;

    boolean isArticle(int all) {
      return declared || article || (paragraphs >= ENOUGH && paragraphs >= SHARE * all);
    }
  }

  /// Counts from the leaves up, in one walk.
  private final class Count implements NodeVisitor {
    /// Characters of a long paragraph.
    private static final int LONG = 120;

    private static final Set<String> TOLD = Set.of("table", "pre", "blockquote");

    @Override
    public void head(Node node, int depth) {
      // Counted on the way up.
    }

    @Override
    public void tail(Node node, int depth) {
      if (!(node instanceof Element element)) {
        return;
      }
      var tag = element.normalName();
      var own = held.get(element);
      int loose = tag.equals("script") || tag.equals("style") ? 0 : loose(element);
      boolean isLong = isLong(element, tag, own, loose);
      boolean told = TOLD.contains(tag);
      boolean declared = tag.equals("h1") || element.attr("itemprop").contains("articleBody");
      boolean link = tag.equals("a");
      if (own == null && !told && !declared && !link && loose == 0) {
        return;
      }
      own = own == null ? new Held() : own;
      held.put(element, own);
      own.paragraphs += isLong ? 1 : 0;
      own.text += loose;
      own.linked = link ? own.text : own.linked;
      own.declared |= declared;
      own.told |= told;
      own.article |= tag.equals("article") && own.paragraphs > 0 && !isComment(element);
      var parent = element.parent();
      if (parent != null) {
        var above = held.computeIfAbsent(parent, _ -> new Held());
        above.paragraphs += own.paragraphs;
        above.text += own.text;
        above.linked += own.linked;
        above.declared |= own.declared;
        above.article |= own.article;
        above.told |= own.told;
      }
    }

    private static int loose(Element element) {
      int length = 0;
      for (var child : element.childNodes()) {
        length += child instanceof TextNode words ? words.getWholeText().strip().length() : 0;
      }
      return length;
    }

    // In a paragraph with few links, or as loose text between breaks.
    private static boolean isLong(Element element, String tag, @Nullable Held own, int loose) {
      if (tag.equals("p")) {
        return own == null
            ? loose >= LONG
            : own.linked * 4 < own.text + loose && own.text + loose >= LONG;
      }
      if (loose < LONG || tag.equals("a")) {
        return false;
      }
      for (var child : element.childNodes()) {
        if (child instanceof TextNode words && words.getWholeText().strip().length() >= LONG) {
          return true;
        }
      }
      return false;
    }
  }
}
