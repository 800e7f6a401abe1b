package rasid.ingest.feed;

import java.net.URI;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import rasid.ingest.feed.FeedOutcome.NotAFeed;
import rasid.ingest.feed.FeedOutcome.Read;
import rasid.ingest.text.TextDecoder;

/// Bytes to feed: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed.
///
/// XML is read by jsoup's lenient parser, which knows neither document types nor entities of their
/// own: nothing is expanded, nothing fetched, and what is broken in the middle costs only its own
/// entry.
public final class FeedReader {
  /// Most entries taken from one feed; the largest known hold a few thousand.
  public static final int MOST_ENTRIES = 5_000;

  private static final int SHOWN = 60;

  private FeedReader() {}

  /// Reads a body.
  ///
  /// @param body at most as much as the fetcher lets through
  /// @param url where it came from; addresses in it are relative to this
  /// @param contentType the HTTP header, or null
  public static FeedOutcome read(byte[] body, URI url, @Nullable String contentType) {
    var text = withoutControls(TextDecoder.decode(body, contentType));
    var start = text.stripLeading();
    if (start.isEmpty()) {
      return new NotAFeed("the answer is empty");
    }
    if (start.charAt(0) == '{' || start.charAt(0) == '[') {
      return JsonFeed.read(start, url);
    }
    var document = Jsoup.parse(text, url.toString(), Parser.xmlParser());
    return xml(document, start, url);
  }

  private static FeedOutcome xml(Document document, String text, URI url) {
    // A warning of the server's script may stand in front, so the root is looked for.
    for (var element : document.getAllElements()) {
      switch (Names.local(element)) {
        case "rss", "rdf" -> {
          return new Read(RssFeed.read(element, url));
        }
        case "feed" -> {
          return new Read(AtomFeed.read(element, url));
        }
        case "channel" -> {
          if (!element.children().isEmpty()) {
            return new Read(RssFeed.read(element, url));
          }
        }
        case "html" -> {
          return new NotAFeed(html(element));
        }
        case "urlset" -> {
          return new NotAFeed("it is a sitemap");
        }
        case "sitemapindex" -> {
          return new NotAFeed("it is a sitemap index");
        }
        case "opml" -> {
          return new NotAFeed("it is an OPML list of feeds; give it as the list itself");
        }
        default -> {
          // Not a root; look on.
        }
      }
    }
    if (!document.children().isEmpty() && text.startsWith("<")) {
      return new NotAFeed(
          "it is XML whose root is <%s>".formatted(shortened(document.child(0).tagName())));
    }
    return new NotAFeed("it is plain text: \"%s\"".formatted(shortened(text)));
  }

  private static String html(Element html) {
    var alternate =
        html.select(
            "link[rel~=(?i)alternate][type~=(?i)(rss|atom)\\+xml][href], link[rel~=(?i)alternate][type=application/feed+json][href]");
    var title = html.selectFirst("title");
    var what =
        "it is an HTML page%s"
            .formatted(title == null ? "" : " (\"" + shortened(title.text()) + "\")");
    var named = alternate.first();
    return named == null
        ? what
        : what + "; the page names this feed: " + shortened(named.absUrl("href"));
  }

  private static String shortened(String text) {
    var line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }

  // Control characters are not allowed in XML and show nothing; feeds bring them from word
  // processors.
  private static String withoutControls(String text) {
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' || c == '\n' || c == '\r' || c == '\t') {
        out.append(c);
      }
    }
    return out.toString();
  }
}
