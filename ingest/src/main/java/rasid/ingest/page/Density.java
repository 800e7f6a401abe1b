package rasid.ingest.page;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import rasid.ingest.text.Block;
import rasid.ingest.text.Blocks;

/// A second opinion: the element in which running text outweighs links and scraps most. Each
/// paragraph counts by its length for all that holds it, each link and scrap against.
final class Density {
  /// What a scrap costs the block it stands in, besides its linked characters.
  private static final int SCRAP = 15;

  private Density() {}

  /// The heaviest element; of two as heavy the tighter one.
  static Element heaviest(Element root, Set<Node> unwanted) {
    var weights = new IdentityHashMap<Element, Integer>();
    for (var block : Blocks.of(root, unwanted)) {
      weights.merge(block.holder(), weight(block), Integer::sum);
    }
    var best = root;
    int most = Integer.MIN_VALUE;
    List<Element> all = root.getAllElements();
    // From the leaves up: who comes later in the document is not around who comes before.
    for (int i = all.size() - 1; i >= 0; i--) {
      var element = all.get(i);
      int weight = weights.getOrDefault(element, 0);
      if (weight > most) {
        best = element;
        most = weight;
      }
      var parent = element.parent();
      if (i > 0 && parent != null && weight != 0) {
        weights.merge(parent, weight, Integer::sum);
      }
    }
    return best;
  }

  private static int weight(Block block) {
    return block.isRunning() ? block.length() - block.linked() : -(SCRAP + block.linked());
  }
}
