package rasid.ingest.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.ingest.clock.PacedClock;
import rasid.ingest.feed.Feed;
import rasid.ingest.feed.FeedOutcome;
import rasid.ingest.feed.FeedReader;
import rasid.ingest.fetch.FetchOutcome.Fetched;
import rasid.ingest.fetch.FetchOutcome.Refused;
import rasid.ingest.fetch.FetchOutcome.Unchanged;
import rasid.ingest.fetch.FetchOutcome.Unreachable;
import rasid.ingest.fetch.FetchOutcome.Validators;
import rasid.ingest.fetch.FetchOutcome.Wait;
import rasid.ingest.fetch.FetchOutcome.Way;
import rasid.ingest.fetch.Fetcher;
import rasid.ingest.fetch.Room;
import rasid.ingest.identity.Ids;
import rasid.ingest.poll.Look.Fresh;
import rasid.ingest.publish.Publication;
import rasid.ingest.publish.SourcePartition;
import rasid.ingest.publish.SourcePartitions;
import rasid.model.Article;
import rasid.model.DeadLetter;
import rasid.model.SourceState;
import rasid.model.Trouble;

/// One poll of one source: the feed, the pages of what is new in it, and then, with all network
/// behind it, a transaction for each batch.
final class FeedPoll {
  private static final Logger LOG = LoggerFactory.getLogger(FeedPoll.class);

  /// Articles published together. A first look at a large feed thus shows something soon, and a
  /// death costs at most so many pages fetched again.
  private static final int BATCH = 20;

  private static final String NOT_A_FEED = "not a feed: ";

  private final Fetcher fetcher;
  private final EntryReader entries;
  private final SourceLife life;
  private final PacedClock clock;
  private final SourcePartitions partitions;
  private final ExecutorService threads;
  private final Predicate<String> isPushed;

  /// What is known of a source after a step of a look.
  @FunctionalInterface
  private interface After {
    SourceState step(SourceState before, Look look, @Nullable Instant lastArticleAt);
  }

  /// @param isPushed whether a hub pushes what is new in a source
  FeedPoll(
      Fetcher fetcher,
      PollSchedule schedule,
      PacedClock clock,
      SourcePartitions partitions,
      ExecutorService threads,
      Predicate<String> isPushed) {
    this.fetcher = fetcher;
    this.entries = new EntryReader(fetcher, clock);
    this.life = new SourceLife(schedule);
    this.clock = clock;
    this.partitions = partitions;
    this.threads = threads;
    this.isPushed = isPushed;
  }

  /// Reads what a hub pushed, as if a poll had found it; where there is no room for it, it is left
  /// to the next poll.
  void pushed(Source source, SourcePartition partition, Push push) throws InterruptedException {
    try (var room = fetcher.roomFor(push.body().length).orElse(null)) {
      if (room == null) {
        LOG.warn("push left source={} why=\"no room for it while others are read\"", source.id());
      } else {
        read(source, partition, push);
      }
    }
  }

  private void read(Source source, SourcePartition partition, Push push)
      throws InterruptedException {
    var now = clock.instant();
    var state = partition.state(source.id()).orElseGet(() -> SourceLife.unknown(source, now));
    switch (FeedReader.read(push.body(), push.topic(), push.contentType())) {
      case FeedOutcome.Read(var feed) when feed.kind() == Feed.Kind.ARTICLES -> {
        var way = new Way(push.topic(), null, false);
        var fetched =
            new Fetched(way, push.body(), push.contentType(), Validators.NONE, Duration.ZERO);
        publishNew(
            partition,
            state,
            new Look(source, fetched, feed),
            (before, look, at) -> life.pushed(source, before, look, at));
      }
      case FeedOutcome.Read _ -> LOG.warn("push left source={} why=\"no articles\"", source.id());
      case FeedOutcome.NotAFeed(var why) -> {
        LOG.warn("push left source={} why=\"{}{}\"", source.id(), NOT_A_FEED, why);
        var letter =
            new DeadLetter(
                push.topic().toString(),
                NOT_A_FEED + why,
                source.id().getBytes(UTF_8),
                push.body());
        partition.publish(new Publication(List.of(), List.of(letter), state, List.of(), now));
      }
    }
  }

  /// Polls a source and writes what came of it. Its feed has a share of the common room until then.
  void poll(Source source, SourcePartition partition) throws InterruptedException {
    try (var room = fetcher.room()) {
      poll(source, partition, room);
    }
  }

  private void poll(Source source, SourcePartition partition, Room.Share room)
      throws InterruptedException {
    var now = clock.instant();
    var state = partition.state(source.id()).orElseGet(() -> SourceLife.unknown(source, now));
    var address = SourceLife.address(source, state);
    switch (fetcher.feed(address, SourceLife.validators(state, now), source.asking(), room)) {
      case Fetched fetched -> fetched(source, partition, state, fetched);
      case Unchanged(var way) ->
          settle(partition, paced(source, life.unchanged(source, state, way, clock.instant())));
      case Wait(var atLeast, var why) ->
          settle(
              partition,
              failed(
                  source,
                  state,
                  Trouble.BLOCKED,
                  why + ", asks to wait",
                  clock.recordedIn(atLeast)));
      case Refused refused ->
          settle(
              partition, failed(source, state, Troubles.of(refused), refused.why(), Duration.ZERO));
      case Unreachable unreachable ->
          settle(
              partition,
              failed(source, state, Troubles.of(unreachable), unreachable.why(), Duration.ZERO));
    }
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
      case ARTICLES -> publishNew(source, partition, state, fetched, feed);
      case NEWS_SITEMAP -> {
        // A feed is made for readers such as us; a sitemap is made for robots.
        if (fetcher.isAllowed(fetched.at())) {
          publishNew(source, partition, state, fetched, feed);
        } else {
          var why = "robots.txt asks us not to read this sitemap";
          settle(partition, failed(source, state, Trouble.REFUSED, why, Duration.ZERO));
        }
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
    var failed = failed(source, state, Trouble.NOT_A_FEED, NOT_A_FEED + why, Duration.ZERO);
    if (known) {
      settle(partition, failed);
      return;
    }
    var remembering = new Revision(failed);
    remembering.seen = Memory.after(state.seen(), List.of(brief));
    var remembered = remembering.of(source);
    var letter =
        new DeadLetter(
            source.url().toString(), NOT_A_FEED + why, source.id().getBytes(UTF_8), fetched.body());
    partition.publish(
        new Publication(List.of(), List.of(letter), remembered, List.of(brief), clock.instant()));
  }

  private void publishNew(
      Source source, SourcePartition partition, SourceState state, Fetched fetched, Feed feed)
      throws InterruptedException {
    publishNew(
        partition,
        state,
        new Look(source, fetched, feed),
        (before, look, at) ->
            paced(source, life.looked(source, before, look, at, clock.instant())));
  }

  private SourceState paced(Source source, SourceState state) {
    return isPushed.test(source.id())
        ? SourceLife.whilePushed(source, state, clock.instant())
        : state;
  }

  private void publishNew(SourcePartition partition, SourceState state, Look look, After after)
      throws InterruptedException {
    var source = look.source();
    var fresh = new ArrayList<Fresh>();
    if (look.nameless() > 0) {
      LOG.warn(
          "entries left out source={} entries={} why=\"neither <link> nor <guid>, so no identity\"",
          source.id(),
          look.nameless());
    }
    look.byId()
        .forEach(
            (id, entry) -> {
              var brief = Ids.brief(id);
              if (partition.hasSeen(source.id(), brief) || partitions.hasSeen(brief)) {
                look.known(brief);
              } else if (partitions.claim(brief)) {
                fresh.add(new Fresh(id, entry));
              } else {
                look.elsewhere();
              }
            });
    try {
      publish(fresh, look, partition, state, after);
    } finally {
      fresh.forEach(one -> partitions.release(Ids.brief(one.id())));
    }
  }

  private void publish(
      List<Fresh> fresh, Look look, SourcePartition partition, SourceState state, After after)
      throws InterruptedException {
    if (fresh.isEmpty()) {
      look.ended();
      settle(partition, after.step(state, look, null));
      return;
    }
    var latest = state;
    for (int from = 0; from < fresh.size(); from += BATCH) {
      int to = Math.min(from + BATCH, fresh.size());
      var batch = fresh.subList(from, to);
      var taken = read(batch, look);
      var articles = articles(taken);
      var letters = letters(taken);
      var done = look.take(batch, taken);
      var lastAt = articles.isEmpty() ? null : articles.getLast().seenAt();
      if (to == fresh.size()) {
        look.ended();
      }
      latest = after.step(latest, look, lastAt);
      if (!partition.publish(new Publication(articles, letters, latest, done, clock.instant()))) {
        return;
      }
      log(look.source(), articles, letters);
    }
  }

  private List<Taken> read(List<Fresh> batch, Look look) throws InterruptedException {
    var work = new ArrayList<Callable<Taken>>();
    for (var one : batch) {
      work.add(() -> entries.read(one.id(), one.entry(), look.feed(), look.source()));
    }
    var taken = new ArrayList<Taken>();
    for (var one : threads.invokeAll(work)) {
      try {
        taken.add(one.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("reading a page of " + look.source().url(), e.getCause());
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

  private SourceState failed(
      Source source, SourceState before, Trouble trouble, String why, Duration wish) {
    var after = life.failed(source, before, trouble, why, wish, clock.instant());
    if (after.failures() == 1 || after.failures() == SourceLife.FAILING) {
      LOG.warn("feed failed source={} failures={} why=\"{}\"", before.id(), after.failures(), why);
    }
    return after;
  }

  // A poll that brought nothing changes little; it is written only when there is something to know.
  private void settle(SourcePartition partition, SourceState state) {
    var written = partition.written(state.id());
    if (written.isPresent() && life.isAsGood(written.get(), state)) {
      partition.remember(state);
    } else {
      partition.publish(new Publication(List.of(), List.of(), state, List.of(), clock.instant()));
    }
  }
}
