package rasid.ingest.feed;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import rasid.ingest.feed.FeedOutcome.NotAFeed;
import rasid.ingest.feed.FeedOutcome.Read;
import rasid.ingest.text.HtmlText;
import rasid.ingest.text.TextDecoder;

/// Bytes to feed: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed, CDF; sitemaps and OPML as
/// feeds of what they list.
///
/// Nothing is expanded and nothing fetched, and what is broken in the middle costs only its own
/// entry.
public final class FeedReader {
  /// Most entries taken from one feed: as many as a sitemap may list. The largest feeds known hold
  /// a few thousand.
  public static final int MOST_ENTRIES = 50_000;

  /// Most tags, those of the markup in it included. A sitemap of 50,000 news has some 800,000.
  private static final int MOST_TAGS = 1_000_000;

  /// Most prefixes declared: each costs time in every element. Rich feeds declare twenty.
  private static final int MOST_PREFIXES = 200;

  private static final int SHOWN = 60;
  private static final Set<String> LISTED = Set.of("channel", "item", "entry", "title");

  private FeedReader() {}

  /// Reads a body.
  ///
  /// @param body at most as much as the fetcher lets through
  /// @param url where it came from, to which addresses in it are relative; null where that is not
  ///   known
  /// @param contentType the HTTP header, or null
  public static FeedOutcome read(byte[] body, @Nullable URI url, @Nullable String contentType) {
    if (body.length > 2 && body[0] == 0x1f && body[1] == (byte) 0x8b) {
      return new NotAFeed("it is packed (gzip); unpack it first");
    }
    var decoded = TextDecoder.decode(body, contentType);
    if (TextDecoder.isBinary(decoded)) {
      return new NotAFeed("it is binary data, not text");
    }
    var text = HtmlText.sound(decoded);
    var start = text.strip();
    if (start.isEmpty()) {
      return new NotAFeed("the answer is empty");
    }
    if (start.charAt(0) == '{' || start.charAt(0) == '[') {
      return JsonFeed.read(start, url);
    }
    if (HtmlText.hasMoreTagsThan(MOST_TAGS, text)) {
      return new NotAFeed("it has more than %,d tags, as no feed has".formatted(MOST_TAGS));
    }
    if (prefixes(text) > MOST_PREFIXES) {
      return new NotAFeed(
          "it declares more than %d name spaces, as no feed does".formatted(MOST_PREFIXES));
    }
    return xml(FeedXml.parse(text), start, url);
  }

  private static FeedOutcome xml(Document document, String text, @Nullable URI url) {
    var root = root(document);
    if (root == null) {
      return new NotAFeed(other(document, text, url));
    }
    var tree = FeedTree.of(root, url);
    var feed =
        switch (Namespaces.local(root)) {
          case "feed", "entry" -> AtomFeed.read(tree.root(), most(tree.found("entry")));
          case "urlset" -> Sitemap.pages(most(tree.found("url")));
          case "sitemapindex" -> Sitemap.index(most(tree.found("sitemap")));
          case "opml" -> Opml.feed(tree);
          default -> rss(tree);
        };
    return new Read(feed.with(Imprint.of(tree, feed.kind())));
  }

  private static Feed rss(FeedTree tree) {
    var channel = tree.root().name().equals("channel") ? tree.root() : channel(tree);
    return RssFeed.read(channel, most(tree.found("item")));
  }

  private static XmlTag channel(FeedTree tree) {
    return tree.found("channel").stream().findFirst().orElse(tree.root());
  }

  private static List<XmlTag> most(List<XmlTag> entries) {
    return entries.size() > MOST_ENTRIES ? entries.subList(0, MOST_ENTRIES) : entries;
  }

  // A warning of the server's script may stand in front, so the root is looked for.
  private static @Nullable Element root(Document document) {
    var first = document.firstElementChild();
    boolean page = false;
    for (var element : document.getAllElements()) {
      var local = Namespaces.local(element);
      page |= local.equals("html");
      boolean isRoot =
          switch (local) {
            case "rss", "feed" -> (element.equals(first) && !page) || lists(element);
            case "rdf", "channel" -> lists(element);
            case "urlset", "sitemapindex", "opml" -> !page;
            case "entry" -> element.equals(first);
            default -> false;
          };
      if (isRoot) {
        return element;
      }
    }
    return null;
  }

  // Other RDF is about other things, and a page may only speak of feeds.
  private static boolean lists(Element root) {
    for (var element : root.getAllElements()) {
      if (!element.equals(root) && LISTED.contains(Namespaces.local(element))) {
        return true;
      }
    }
    return false;
  }

  private static String other(Document document, String text, @Nullable URI url) {
    var head = text.substring(0, Math.min(text.length(), 2_000)).toLowerCase(Locale.ROOT);
    if (FeedTree.root(document, "html").isPresent()
        || head.contains("<!doctype html")
        || FeedTree.root(document, "body").isPresent()) {
      return html(text, url);
    }
    var root = document.firstElementChild();
    return root != null && text.startsWith("<")
        ? "it is XML whose root is <%s>".formatted(shortened(root.tagName()))
        : "it is plain text: \"%s\"".formatted(shortened(text));
  }

  private static String html(String text, @Nullable URI url) {
    if (!HtmlText.isReadable(text)) {
      return "it is an HTML page";
    }
    var page = Jsoup.parse(text, url == null ? "" : url.toString());
    var title = page.title().isBlank() ? "" : " (\"" + shortened(page.title()) + "\")";
    var named = new TreeSet<String>();
    FeedLinks.of(page, url).forEach(feed -> named.add(feed.url().toString()));
    var what = "it is an HTML page" + title;
    return switch (named.size()) {
      case 0 -> what;
      case 1 -> what + "; the page names this feed: " + named.first();
      default -> what + "; the page names these feeds: " + named(named);
    };
  }

  // Some pages name a feed for each tag.
  private static String named(Set<String> feeds) {
    int most = 5;
    var some = String.join(" , ", feeds.stream().limit(most).toList());
    return feeds.size() > most ? some + " and %d more".formatted(feeds.size() - most) : some;
  }

  private static String shortened(String text) {
    var line = HtmlText.folded(text.substring(0, Math.min(text.length(), 10 * SHOWN)));
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }

  private static int prefixes(String text) {
    var names = new TreeSet<String>();
    var mark = "xmlns:";
    for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
      int from = at + mark.length();
      int end = text.indexOf('=', from);
      if (end > from && end - from < SHOWN) {
        names.add(text.substring(from, end));
        if (names.size() > MOST_PREFIXES) {
          break;
        }
      }
    }
    return names.size();
  }
}
