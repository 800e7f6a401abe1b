package rasid.ingest.archive.warc;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import rasid.ingest.archive.file.Aside;
import rasid.ingest.archive.file.Reading;
import rasid.ingest.identity.CanonicalUrl;
import rasid.ingest.identity.Ids;
import rasid.ingest.page.PageExtractor;
import rasid.model.Article;

/// Records of pages and feeds as articles.
public final class WarcRecords {
  /// Largest record that is read, head included, in bytes: the largest page with its heads.
  public static final int LARGEST = Unpacking.LARGEST + 4 * RecordHead.LONGEST;

  private WarcRecords() {}

  /// Articles of a record, first seen when it was captured.
  ///
  /// @param record whole, its heads included
  /// @param items of a feed's [#ids] the numbers of those that are wanted; of a page one
  public static List<Reading> read(byte[] record, List<Integer> items) {
    try {
      var head = RecordHead.read(record, record.length);
      var answer = Answer.of(head, record, record.length);
      return answer.aside() == Aside.FEED
          ? feed(wholeEntries(head, answer), items, head.date())
          : List.of(read(record));
    } catch (BrokenRecordException e) {
      return items.stream()
          .<Reading>map(_ -> new Reading.Broken(String.valueOf(e.getMessage())))
          .toList();
    }
  }

  /// Ids of the articles that a record of a feed gives whole, in the feed's order; none where it
  /// gives none, or cannot be read.
  public static List<String> ids(byte[] record) {
    try {
      var head = RecordHead.read(record, record.length);
      var answer = Answer.of(head, record, record.length);
      return wholeEntries(head, answer).stream().map(WholeEntry::id).toList();
    } catch (BrokenRecordException _) {
      return List.of(); // what crawls hold of this kind are sitemaps larger than any page
    }
  }

  private static List<WholeEntry> wholeEntries(RecordHead head, Answer answer)
      throws BrokenRecordException {
    var body = Unpacking.plain(answer.body(), answer.encodings());
    return WholeEntry.of(body, url(head), answer.contentType());
  }

  private static List<Reading> feed(List<WholeEntry> entries, List<Integer> items, Instant seenAt) {
    var read = new ArrayList<Reading>();
    for (int item : items) {
      read.add(
          item < entries.size()
              ? article(entries.get(item), seenAt)
              : new Reading.Broken("the feed has changed since it was looked at"));
    }
    return read;
  }

  private static Reading article(WholeEntry entry, Instant seenAt) {
    try {
      return new Reading.News(
          new Article(
              entry.id(),
              entry.url(),
              Ids.site(entry.url()),
              outlet(entry.url()),
              entry.lang(),
              entry.title(),
              entry.text(),
              entry.author(),
              entry.published(),
              seenAt));
    } catch (IllegalArgumentException e) { // longer than an article may be
      return new Reading.Broken(String.valueOf(e.getMessage()));
    }
  }

  /// The article of a page's record, first seen when it was captured.
  ///
  /// @param record whole, its heads included
  public static Reading read(byte[] record) {
    try {
      var head = RecordHead.read(record, record.length);
      var answer = Answer.of(head, record, record.length);
      var aside = answer.aside();
      if (aside != null) {
        return new Reading.NotNews(aside);
      }
      return article(url(head), head.date(), answer);
    } catch (BrokenRecordException e) {
      return new Reading.Broken(String.valueOf(e.getMessage()));
    }
  }

  private static URI url(RecordHead head) throws BrokenRecordException {
    return CanonicalUrl.parse(head.target())
        .orElseThrow(() -> new BrokenRecordException("the record names no http address"));
  }

  private static Reading article(URI url, Instant seenAt, Answer answer)
      throws BrokenRecordException {
    var html = Unpacking.plain(answer.body(), answer.encodings());
    var page =
        PageExtractor.extract(html, url, answer.contentType(), seenAt.atOffset(ZoneOffset.UTC));
    var published = page.publishedAt();
    if (page.title().isBlank() || page.body().isBlank() || published == null || isFront(url)) {
      return new Reading.NotNews(Aside.NO_ARTICLE);
    }
    try {
      return new Reading.News(
          new Article(
              Ids.article(url),
              url,
              Ids.site(url),
              outlet(url),
              page.lang(),
              page.title(),
              page.body(),
              page.author(),
              published,
              seenAt));
    } catch (IllegalArgumentException e) { // longer than an article may be
      throw new BrokenRecordException(String.valueOf(e.getMessage()), e);
    }
  }

  // What a site calls itself differs from page to page, and outlets are counted.
  private static String outlet(URI url) {
    var host = CanonicalUrl.host(url);
    return host.startsWith("www.") ? host.substring(4) : host;
  }

  /// Whether an address is that of a site's front page.
  static boolean isFront(URI url) {
    var path = url.getRawPath();
    return (path == null || path.isEmpty() || path.equals("/")) && url.getRawQuery() == null;
  }
}
