package rasid.ingest.page;

import java.util.IdentityHashMap;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/// A second opinion: the block in which running text outweighs links and scraps most. Each
/// paragraph counts for its block by its length, each link and scrap against it.
final class Density implements NodeFilter {
  /// Least characters of running text: a line of Arabic news has some sixty.
  private static final int PARAGRAPH = 40;

  /// What a scrap costs the block it stands in, besides its linked characters.
  private static final int SCRAP = 15;

  private final Set<Node> unwanted;
  private final IdentityHashMap<Element, Integer> weights = new IdentityHashMap<>();

  private Density(Set<Node> unwanted) {
    this.unwanted = unwanted;
  }

  /// The heaviest block; of two as heavy the tighter one.
  static Element heaviest(Element root, Set<Node> unwanted) {
    var density = new Density(unwanted);
    root.filter(density);
    var best = root;
    int most = density.weights.getOrDefault(root, 0);
    for (var element : root.getAllElements()) {
      int weight = density.weights.getOrDefault(element, 0);
      // Document order goes outside in.
      if (weight > most || (weight == most && weight > 0 && element.parents().contains(best))) {
        best = element;
        most = weight;
      }
    }
    return best;
  }

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
