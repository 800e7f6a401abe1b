package rasid.ingest.archive.warc;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import rasid.ingest.archive.file.Aside;
import rasid.ingest.archive.file.Reading;
import rasid.ingest.identity.CanonicalUrl;
import rasid.ingest.identity.Ids;
import rasid.ingest.page.PageExtractor;
import rasid.model.Article;

/// Records of pages as articles.
public final class WarcRecords {
  /// Largest record that is read, head included, in bytes: the largest page with its heads.
  public static final int LARGEST = Unpacking.LARGEST + 4 * RecordHead.LONGEST;

  private WarcRecords() {}

  /// The article of a record, first seen when it was captured.
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
      var url =
          CanonicalUrl.parse(head.target())
              .orElseThrow(() -> new BrokenRecordException("the record names no http address"));
      return article(url, head.date(), answer);
    } catch (BrokenRecordException e) {
      return new Reading.Broken(String.valueOf(e.getMessage()));
    }
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

  private static boolean isFront(URI url) {
    var path = url.getRawPath();
    return (path == null || path.isEmpty() || path.equals("/")) && url.getRawQuery() == null;
  }
}
