package rasid.ingest.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;
import rasid.ingest.text.HtmlText;
import rasid.ingest.text.Paragraph;

/// The text of the article within its page.
///
/// What is no article by its element or its class goes first. Of the rest the block is taken in
/// which running text outweighs links and scraps most: each paragraph counts for its block by its
/// length, each link and scrap against it.
final class PageBody {
  /// Least characters of running text: a line of Arabic news has some sixty.
  private static final int PARAGRAPH = 40;

  /// What a scrap costs the block it stands in, besides its linked characters.
  private static final int SCRAP = 15;

  /// A block that a page itself names its article's text is believed from here, in characters.
  private static final int ENOUGH = 140;

  /// So many named blocks are tried; a page with more is no article.
  private static final int MOST_NAMED = 20;

  private static final String NAMED =
      "[itemprop~=articleBody], .entry-content, .post-content, .article-content, .article-body,"
          + " .article__body, .post-body, .story-body, .field-name-body, .td-post-content";

  private final Set<Node> unwanted;

  private PageBody(Set<Node> unwanted) {
    this.unwanted = unwanted;
  }

  /// The paragraphs in order; none where the page has no running text.
  static List<String> of(Document document, PageFacts facts) {
    var page = new PageBody(Boilerplate.in(document));
    var root = page.root(document);
    return root == null
        ? List.of()
        : Boilerplate.without(HtmlText.paragraphs(root, page.unwanted), facts);
  }

  private @Nullable Element root(Document document) {
    for (var named : document.select(NAMED).stream().limit(MOST_NAMED).toList()) {
      if (isWanted(named) && running(named) >= ENOUGH) {
        return named;
      }
    }
    // The first of several: what follows below is the next story.
    var article = document.selectFirst("article");
    if (article != null && isWanted(article) && running(article) >= ENOUGH) {
      return heaviest(article);
    }
    var best = heaviest(document.body());
    return running(best) > 0 ? best : null;
  }

  private boolean isWanted(Element element) {
    return !unwanted.contains(element) && element.parents().stream().noneMatch(unwanted::contains);
  }

  private int running(Element element) {
    return HtmlText.paragraphs(element, unwanted).stream()
        .filter(PageBody::isRunning)
        .mapToInt(paragraph -> paragraph.text().length() - paragraph.linked())
        .sum();
  }

  private static boolean isRunning(Paragraph paragraph) {
    return paragraph.text().length() >= PARAGRAPH
        && paragraph.linked() * 3 < paragraph.text().length();
  }

  private Element heaviest(Element root) {
    var weigh = new Weigh();
    root.filter(weigh);
    var best = root;
    int most = weigh.weights.getOrDefault(root, 0);
    for (var element : root.getAllElements()) {
      int weight = weigh.weights.getOrDefault(element, 0);
      // Document order goes outside in; an inner block as heavy as its parent is the tighter one.
      if (weight > most || (weight == most && weight > 0 && element.parents().contains(best))) {
        best = element;
        most = weight;
      }
    }
    return best;
  }

  /// Sums, from the leaves up, what each block's text is worth.
  private final class Weigh implements NodeFilter {
    final IdentityHashMap<Element, Integer> weights = new IdentityHashMap<>();

    @Override
    public FilterResult head(Node node, int depth) {
      return unwanted.contains(node) ? FilterResult.SKIP_ENTIRELY : FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element element && element.isBlock()) {
        int weight = own(element);
        for (var child : element.childNodes()) {
          if (child instanceof Element inner) {
            weight += weights.getOrDefault(inner, 0);
          }
        }
        weights.put(element, weight);
      }
      return FilterResult.CONTINUE;
    }

    // Text that stands in this block itself or in inline elements of it.
    private int own(Element element) {
      int length = 0;
      int linked = 0;
      for (var node : element.childNodes()) {
        if (node instanceof TextNode words) {
          length += words.text().strip().length();
        } else if (node instanceof Element inner && !inner.isBlock() && !unwanted.contains(inner)) {
          int size = inner.text().length();
          length += size;
          linked += inner.normalName().equals("a") ? size : linkedIn(inner);
        }
      }
      if (length == 0) {
        return 0;
      }
      return length >= PARAGRAPH && linked * 3 < length ? length - linked : -(SCRAP + linked);
    }

    private static int linkedIn(Element inner) {
      return inner.select("a").stream().mapToInt(link -> link.text().length()).sum();
    }
  }

  /// Paragraphs without repetitions.
  static List<String> distinct(List<Paragraph> paragraphs) {
    var seen = new HashSet<String>();
    var out = new ArrayList<String>();
    for (var paragraph : paragraphs) {
      if (seen.add(paragraph.text())) {
        out.add(paragraph.text());
      }
    }
    return out;
  }
}
