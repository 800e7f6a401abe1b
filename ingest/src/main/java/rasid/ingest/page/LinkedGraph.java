package rasid.ingest.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The nodes of a page's JSON-LD: which of them are its article, and which are only about it.
final class LinkedGraph {
  /// Nodes looked at before giving up: a page's own graph has some dozens.
  private static final int MOST_NODES = 5_000;

  /// Nodes that may speak for one article: a theme, a plugin and an advertiser write one each.
  private static final int MOST_ASKED = 8;

  /// Share of words two headlines of one article have in common, of the shorter: one is for search
  /// engines.
  private static final double SAME = 0.6;

  /// Below it, and at another address, it is another article.
  private static final double OTHER = 0.3;

  private static final Set<String> PAGES =
      Set.of("webpage", "itempage", "aboutpage", "creativework", "recipe", "howto", "qapage");

  /// What hangs below these is not the article itself: a list, what it is part of, its comments.
  private static final Set<String> ASIDE =
      Set.of(
          "itemlistelement",
          "haspart",
          "ispartof",
          "mentions",
          "about",
          "citation",
          "isbasedon",
          "relatedlink",
          "liveblogupdate",
          "comment",
          "subjectof",
          "review");

  private record Place(JsonNode node, boolean aside) {}

  private record Rank(JsonNode node, int points) {}

  private final List<Place> articles = new ArrayList<>();
  private final List<JsonNode> pages = new ArrayList<>();
  private final Map<String, JsonNode> byId = new HashMap<>();

  void add(JsonNode root) {
    var waiting = new ArrayDeque<Place>();
    waiting.add(new Place(root, false));
    for (int seen = 0; !waiting.isEmpty() && seen < MOST_NODES; seen++) {
      var place = waiting.removeFirst();
      var node = place.node;
      if (types(node).anyMatch(LinkedGraph::isArticle)) {
        articles.add(place);
      } else if (!place.aside && types(node).anyMatch(PAGES::contains)) {
        pages.add(node);
      }
      var id = LinkedData.text(node.path("@id"));
      if (!id.isEmpty() && node.size() > 1) {
        byId.putIfAbsent(id, node);
      }
      if (node.isObject()) {
        for (var field : node.properties()) {
          boolean aside = ASIDE.contains(field.getKey().toLowerCase(Locale.ROOT));
          waiting.add(new Place(field.getValue(), place.aside || aside));
        }
      } else {
        node.values().forEach(child -> waiting.add(new Place(child, place.aside)));
      }
    }
  }

  /// The nodes that are the page's article, the likeliest first.
  ///
  /// @param title the page's, or empty
  /// @param addresses the page's
  List<JsonNode> articles(String title, Set<String> addresses) {
    var wanted = words(title);
    var ranked =
        articles.stream()
            .map(place -> new Rank(place.node, points(place, wanted, addresses)))
            .filter(rank -> rank.points >= 0)
            .toList();
    int most = ranked.stream().mapToInt(Rank::points).max().orElse(0);
    return ranked.stream()
        .filter(rank -> rank.points == most)
        .limit(MOST_ASKED)
        .map(Rank::node)
        .toList();
  }

  /// The nodes that are the page.
  List<JsonNode> pages() {
    return pages.stream().limit(MOST_ASKED).toList();
  }

  /// What the node names, where it only names it.
  JsonNode resolved(JsonNode node) {
    var id = LinkedData.text(node.path("@id"));
    return byId.getOrDefault(id, node);
  }

  // Below 0: another article.
  private static int points(Place place, Set<String> wanted, Set<String> addresses) {
    var headline = words(LinkedData.line(place.node.path("headline")));
    var same = common(headline, wanted);
    boolean titled = same >= SAME;
    var address = address(place.node);
    boolean here = addresses.contains(address);
    boolean elsewhere = !address.isEmpty() && !here;
    if ((place.aside && !titled && !here)
        || (elsewhere && same < OTHER && !headline.isEmpty() && !wanted.isEmpty())) {
      return -1;
    }
    int exactly = headline.equals(wanted) && !wanted.isEmpty() ? 2 : 0;
    return exactly + (titled ? 4 : 0) + (here ? 2 : 0) + (place.aside ? 0 : 3);
  }

  private static String address(JsonNode article) {
    var main = article.path("mainEntityOfPage");
    return Stream.of(
            article.path("url"), main, main.path("@id"), main.path("url"), article.path("@id"))
        .map(LinkedData::text)
        .filter(text -> text.startsWith("http"))
        .map(LinkedGraph::plain)
        .findFirst()
        .orElse("");
  }

  /// An address without scheme, `www.`, fragment and last slash, which tell no pages apart.
  static String plain(String address) {
    var rest = address.replaceFirst("^https?://(?:www\\.)?", "");
    int end = rest.indexOf('#');
    rest = end < 0 ? rest : rest.substring(0, end);
    return rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
  }

  private static double common(Set<String> one, Set<String> other) {
    int least = Math.min(one.size(), other.size());
    return least == 0 ? 0 : (double) one.stream().filter(other::contains).count() / least;
  }

  private static Set<String> words(String text) {
    var words = new HashSet<>(Arrays.asList(Titles.plainWords(text)));
    words.remove("");
    return words;
  }

  // A type may be several, and an address.
  private static Stream<String> types(JsonNode node) {
    var type = node.path("@type");
    var all = type.isArray() ? type.values() : List.of(type);
    return all.stream()
        .map(one -> LinkedData.text(one).toLowerCase(Locale.ROOT))
        .map(name -> name.substring(name.lastIndexOf('/') + 1));
  }

  private static boolean isArticle(String type) {
    return type.endsWith("article") || type.endsWith("posting") || type.endsWith("report");
  }
}
