package rasid.ingest.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;
import rasid.ingest.text.Block;
import rasid.ingest.text.Blocks;

/// Which elements hold the article's text, found as Arc90's Readability and its successors find
/// them: each paragraph gives points, by its length and its commas, to the elements around it, less
/// to those further out; names of classes add or take; links take by their share. The best element
/// is then widened to what around it looks the same.
///
/// @see <a href="https://github.com/mozilla/readability">Readability, the method</a>
final class Candidates {
  private static final int LEVELS = 5;

  /// Characters below which a block gives no points.
  private static final int SHORTEST = 25;

  /// Best candidates compared for a common element around them.
  private static final int TOP = 5;

  private static final int TOGETHER = 3;
  private static final double NEAR = 0.75;
  private static final int MOST_CLIMBED = 8;

  /// Characters of running text from which an `article` below is a story of its own.
  private static final int STORY = 250;

  private static final Set<String> PARAGRAPHS = Set.of("p", "li", "pre", "blockquote", "dd", "dt");

  /// Sums over the blocks below an element.
  private static final class Sums {
    int text;
    int linked;
    int running;
    double score;
    boolean scored;
  }

  private final Element scope;
  private final Set<Node> unwanted;
  private final IdentityHashMap<Element, Sums> sums = new IdentityHashMap<>();
  private final List<Element> scored = new ArrayList<>();

  private Candidates(Element scope, Set<Node> unwanted) {
    this.scope = scope;
    this.unwanted = unwanted;
    for (var block : Blocks.of(scope, unwanted)) {
      add(block);
    }
    sumUp();
  }

  // Each element's sums to the one around it, the innermost first.
  private void sumUp() {
    var all = scope.getAllElements();
    for (int i = all.size() - 1; i > 0; i--) {
      var sum = sums.get(all.get(i));
      var parent = all.get(i).parent();
      if (sum != null && parent != null) {
        var above = sums.computeIfAbsent(parent, _ -> new Sums());
        above.text += sum.text;
        above.linked += sum.linked;
        above.running += sum.running;
      }
    }
  }

  /// The elements that together hold the article, in order; none where there is no text.
  static List<Element> best(Element scope, Set<Node> unwanted) {
    var candidates = new Candidates(scope, unwanted);
    var top = candidates.top();
    return top == null ? List.of() : candidates.withSiblings(candidates.climbed(top));
  }

  private void add(Block block) {
    var own = sums.computeIfAbsent(block.holder(), _ -> new Sums());
    own.text += block.length();
    own.linked += block.linked();
    own.running += block.isRunning() ? block.length() : 0;
    if (block.length() < SHORTEST || block.isMostlyLinks() || block.isHeading()) {
      return;
    }
    double points = 1 + commas(block.text()) + Math.min(block.length() / 100, 3);
    var element = block.holder();
    if (PARAGRAPHS.contains(element.normalName()) && !element.equals(scope)) {
      element = element.parent();
    }
    for (int level = 0; level < LEVELS && element != null; level++, element = element.parent()) {
      var sum = sums.computeIfAbsent(element, _ -> new Sums());
      if (!sum.scored) {
        sum.scored = true;
        sum.score = start(element);
        scored.add(element);
      }
      sum.score += points / (level == 0 ? 1 : level == 1 ? 2 : level * 3);
      if (element.equals(scope)) {
        break;
      }
    }
  }

  private static double start(Element element) {
    double tag =
        switch (element.normalName()) {
          case "article" -> 10;
          case "div", "main", "section" -> 5;
          case "pre", "td", "blockquote" -> 3;
          case "address", "ol", "ul", "dl", "dd", "dt", "li", "form" -> -3;
          case "h1", "h2", "h3", "h4", "h5", "h6", "th" -> -5;
          default -> 0;
        };
    return tag + Marks.weight(element);
  }

  private static int commas(String text) {
    int commas = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      commas += c == ',' || c == '،' || c == '、' || c == '，' || c == '؛' ? 1 : 0;
    }
    return commas;
  }

  private double score(Element element) {
    var sum = sums.get(element);
    return sum == null || !sum.scored || sum.text == 0
        ? 0
        : sum.score * (1 - (double) sum.linked / sum.text);
  }

  private @Nullable Element top() {
    var ranked =
        scored.stream()
            .sorted(Comparator.comparingDouble(this::score).reversed())
            .limit(TOP)
            .toList();
    if (ranked.isEmpty()) {
      return running(scope) > 0 ? scope : null;
    }
    var best = ranked.getFirst();
    var near =
        ranked.stream().filter(e -> !e.equals(best) && score(e) >= NEAR * score(best)).toList();
    if (near.size() >= TOGETHER) {
      for (var around = best.parent();
          around != null && isInside(around);
          around = around.parent()) {
        var holder = around;
        if (near.stream().filter(e -> isWithin(e, holder)).count() >= TOGETHER) {
          return around;
        }
      }
    }
    return best;
  }

  private boolean isInside(Element element) {
    return !element.equals(scope) && !element.normalName().equals("body");
  }

  private static boolean isWithin(Element element, Element holder) {
    for (var e = element; e != null; e = e.parent()) {
      if (e.equals(holder)) {
        return true;
      }
    }
    return false;
  }

  // Outwards while that brings running text rather than scraps.
  private Element climbed(Element top) {
    var at = top;
    var best = top;
    for (int i = 0; i < MOST_CLIMBED; i++) {
      var parent = at.parent();
      if (at.equals(scope) || parent == null || !sums.containsKey(parent) || stories(parent) > 1) {
        break;
      }
      int gain = running(parent) - running(best);
      int scraps = noise(parent) - noise(best);
      if (gain * 10 >= running(best) && gain > 2 * scraps) {
        best = parent;
      }
      at = parent;
    }
    return best;
  }

  private long stories(Element element) {
    return element.children().stream()
        .filter(e -> e.normalName().equals("article") && running(e) >= STORY)
        .count();
  }

  private int running(Element element) {
    var sum = sums.get(element);
    return sum == null ? 0 : sum.running;
  }

  private int noise(Element element) {
    var sum = sums.get(element);
    return sum == null ? 0 : sum.text - sum.running;
  }

  // Beside the best: what scores a fifth of it, and single paragraphs of running text.
  private List<Element> withSiblings(Element top) {
    var parent = top.parent();
    if (top.equals(scope) || parent == null || stories(parent) > 1) {
      return List.of(top);
    }
    double threshold = Math.max(10, score(top) * 0.2);
    var out = new ArrayList<Element>();
    for (var sibling : parent.children()) {
      if (sibling.equals(top) || (!unwanted.contains(sibling) && joins(sibling, top, threshold))) {
        out.add(sibling);
      }
    }
    return out;
  }

  private boolean joins(Element sibling, Element top, double threshold) {
    var sum = sums.get(sibling);
    if (sum == null || sum.running == 0) {
      return false;
    }
    boolean same = !top.className().isEmpty() && top.className().equals(sibling.className());
    if (score(sibling) + (same ? score(top) * 0.2 : 0) >= threshold) {
      return true;
    }
    return sibling.normalName().equals("p") && sum.linked * 4 < sum.text && sum.text > 80;
  }
}
