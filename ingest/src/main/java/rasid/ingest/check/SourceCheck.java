package rasid.ingest.check;

import static rasid.ingest.check.Finding.fine;
import static rasid.ingest.check.Finding.look;
import static rasid.ingest.check.Finding.wrong;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rasid.ingest.check.Checked.Sent;
import rasid.ingest.feed.Entry;
import rasid.ingest.feed.Feed;
import rasid.ingest.feed.FeedLinks;
import rasid.ingest.feed.FeedOutcome;
import rasid.ingest.feed.FeedReader;
import rasid.ingest.feed.Wishes;
import rasid.ingest.fetch.FetchOutcome;
import rasid.ingest.fetch.FetchOutcome.Fetched;
import rasid.ingest.fetch.FetchOutcome.Refused;
import rasid.ingest.fetch.FetchOutcome.Unchanged;
import rasid.ingest.fetch.FetchOutcome.Unreachable;
import rasid.ingest.fetch.FetchOutcome.Validators;
import rasid.ingest.fetch.FetchOutcome.Wait;
import rasid.ingest.fetch.Fetcher;
import rasid.ingest.fetch.Hop;
import rasid.ingest.page.PageExtractor;
import rasid.ingest.poll.Source;
import rasid.ingest.poll.Troubles;
import rasid.model.Advice;
import rasid.model.Trouble;

/// Looks at one source from all sides: the feed, whether it keeps its word on what has changed, and
/// the newest page in it. Three or four requests, as politely as ever.
///
/// Safe to share between threads.
public final class SourceCheck {
  /// Pages whose robots.txt is asked for; it is one file for a site.
  private static final int PAGES = 5;

  /// A page that gives less than this many characters has not given an article.
  private static final int SHORT = 200;

  private final Fetcher fetcher;
  private final InstantSource clock;

  public SourceCheck(Fetcher fetcher, InstantSource clock) {
    this.fetcher = fetcher;
    this.clock = clock;
  }

  /// Looks at a source.
  public Checked of(Source source) throws InterruptedException {
    var hops = new ArrayList<Hop>();
    long began = System.nanoTime();
    var outcome = fetcher.feed(source.url(), Validators.NONE, source.asking(), hops::add);
    var took = Duration.ofNanos(System.nanoTime() - began);
    var findings = new ArrayList<Finding>();
    var redirects = redirects(hops);
    if (!(outcome instanceof Fetched fetched)) {
      findings.add(wrong("answer", why(outcome), advice(outcome)));
      findings.addAll(redirects);
      return told(source, hops, null, Troubles.of(outcome).orElse(null), null, findings, List.of());
    }
    findings.add(answer(fetched, took));
    findings.addAll(redirects);
    var moved = fetched.way().moved();
    if (moved != null) {
      var what = "it says it has moved for good to " + moved;
      findings.add(look("moved", what, Advice.on(Trouble.MOVED).en()));
    }
    if (fetched.way().unsafe()) {
      findings.add(
          look("moved", "its https address leads to one without", "nothing: no secrets go there"));
    }
    return switch (FeedReader.read(fetched.body(), fetched.at(), fetched.contentType())) {
      case FeedOutcome.NotAFeed(var why) ->
          notAFeed(source, hops, fetched, findings, "not a feed: " + why);
      case FeedOutcome.Read(var feed) -> feed(source, hops, fetched, feed, findings);
    };
  }

  private static Checked told(
      Source source,
      List<Hop> hops,
      @Nullable URI moved,
      @Nullable Trouble trouble,
      @Nullable Sent sent,
      List<Finding> findings,
      List<FeedLinks.Named> named) {
    return new Checked(source, hops, moved, trouble, sent, findings, named);
  }

  private static String why(FetchOutcome outcome) {
    return switch (outcome) {
      case Refused refused -> refused.why();
      case Unreachable unreachable -> unreachable.why();
      case Wait(var atLeast, var why) ->
          "%s, asks to wait for %s".formatted(why, Spans.about(atLeast));
      case Unchanged _, Fetched _ -> "the server sent nothing";
    };
  }

  private static @Nullable String advice(FetchOutcome outcome) {
    return Troubles.of(outcome).map(Advice::on).map(Advice::en).orElse(null);
  }

  private static List<Finding> redirects(List<Hop> hops) {
    var found = new ArrayList<Finding>();
    for (int i = 0; i + 1 < hops.size(); i++) {
      var hop = hops.get(i);
      var says = "%s leads to %s (HTTP %d)".formatted(hop.at(), hops.get(i + 1).at(), hop.status());
      found.add(fine("redirect", says));
    }
    if (!hops.isEmpty() && hops.getLast().status() / 100 == 3 && hops.getLast().status() != 304) {
      var last = hops.getLast();
      var to = last.header("location");
      found.add(look("redirect", "%s leads to %s".formatted(last.at(), shown(to)), null));
    }
    return found;
  }

  private static String shown(String location) {
    return location.isBlank() ? "nowhere" : location.substring(0, Math.min(location.length(), 200));
  }

  private static Finding answer(Fetched fetched, Duration took) {
    var type = fetched.contentType() == null ? "of no type" : fetched.contentType();
    return fine(
        "answer",
        String.format(
            Locale.ROOT,
            "HTTP 200 in %.1f s, %,d KiB, %s",
            took.toMillis() / 1000.0,
            (fetched.body().length + 1023) / 1024,
            type));
  }

  private Checked notAFeed(
      Source source, List<Hop> hops, Fetched fetched, List<Finding> findings, String why) {
    var named = FeedLinks.of(fetched.body(), fetched.at(), fetched.contentType());
    var todo =
        switch (named.size()) {
          case 0 -> Advice.on(Trouble.NOT_A_FEED).en();
          case 1 -> "take the feed it names: " + named.getFirst().url();
          default -> "take one of the feeds it names";
        };
    findings.add(wrong("format", why.replaceFirst("; the page names .*", ""), todo));
    return told(source, hops, fetched.way().moved(), Trouble.NOT_A_FEED, null, findings, named);
  }

  private Checked feed(
      Source source, List<Hop> hops, Fetched fetched, Feed feed, List<Finding> findings)
      throws InterruptedException {
    var not =
        switch (feed.kind()) {
          case ARTICLES, NEWS_SITEMAP -> null;
          case SITEMAP -> "not a feed: it is a sitemap of pages, not of news";
          case SITEMAP_INDEX -> "not a feed: it is a sitemap index; check its sitemap of news";
          case FEEDS -> "not a feed: it is an OPML list of feeds; `rasid sources import` takes it";
        };
    if (not != null) {
      return notAFeed(source, hops, fetched, findings, not);
    }
    boolean forbidden = feed.kind() == Feed.Kind.NEWS_SITEMAP && !fetcher.isAllowed(fetched.at());
    if (forbidden) {
      findings.add(
          wrong(
              "robots.txt", "it asks us not to read this sitemap", "ask the site, or take a feed"));
    }
    findings.add(validators(source, fetched));
    var read = new FeedFindings(source, feed, fetched, clock.instant());
    findings.addAll(read.all());
    if (!forbidden) {
      findings.addAll(pages(source, feed, read.sent()));
    }
    findings.add(hub(read.sent().hubs()));
    return told(
        source,
        hops,
        fetched.way().moved(),
        forbidden
            ? Trouble.REFUSED
            : fetched.way().moved() != null ? Trouble.MOVED : read.trouble(),
        read.sent(),
        findings,
        List.of());
  }

  // A feed that keeps its word on what has changed costs its server next to nothing.
  private Finding validators(Source source, Fetched fetched) throws InterruptedException {
    var about = "unchanged";
    if (fetched.validators().equals(Validators.NONE)) {
      return look(
          about,
          "no ETag and no Last-Modified: the whole feed is sent with every poll",
          "nothing; the site would save traffic with one");
    }
    var given =
        fetched.validators().etag() == null
            ? "Last-Modified"
            : fetched.validators().lastModified() == null ? "ETag" : "ETag and Last-Modified";
    return switch (fetcher.feed(fetched.at(), fetched.validators(), source.asking())) {
      case Unchanged _ -> fine(about, given + "; asked again it says \"unchanged\" (HTTP 304)");
      case Fetched _ ->
          look(about, given + ", but asked again it sends the whole feed", "nothing; it works");
      case FetchOutcome other -> look(about, given + "; asked again: " + why(other), advice(other));
    };
  }

  private List<Finding> pages(Source source, Feed feed, Sent sent) throws InterruptedException {
    var newest =
        feed.entries().stream()
            .filter(entry -> entry.url() != null)
            .sorted(
                Comparator.comparing(Entry::date, Comparator.nullsLast(Comparator.reverseOrder())))
            .limit(PAGES)
            .toList();
    if (newest.isEmpty() || source.wishes().text() == Wishes.Text.FEED) {
      return List.of();
    }
    var found = new ArrayList<Finding>();
    int kept = 0;
    for (var entry : newest) {
      kept += entry.url() != null && fetcher.isAllowed(entry.url()) ? 0 : 1;
    }
    found.add(
        kept == 0
            ? fine("robots.txt", "lets us read its pages")
            : look(
                "robots.txt",
                "keeps us from %d of its %d newest pages, or cannot be had"
                    .formatted(kept, newest.size()),
                sent.text() >= FeedFindings.FULL_TEXT
                    ? "nothing: the feed has the text"
                    : "ask the site; until then its articles are what the feed says"));
    if (kept == 0) {
      found.add(page(source, newest.getFirst(), sent));
    }
    return found;
  }

  private Finding page(Source source, Entry entry, Sent sent) throws InterruptedException {
    var url = Objects.requireNonNull(entry.url());
    return switch (fetcher.page(url, source.asking())) {
      case Fetched fetched -> page(source, url, fetched, sent);
      case FetchOutcome other ->
          look("newest page", "%s: %s".formatted(url, why(other)), advice(other));
    };
  }

  private Finding page(Source source, URI url, Fetched fetched, Sent sent) {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    var page =
        PageExtractor.extract(
            fetched.body(), fetched.at(), fetched.contentType(), now, source.wishes().hints());
    int length = page.body().length();
    var says =
        String.format(
            Locale.ROOT,
            "%s gives %,d characters, %s%s",
            url,
            length,
            page.title().isBlank() ? "no title" : "a title",
            page.publishedAt() == null ? ", no date" : " and a date");
    if (length < SHORT && sent.text() < FeedFindings.FULL_TEXT) {
      return look(
          "newest page",
          says,
          "see `rasid extract URL`; rasid:body=\"SELECTOR\" in the list says where the text is");
    }
    return fine("newest page", says);
  }

  private static Finding hub(List<URI> hubs) {
    if (hubs.isEmpty()) {
      return fine("push", "no WebSub hub is announced; it is polled");
    }
    var hub = hubs.getFirst();
    var says = "announces the WebSub hub " + hub;
    return "https".equalsIgnoreCase(hub.getScheme())
        ? fine("push", says + "; with --websub-callback ingest subscribes to it")
        : look("push", says + ", which has no https", "nothing to do: it is polled");
  }
}
