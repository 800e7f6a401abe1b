package rasid.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.ingest.feed.Opml;
import rasid.ingest.fetch.Fetcher;
import rasid.ingest.poll.Poller;
import rasid.ingest.poll.Source;
import rasid.ingest.publish.SourceHealth;
import rasid.ingest.publish.SourcePartitions;
import rasid.ingest.tick.TickWriter;
import rasid.model.topic.TopicSetup;

/// The ingest service: polls feeds, publishes their articles once, writes the recorded clock.
///
/// Any number of instances share the work; start each with the same list of feeds.
public final class IngestMain implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IngestMain.class);

  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Fetcher fetcher;
  private final SourceHealth health;
  private final TickWriter ticks;
  private final SourcePartitions partitions;
  private final Poller poller;

  private IngestMain(IngestConfig config, List<Source> sources) {
    var cluster = config.cluster();
    var topics = config.topics();
    fetcher =
        new Fetcher(
            config.limits(), sources.stream().map(Source::url).toList(), config.userAgent());
    health =
        SourceHealth.follow(
            cluster, topics, sources.stream().map(Source::id).toList(), this::broken);
    ticks =
        TickWriter.start(
            cluster, topics, config.tick(), config.clock(), health::unwell, this::broken);
    partitions = SourcePartitions.join(cluster, topics, this::broken);
    poller =
        Poller.start(sources, partitions, fetcher, config.schedule(), config.clock(), this::broken);
  }

  /// Starts it; makes missing topics.
  ///
  /// @throws IllegalArgumentException when the list of feeds holds none
  /// @throws UncheckedIOException when the list cannot be read
  public static IngestMain start(IngestConfig config) {
    var sources = sources(config);
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
    return new IngestMain(config, sources);
  }

  private static List<Source> sources(IngestConfig config) {
    Opml.Outlines read;
    try {
      read = Opml.read(Files.readAllBytes(config.feeds()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the list of feeds " + config.feeds(), e);
    }
    for (var problem : read.problems()) {
      LOG.warn("feed left out list={} why=\"{}\"", config.feeds(), problem);
    }
    if (read.outlines().isEmpty()) {
      throw new IllegalArgumentException(
          "%s lists no feeds; each needs an <outline> with an xmlUrl, as a feed reader exports it%s"
              .formatted(
                  config.feeds(),
                  read.problems().isEmpty() ? "" : " (" + read.problems().getFirst() + ")"));
    }
    return read.outlines().stream().map(Source::of).toList();
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
