package rasid.ingest;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.ingest.fetch.Fetcher;
import rasid.ingest.poll.Poller;
import rasid.ingest.poll.Push;
import rasid.ingest.poll.Source;
import rasid.ingest.publish.SourceHealth;
import rasid.ingest.publish.SourcePartitions;
import rasid.ingest.push.CallbackServer;
import rasid.ingest.push.Subscriptions;
import rasid.ingest.tick.TickWriter;
import rasid.model.topic.TopicSetup;

/// The ingest service: polls feeds, publishes their articles once, writes the recorded clock.
///
/// Any number of instances share the work; start each with the same list of feeds. A list that
/// changes is taken while it runs.
public final class IngestMain implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IngestMain.class);

  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Fetcher fetcher;
  private final SourceHealth health;
  private final TickWriter ticks;
  private final SourcePartitions partitions;
  private final Poller poller;
  private final ListFollower list;
  private final @Nullable Subscriptions subscriptions;
  private final @Nullable CallbackServer callbacks;

  private IngestMain(IngestConfig config, byte[] written, List<Source> sources) {
    var cluster = config.cluster();
    var topics = config.topics();
    fetcher = new Fetcher(config.limits(), urls(sources), config.userAgent());
    var push = config.push();
    subscriptions =
        push == null ? null : new Subscriptions(push, fetcher::hub, InstantSource.system());
    // Before anything is at work: the port may be taken.
    callbacks =
        push == null || subscriptions == null
            ? null
            : CallbackServer.start(push, subscriptions, config.limits().bytes(), this::take);
    health = SourceHealth.follow(cluster, topics, ids(sources), config.clock(), this::broken);
    ticks =
        TickWriter.start(
            cluster, topics, config.tick(), config.clock(), health::unwell, this::broken);
    partitions = SourcePartitions.join(cluster, topics, this::broken);
    poller =
        Poller.start(
            sources,
            partitions,
            fetcher,
            config.schedule(),
            config.clock(),
            subscriptions == null ? _ -> false : subscriptions::isAlive,
            this::broken);
    if (subscriptions != null) {
      subscriptions.start(poller::hubs);
    }
    list = ListFollower.start(config.feeds(), written, changed -> take(config.feeds(), changed));
  }

  private boolean take(Push push) {
    return poller.take(push);
  }

  private void take(Path file, FeedList changed) {
    warn(file, changed);
    fetcher.trust(urls(changed.sources()));
    health.list(ids(changed.sources()));
    poller.take(changed.sources());
    LOG.info("list taken list={} sources={}", file, changed.sources().size());
  }

  private static List<URI> urls(List<Source> sources) {
    return sources.stream().map(Source::url).toList();
  }

  private static List<String> ids(List<Source> sources) {
    return sources.stream().map(Source::id).toList();
  }

  private static void warn(Path file, FeedList list) {
    for (var problem : list.problems()) {
      LOG.warn("feed left out list={} why=\"{}\"", file, problem);
    }
  }

  /// Refuses a list of feeds that [#start] would refuse.
  ///
  /// @throws IllegalArgumentException when the list of feeds holds none
  /// @throws UncheckedIOException when the list cannot be read
  public static void requireFeeds(Path file) {
    FeedList.of(file, FeedList.bytes(file));
  }

  /// Starts it; makes missing topics.
  ///
  /// @throws IllegalArgumentException when the list of feeds holds none
  /// @throws UncheckedIOException when the list cannot be read
  public static IngestMain start(IngestConfig config) {
    var written = FeedList.bytes(config.feeds());
    var list = FeedList.of(config.feeds(), written);
    warn(config.feeds(), list);
    var sources = list.sources();
    try (var admin = Admin.create(config.cluster().admin())) {
      TopicSetup.ensure(admin, config.topics());
    }
    LOG.info(
        "ingest started cluster={} topics={} feeds={} sources={} tick={} schedule={} limits={}",
        config.cluster(),
        config.topics().prefix(),
        config.feeds(),
        sources.size(),
        config.tick(),
        config.schedule(),
        config.limits());
    return new IngestMain(config, written, sources);
  }

  private void broken(Throwable problem) {
    if (ended.completeExceptionally(problem)) {
      LOG.error("ingest broken why=\"{}\"", problem.getMessage(), problem);
    }
  }

  /// Completes when it was closed; completes with the problem when it cannot go on. It still wants
  /// to be closed then.
  public CompletableFuture<Void> ended() {
    return ended;
  }

  /// Stops: transactions under way are finished, requests under way dropped. Takes seconds at most.
  @Override
  public void close() {
    list.close();
    if (subscriptions != null) {
      subscriptions.close();
    }
    if (callbacks != null) {
      callbacks.close();
    }
    partitions.close();
    fetcher.close();
    poller.close();
    ticks.close();
    health.close();
    if (ended.complete(null)) {
      LOG.info("ingest stopped");
    }
  }
}
