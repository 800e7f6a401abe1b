package rasid.ingest.page;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import rasid.ingest.text.HtmlText;

/// The `meta` elements of a page by their names, whatever attribute carries the name.
final class MetaTags {
  private static final List<String> CARRIERS =
      List.of("property", "name", "itemprop", "http-equiv");

  // In the text of a page they may be said of comments, films and other articles.
  private static final Set<String> OF_ITEMS =
      Set.of("datepublished", "datecreated", "datemodified");

  private static final Evaluator ITEM = QueryParser.parse("[itemscope]:not(html):not(body)");

  private final Map<String, String> byName = new HashMap<>();

  MetaTags(Document document) {
    for (var meta : document.select("meta")) {
      var content =
          HtmlText.folded(meta.hasAttr("content") ? meta.attr("content") : meta.attr("value"));
      if (content.isEmpty()) {
        continue;
      }
      for (var carrier : CARRIERS) {
        var name = meta.attr(carrier).strip().toLowerCase(Locale.ROOT);
        boolean ofItem =
            carrier.equals("itemprop") && OF_ITEMS.contains(name) && meta.closest(ITEM) != null;
        if (!name.isEmpty() && !ofItem) {
          byName.putIfAbsent(name, content);
        }
      }
    }
  }

  /// Contents in the order of the names.
  Stream<String> all(String... names) {
    return Stream.of(names).map(byName::get).flatMap(Stream::ofNullable);
  }

  /// Contents of names that end so, as `nar_author` does.
  Stream<String> ending(String end) {
    return byName.entrySet().stream()
        .filter(each -> each.getKey().endsWith(end))
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue);
  }

  Optional<String> first(String... names) {
    return all(names).findFirst();
  }
}
