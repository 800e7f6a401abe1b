package rasid.ingest.archive.warc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rasid.ingest.feed.Entry;
import rasid.ingest.feed.Feed;
import rasid.ingest.feed.FeedOutcome;
import rasid.ingest.feed.FeedReader;
import rasid.ingest.identity.CanonicalUrl;
import rasid.ingest.identity.Ids;
import rasid.ingest.text.HtmlText;
import rasid.ingest.text.LanguageTag;

/// An entry of a feed that gives its whole article: an address, a title, a date, and a text that is
/// no teaser.
///
/// @param id of the article
/// @param author names, parted by `، `, or null
/// @param lang as the feed says, or null
record WholeEntry(
    String id,
    URI url,
    String title,
    String text,
    @Nullable String author,
    Instant published,
    @Nullable String lang) {
  /// As many entries of a feed are looked at as of one that is polled.
  private static final int MOST = 5_000;

  /// Shortest text of what a feed calls the content, in UTF-16 units: briefs of agencies have some
  /// 400.
  private static final int SHORTEST = 300;

  /// Shortest text of what it calls a description: teasers have up to 600.
  private static final int SHORTEST_DESCRIPTION = 800;

  /// Where a teaser says that it is one: at its end, before a "read more" and the site's name.
  private static final int END = 250;

  /// Bytes that tell a sitemap.
  private static final int BEGINNING = 2 << 10;

  private static final List<String> CUT = List.of("[…]", "[...]", "(…)", "(...)");
  private static final List<String> CUT_OFF = List.of("…", "...");

  /// Those of a feed, in its order, each article once; none where the body is no feed of articles.
  ///
  /// @param url where it came from
  /// @param contentType the HTTP header, or null
  static List<WholeEntry> of(byte[] body, URI url, @Nullable String contentType) {
    if (isSitemap(body)
        || !(FeedReader.read(body, url, contentType) instanceof FeedOutcome.Read(var feed))
        || feed.kind() != Feed.Kind.ARTICLES) {
      return List.of();
    }
    var whole = new ArrayList<WholeEntry>();
    var ids = new HashSet<String>();
    feed.entries().stream()
        .limit(MOST)
        .flatMap(entry -> of(entry, feed).stream())
        .filter(entry -> ids.add(entry.id()))
        .forEach(whole::add);
    return whole;
  }

  // Crawls hold many, with addresses alone, and the largest take as long to read as a hundred
  // feeds.
  private static boolean isSitemap(byte[] body) {
    var begin = new String(body, 0, Math.min(body.length, BEGINNING), ISO_8859_1);
    return begin.contains("<urlset") || begin.contains("<sitemapindex");
  }

  private static Optional<WholeEntry> of(Entry entry, Feed feed) {
    var url =
        entry.url() == null
            ? Optional.<URI>empty()
            : CanonicalUrl.parse(entry.url().toString()).filter(at -> !WarcRecords.isFront(at));
    var text = text(entry);
    if (url.isEmpty() || text.isEmpty() || entry.title().isBlank() || entry.date() == null) {
      return Optional.empty();
    }
    return Optional.of(
        new WholeEntry(
            Ids.article(url.get()),
            url.get(),
            entry.title(),
            text,
            entry.authors().isEmpty() ? null : String.join("، ", entry.authors()),
            entry.date(),
            LanguageTag.language(feed.lang()).orElse(null)));
  }

  // The content where it says more than the summary, else a summary so long that it is no teaser.
  private static String text(Entry entry) {
    var content = HtmlText.of(entry.content());
    var summary = HtmlText.of(entry.summary());
    boolean more = content.length() > summary.length();
    var text = more ? content : summary;
    return text.length() < (more ? SHORTEST : SHORTEST_DESCRIPTION) || isCut(text) ? "" : text;
  }

  private static boolean isCut(String text) {
    var end = text.substring(Math.max(0, text.length() - END));
    return CUT.stream().anyMatch(end::contains) || CUT_OFF.stream().anyMatch(end::endsWith);
  }
}
