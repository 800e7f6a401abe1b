package rasid.ingest.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
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

  private static final String NAMED =
      "[itemprop~=articleBody], .entry-content, .post-content, .article-content, .article-body,"
          + " .article__body, .post-body, .story-body, .field-name-body, .td-post-content";

  private PageBody() {}

  /// The paragraphs in order; none where the page has no running text. Changes the document.
  static List<String> of(Document document, PageFacts facts) {
    Boilerplate.remove(document);
    var root = root(document);
    return root == null ? List.of() : Boilerplate.without(HtmlText.paragraphs(root), facts);
  }

  private static @Nullable Element root(Document document) {
    for (var named : document.select(NAMED)) {
      if (running(named) >= ENOUGH) {
        return named;
      }
    }
    var articles = document.select("article");
    if (!articles.isEmpty() && running(articles.get(0)) >= ENOUGH) {
      // The first of several: what follows below is the next story.
      return heaviest(articles.get(0));
    }
    var body = document.body();
    var best = heaviest(body);
    return running(best) > 0 ? best : null;
  }

  private static int running(Element element) {
    return HtmlText.paragraphs(element).stream()
        .filter(PageBody::isRunning)
        .mapToInt(paragraph -> paragraph.text().length() - paragraph.linked())
        .sum();
  }

  private static boolean isRunning(Paragraph paragraph) {
    return paragraph.text().length() >= PARAGRAPH
        && paragraph.linked() * 3 < paragraph.text().length();
  }

  private static Element heaviest(Element root) {
    var weigh = new Weigh();
    root.traverse(weigh);
    Element best = root;
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
  private static final class Weigh implements NodeVisitor {
    final IdentityHashMap<Element, Integer> weights = new IdentityHashMap<>();

    @Override
    public void head(Node node, int depth) {
      // All is summed on the way up.
    }

    @Override
    public void tail(Node node, int depth) {
      if (!(node instanceof Element element) || !element.isBlock()) {
        return;
      }
      int weight = own(element);
      for (var child : element.children()) {
        weight += weights.getOrDefault(child, 0);
      }
      weights.put(element, weight);
    }

    // Text that stands in this block itself or in inline elements of it.
    private static int own(Element element) {
      int length = 0;
      int linked = 0;
      for (var node : element.childNodes()) {
        if (node instanceof TextNode words) {
          length += words.text().strip().length();
        } else if (node instanceof Element inner && !inner.isBlock()) {
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
