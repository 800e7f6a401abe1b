package rasid.ingest.feed;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import rasid.ingest.text.HtmlText;
import rasid.ingest.text.TextDecoder;

/// The feeds that an HTML page names (`<link rel=alternate>`).
public final class FeedLinks {
  /// Most of them taken; some pages name one for each tag.
  private static final int MOST = 50;

  /// A feed that is named.
  ///
  /// @param title what the page calls it; may be empty
  public record Named(URI url, String title) {}

  private FeedLinks() {}

  /// Those of a page, in its order, each address once.
  ///
  /// @param url of the page
  /// @param contentType the HTTP header, or null
  public static List<Named> of(byte[] page, URI url, @Nullable String contentType) {
    var text = HtmlText.sound(TextDecoder.decode(page, contentType));
    return HtmlText.isReadable(text) ? of(Jsoup.parse(text, url.toString()), url) : List.of();
  }

  static List<Named> of(Document page, @Nullable URI url) {
    var named = new LinkedHashMap<URI, Named>();
    for (var link : page.select("link[rel~=(?i)alternate][href]")) {
      var type = link.attr("type").toLowerCase(Locale.ROOT);
      if (named.size() < MOST
          && (type.contains("rss") || type.contains("atom") || type.contains("feed+json"))) {
        Links.resolve(url, link.attr("href"))
            .ifPresent(
                to -> named.putIfAbsent(to, new Named(to, HtmlText.folded(link.attr("title")))));
      }
    }
    return List.copyOf(named.values());
  }
}
