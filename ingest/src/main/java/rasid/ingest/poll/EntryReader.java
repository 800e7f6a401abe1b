package rasid.ingest.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import rasid.ingest.clock.PacedClock;
import rasid.ingest.feed.Entry;
import rasid.ingest.feed.Feed;
import rasid.ingest.feed.Wishes;
import rasid.ingest.fetch.FetchOutcome;
import rasid.ingest.fetch.FetchOutcome.Fetched;
import rasid.ingest.fetch.FetchOutcome.Refused;
import rasid.ingest.fetch.FetchOutcome.Unchanged;
import rasid.ingest.fetch.FetchOutcome.Unreachable;
import rasid.ingest.fetch.FetchOutcome.Wait;
import rasid.ingest.fetch.Fetcher;
import rasid.ingest.page.Page;
import rasid.ingest.page.PageExtractor;
import rasid.ingest.text.HtmlText;
import rasid.ingest.text.LanguageTag;
import rasid.model.Article;
import rasid.model.DeadLetter;

/// A new entry of a feed to an article: from its page, or where that cannot be had from what the
/// feed itself says.
final class EntryReader {
  // Stands where bytes were no letters.
  private static final char REPLACEMENT = '\uFFFD';

  private final Fetcher fetcher;
  private final PacedClock clock;

  /// @param clock by which "two hours ago" on a page is a date
  EntryReader(Fetcher fetcher, PacedClock clock) {
    this.fetcher = fetcher;
    this.clock = clock;
  }

  /// @param id of the article
  /// @param source whose feed it stands in
  /// @param feed that feed
  Taken read(String id, Entry entry, Feed feed, Source source) throws InterruptedException {
    var why = "the feed gives no address";
    var page = Page.NONE;
    byte[] original = null;
    var feedText = longer(HtmlText.of(entry.content()), HtmlText.of(entry.summary()));
    var wishes = source.wishes();
    boolean feedEnough = wishes.text() == Wishes.Text.FEED && !feedText.isBlank();
    if (entry.url() != null && !feedEnough) {
      switch (fetcher.page(entry.url(), source.asking())) {
        case Fetched fetched -> {
          if (isText(fetched.contentType())) {
            original = fetched.body();
            var now = clock.instant().atOffset(ZoneOffset.UTC);
            page =
                PageExtractor.extract(
                    fetched.body(), fetched.at(), fetched.contentType(), now, wishes.hints());
            why = "the page has no text";
          } else {
            why = "the page is " + fetched.contentType();
          }
        }
        case FetchOutcome other -> why = why(other);
      }
    }
    var title = title(entry, page);
    var body =
        page.body().isBlank()
                || (wishes.text() != Wishes.Text.PAGE
                    && feedText.length() > 2 * page.body().length())
            ? feedText
            : page.body();
    if (body.equals(title)) {
      body = "";
    }
    if (title.isBlank() && body.isBlank()) {
      return new Taken.Later("%s, and the feed has no text for it".formatted(why));
    }
    if (title.length() + body.length() > Article.LONGEST_TEXT) {
      return new Taken.Dead(tooLong(id, entry, title, body, original));
    }
    var lang = page.lang() != null ? page.lang() : LanguageTag.language(feed.lang()).orElse(null);
    var author = author(entry, page);
    var url = entry.url() != null ? entry.url() : feed.url() != null ? feed.url() : source.url();
    var published = published(entry, page);
    var text = body;
    return new Taken.Draft(
        at ->
            new Article(
                id, url, source.id(), source.outlet(), lang, title, text, author, published, at));
  }

  private static String why(FetchOutcome outcome) {
    return switch (outcome) {
      case Refused refused -> refused.why();
      case Unreachable unreachable -> unreachable.why();
      case Wait wait -> wait.why();
      case Unchanged _, Fetched _ -> "the page was not sent";
    };
  }

  private static boolean isText(@Nullable String contentType) {
    if (contentType == null || contentType.isBlank()) {
      return true;
    }
    var type = contentType.toLowerCase(Locale.ROOT);
    return type.startsWith("text/") || type.contains("html") || type.contains("xml");
  }

  // The feed's title is the bare headline; only where it is missing, cut short or garbled is that
  // of the page better.
  private static String title(Entry entry, Page page) {
    var given = entry.title();
    boolean isHarmed =
        given.endsWith("…") || given.endsWith("...") || given.indexOf(REPLACEMENT) >= 0;
    return given.isBlank() || (isHarmed && !page.title().isBlank()) ? page.title() : entry.title();
  }

  private static @Nullable String author(Entry entry, Page page) {
    return entry.authors().isEmpty() ? page.author() : String.join("، ", entry.authors());
  }

  private static @Nullable Instant published(Entry entry, Page page) {
    if (entry.published() != null) {
      return entry.published();
    }
    return page.publishedAt() != null ? page.publishedAt() : entry.updated();
  }

  private static DeadLetter tooLong(
      String id, Entry entry, String title, String body, byte @Nullable [] original) {
    var where = URI.create(entry.url() == null ? "urn:sha256:" + id : entry.url().toString());
    var why =
        "the article has %d characters, more than the %d allowed"
            .formatted(title.length() + body.length(), Article.LONGEST_TEXT);
    var whole = original != null ? original : (title + "\n\n" + body).getBytes(UTF_8);
    return new DeadLetter(where.toString(), why, id.getBytes(UTF_8), whole);
  }

  private static String longer(String a, String b) {
    return a.length() >= b.length() ? a : b;
  }
}
