package rasid.ingest.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.ingest.clock.PacedClock;
import rasid.ingest.feed.Entry;
import rasid.ingest.feed.Feed;
import rasid.ingest.feed.FeedOutcome;
import rasid.ingest.feed.FeedReader;
import rasid.ingest.fetch.FetchOutcome.Fetched;
import rasid.ingest.fetch.FetchOutcome.Refused;
import rasid.ingest.fetch.FetchOutcome.Unchanged;
import rasid.ingest.fetch.FetchOutcome.Unreachable;
import rasid.ingest.fetch.FetchOutcome.Validators;
import rasid.ingest.fetch.FetchOutcome.Wait;
import rasid.ingest.fetch.Fetcher;
import rasid.ingest.identity.Ids;
import rasid.ingest.publish.Publication;
import rasid.ingest.publish.SourcePartition;
import rasid.ingest.publish.SourcePartitions;
import rasid.model.Article;
import rasid.model.DeadLetter;
import rasid.model.Health;
import rasid.model.SourceState;

/// One poll of one source: the feed, the pages of what is new in it, and then, with all network
/// behind it, a transaction for each batch.
final class FeedPoll {
  private static final Logger LOG = LoggerFactory.getLogger(FeedPoll.class);

  /// Articles published together. A first look at a large feed thus shows something soon, and a
  /// death costs at most so many pages fetched again.
  private static final int BATCH = 20;

  /// Failed polls in a row from which a source counts as failing.
  private static final int FAILING = 3;

  /// Most entries of one feed looked at: the largest feeds of the press hold a few thousand, and
  /// each new one costs a page.
  private static final int MOST_ENTRIES = 5_000;

  private static final String NOT_A_FEED = "not a feed: ";

  private record Fresh(String id, Entry entry) {}

  /// One look at a feed, and how far it has come.
  private static final class Look {
    final Source source;
    final Fetched fetched;
    final Feed feed;
    final List<String> done = new ArrayList<>();
    boolean complete = true;
    int brought;

    Look(Source source, Fetched fetched, Feed feed) {
      this.source = source;
      this.fetched = fetched;
      this.feed = feed;
    }

    void take(List<Fresh> batch, List<Taken> taken) {
      for (int i = 0; i < batch.size(); i++) {
        switch (taken.get(i)) {
          case Taken.Later(var why) -> {
            complete = false;
            LOG.warn(
                "article put off source={} url={} why=\"{}\"",
                source.id(),
                batch.get(i).entry().url(),
                why);
          }
          case Taken.Draft _ -> {
            brought++;
            done.add(Ids.brief(batch.get(i).id()));
          }
          case Taken.Dead _ -> done.add(Ids.brief(batch.get(i).id()));
        }
      }
    }
  }

  private final Fetcher fetcher;
  private final EntryReader entries;
  private final PollSchedule schedule;
  private final PacedClock clock;
  private final SourcePartitions partitions;
  private final ExecutorService threads;

  // The pace of a source as its last feed showed it; lost on a restart, found again at the next
  // feed.
  private final Map<String, Integer> weekly = new ConcurrentHashMap<>();

  FeedPoll(
      Fetcher fetcher,
      PollSchedule schedule,
      PacedClock clock,
      SourcePartitions partitions,
      ExecutorService threads) {
    this.fetcher = fetcher;
    this.entries = new EntryReader(fetcher, clock);
    this.schedule = schedule;
    this.clock = clock;
    this.partitions = partitions;
    this.threads = threads;
  }

  /// Polls a source and writes what came of it.
  void poll(Source source, SourcePartition partition) throws InterruptedException {
    var state = partition.state(source.id()).orElseGet(() -> unknown(source));
    var validators = new Validators(state.etag(), state.lastModified());
    switch (fetcher.feed(source.url(), validators)) {
      case Fetched fetched -> fetched(source, partition, state, fetched);
      case Unchanged _ -> settle(partition, succeeded(state, "unchanged", state, Duration.ZERO));
      case Wait wait ->
          settle(
              partition,
              failed(state, wait.why() + ", asks to wait", clock.recordedIn(wait.atLeast())));
      case Refused refused -> settle(partition, failed(state, refused.why(), Duration.ZERO));
      case Unreachable unreachable ->
          settle(partition, failed(state, unreachable.why(), Duration.ZERO));
    }
  }

  private SourceState unknown(Source source) {
    return new SourceState(
        source.id(),
        source.url(),
        source.outlet(),
        null,
        null,
        clock.instant(),
        0,
        Health.UP,
        "never polled",
        null,
        List.of());
  }

  private void fetched(Source source, SourcePartition partition, SourceState state, Fetched fetched)
      throws InterruptedException {
    switch (FeedReader.read(fetched.body(), fetched.at(), fetched.contentType())) {
      case FeedOutcome.NotAFeed(var why) -> notAFeed(source, partition, state, fetched, why);
      case FeedOutcome.Read(var feed) -> read(source, partition, state, fetched, feed);
    }
  }

  private void read(
      Source source, SourcePartition partition, SourceState state, Fetched fetched, Feed feed)
      throws InterruptedException {
    switch (feed.kind()) {
      case ARTICLES, NEWS_SITEMAP -> {
        weekly.put(source.id(), Pace.weekly(feed.entries(), clock.instant()));
        publishNew(source, partition, state, fetched, feed);
      }
      case SITEMAP ->
          notAFeed(source, partition, state, fetched, "it is a sitemap of pages, not of news");
      case SITEMAP_INDEX ->
          notAFeed(
              source, partition, state, fetched, "it is a sitemap index; list its sitemap of news");
      case FEEDS ->
          notAFeed(
              source,
              partition,
              state,
              fetched,
              "it is an OPML list of feeds; give it as the list itself");
    }
  }

  // The body's own hash is remembered beside the articles', so the same body is set aside once; and
  // of
  // bodies that change with each answer only the first, until the feed has been well again.
  private void notAFeed(
      Source source, SourcePartition partition, SourceState state, Fetched fetched, String why) {
    var brief = Ids.brief(Ids.sha256(fetched.body()));
    boolean known = state.seen().contains(brief) || state.lastOutcome().startsWith(NOT_A_FEED);
    var failed = failed(state, NOT_A_FEED + why, Duration.ZERO);
    if (known) {
      settle(partition, failed);
      return;
    }
    var remembered = withSeen(failed, Memory.after(state.seen(), List.of(brief)));
    var letter =
        new DeadLetter(
            source.url().toString(), NOT_A_FEED + why, source.id().getBytes(UTF_8), fetched.body());
    partition.publish(new Publication(List.of(), List.of(letter), remembered, clock.instant()));
  }

  private void publishNew(
      Source source, SourcePartition partition, SourceState state, Fetched fetched, Feed feed)
      throws InterruptedException {
    var fresh = new ArrayList<Fresh>();
    var look = new Look(source, fetched, feed);
    byId(source, feed)
        .forEach(
            (id, entry) -> {
              var brief = Ids.brief(id);
              if (partition.hasSeen(source.id(), brief) || partitions.hasSeen(brief)) {
                look.done.add(brief);
              } else if (partitions.claim(brief)) {
                fresh.add(new Fresh(id, entry));
              } else {
                // Another poll has it in hand; whether it succeeds shows at the next poll.
                look.complete = false;
              }
            });
    try {
      publish(fresh, look, partition, state);
    } finally {
      fresh.forEach(one -> partitions.release(Ids.brief(one.id())));
    }
  }

  private void publish(List<Fresh> fresh, Look look, SourcePartition partition, SourceState state)
      throws InterruptedException {
    if (fresh.isEmpty()) {
      settle(partition, after(state, look, null, true));
      return;
    }
    var latest = state;
    for (int from = 0; from < fresh.size(); from += BATCH) {
      int to = Math.min(from + BATCH, fresh.size());
      var batch = fresh.subList(from, to);
      var taken = read(batch, look);
      var articles = articles(taken);
      var letters = letters(taken);
      look.take(batch, taken);
      var lastAt = articles.isEmpty() ? null : articles.getLast().seenAt();
      latest = after(latest, look, lastAt, to == fresh.size());
      if (!partition.publish(new Publication(articles, letters, latest, clock.instant()))) {
        return;
      }
      log(look.source, articles, letters);
    }
  }

  /// The entries that have an identity, oldest first, each once.
  private static Map<String, Entry> byId(Source source, Feed feed) {
    int taken = Math.min(feed.entries().size(), MOST_ENTRIES);
    var oldestFirst = new ArrayList<>(feed.entries().subList(0, taken).reversed());
    oldestFirst.sort(comparing(FeedPoll::date, nullsFirst(naturalOrder())));
    var byId = new LinkedHashMap<String, Entry>();
    int nameless = 0;
    for (var entry : oldestFirst) {
      if (entry.url() != null) {
        byId.putIfAbsent(Ids.article(entry.url()), entry);
      } else if (entry.id() != null) {
        byId.putIfAbsent(Ids.article(source.id(), entry.id()), entry);
      } else {
        nameless++;
      }
    }
    if (nameless > 0) {
      LOG.warn(
          "entries left out source={} entries={} why=\"neither <link> nor <guid>, so no identity; read this source as a page instead\"",
          source.id(),
          nameless);
    }
    return byId;
  }

  private static @Nullable Instant date(Entry entry) {
    return entry.date();
  }

  private List<Taken> read(List<Fresh> batch, Look look) throws InterruptedException {
    var work = new ArrayList<Callable<Taken>>();
    for (var one : batch) {
      work.add(() -> entries.read(one.id(), one.entry(), look.feed, look.source));
    }
    var taken = new ArrayList<Taken>();
    for (var one : threads.invokeAll(work)) {
      try {
        taken.add(one.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("reading a page of " + look.source.url(), e.getCause());
      }
    }
    return taken;
  }

  // First sight is now; a millisecond between two keeps the feed's order where only time tells it.
  private List<Article> articles(List<Taken> taken) {
    var now = clock.instant();
    var articles = new ArrayList<Article>();
    for (int i = 0; i < taken.size(); i++) {
      if (taken.get(i) instanceof Taken.Draft(var make)) {
        articles.add(make.seenAt(now.minusMillis(taken.size() - 1L - i)));
      }
    }
    return articles;
  }

  private static List<DeadLetter> letters(List<Taken> taken) {
    var letters = new ArrayList<DeadLetter>();
    for (var one : taken) {
      if (one instanceof Taken.Dead(var letter)) {
        letters.add(letter);
      }
    }
    return letters;
  }

  private static void log(Source source, List<Article> articles, List<DeadLetter> letters) {
    for (var article : articles) {
      LOG.debug(
          "article published source={} article={} url={}",
          source.id(),
          article.id(),
          article.url());
    }
    for (var letter : letters) {
      LOG.warn(
          "dead letter source={} where={} why=\"{}\"", source.id(), letter.where(), letter.why());
    }
  }

  // Validators go with the last batch only, and only if nothing was put off: with them the server
  // would
  // answer "unchanged" and hide what is still wanted.
  private SourceState after(
      SourceState before, Look look, @Nullable Instant lastArticleAt, boolean last) {
    var fetched = look.fetched;
    var validators = last && look.complete ? fetched.validators() : Validators.NONE;
    var hint = look.feed.ttl();
    if (fetched.fresh().compareTo(hint) > 0) {
      hint = fetched.fresh();
    }
    var base =
        new SourceState(
            before.id(),
            look.source.url(),
            look.source.outlet(),
            validators.etag(),
            validators.lastModified(),
            before.nextPollAt(),
            0,
            before.health(),
            before.lastOutcome(),
            lastArticleAt == null ? before.lastArticleAt() : lastArticleAt,
            Memory.after(before.seen(), look.done));
    return succeeded(before, look.brought == 0 ? "nothing new" : look.brought + " new", base, hint);
  }

  private SourceState succeeded(
      SourceState before, String outcome, SourceState base, Duration hint) {
    var now = clock.instant();
    int pace = weekly.getOrDefault(before.id(), 0);
    boolean silent = base.lastArticleAt() != null && Pace.isSilent(now, base.lastArticleAt(), pace);
    return new SourceState(
        base.id(),
        base.url(),
        base.outlet(),
        base.etag(),
        base.lastModified(),
        schedule.next(now, pace, hint),
        0,
        silent ? Health.SILENT : Health.UP,
        outcome,
        base.lastArticleAt(),
        base.seen());
  }

  private SourceState failed(SourceState before, String why, Duration wish) {
    int failures = before.failures() + 1;
    if (failures == 1 || failures == FAILING) {
      LOG.warn("feed failed source={} failures={} why=\"{}\"", before.id(), failures, why);
    }
    return new SourceState(
        before.id(),
        before.url(),
        before.outlet(),
        before.etag(),
        before.lastModified(),
        schedule.afterFailure(clock.instant(), failures, wish),
        failures,
        failures >= FAILING ? Health.FAILING : before.health(),
        why,
        before.lastArticleAt(),
        before.seen());
  }

  private static SourceState withSeen(SourceState state, List<String> seen) {
    return new SourceState(
        state.id(),
        state.url(),
        state.outlet(),
        state.etag(),
        state.lastModified(),
        state.nextPollAt(),
        state.failures(),
        state.health(),
        state.lastOutcome(),
        state.lastArticleAt(),
        seen);
  }

  // A poll that brought nothing changes little; it is written only when there is something to know.
  private void settle(SourcePartition partition, SourceState state) {
    var written = partition.written(state.id());
    if (written.isPresent() && isAsGood(written.get(), state)) {
      partition.remember(state);
    } else {
      partition.publish(new Publication(List.of(), List.of(), state, clock.instant()));
    }
  }

  private boolean isAsGood(SourceState written, SourceState state) {
    return Objects.equals(written.etag(), state.etag())
        && Objects.equals(written.lastModified(), state.lastModified())
        && written.failures() == state.failures()
        && written.health() == state.health()
        && written.seen().equals(state.seen())
        && written.url().equals(state.url())
        // Written now and then all the same, so that people see the source is asked.
        && written.nextPollAt().plus(schedule.farthest()).isAfter(state.nextPollAt());
  }
}
