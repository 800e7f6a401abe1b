package rasid.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import rasid.alerts.deliver.Channel;
import rasid.cli.demo.Archive;
import rasid.cli.demo.NewsSite;
import rasid.cli.demo.Newsroom;
import rasid.ingest.IngestConfig;
import rasid.ingest.clock.PacedClock;
import rasid.ingest.fetch.FetchLimits;
import rasid.ingest.identity.Ids;
import rasid.ingest.poll.PollSchedule;
import rasid.model.Alert;
import rasid.model.AlertState;
import rasid.model.topic.Cluster;
import rasid.model.topic.Topics;

/// One run of the demo: the invented news site, its archive, and a whole Rasid that reads both.
final class Demo implements AutoCloseable {
  /// The hours that are told live, with one more for the alert to close in.
  static final Duration LIVE = Newsroom.LIVE_HOURS.plusHours(1);

  // At the usual speed two minutes of the demo's time.
  private static final Duration TICK = Duration.ofMillis(250);
  private static final PollSchedule POLLS =
      new PollSchedule(Duration.ofMinutes(4), Duration.ofMinutes(8), Duration.ofMinutes(30));
  private static final Duration CAUGHT_UP_WITHIN = Duration.ofMinutes(3);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final Console console;
  private final ClusterOptions options;
  private final long seed;
  private final double speed;
  private final Instant begins = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(LIVE);
  private final Instant breaks = begins.plus(Newsroom.BREAKS_AFTER);
  private final long began = System.nanoTime();
  private final Closer open = new Closer();
  private volatile @Nullable PacedClock running;
  private List<CompletableFuture<Void>> ended = List.of();
  private Cluster cluster = new Cluster("none");
  private Topics topics = Topics.LIVE;
  private long archived;

  Demo(Console console, ClusterOptions options, long seed, double speed) {
    this.console = console;
    this.options = options;
    this.seed = seed;
    this.speed = speed;
  }

  /// Starts everything; returns when the live hours have begun.
  void start(int kafkaPort, DeskOptions desk, List<Channel> channels, int sitePort)
      throws IOException {
    Logs.quiet(); // what is said here tells the story; the services' own words would drown it
    var folder = folder();
    var connection = connect(kafkaPort, folder);
    cluster = connection.cluster();
    topics = Setup.topics(cluster, options.topics());
    Setup.watches(cluster, topics, Setup.read(watches(folder), console), console);

    var services = open.add(new Services(cluster, topics, folder));
    services.processor(2);
    services.alerts(1, channels);
    var page = services.desk(desk.host(), desk.port());
    console.say("the desk is at %s (%.1f s after the start)".formatted(page, secondsSinceStart()));

    var newsroom = new Newsroom(seed, breaks);
    InstantSource clock = () -> running == null ? begins : requireNonNull(running).instant();
    var site = open.add(NewsSite.open(newsroom, clock, begins, sitePort));
    loadQuietWeeks(newsroom, site, folder);

    var feeds = folder.resolve("feeds.opml");
    site.writeOpml(feeds);
    var paced = PacedClock.from(begins, speed);
    running = paced;
    services.ingest(
        new IngestConfig(cluster, topics, feeds, TICK, paced, POLLS, FetchLimits.DEFAULT));
    ended = services.ended();
    console.say(
        "live from %s: %d hours of news in %.0f s, from a dozen outlets at %s; the news breaks at %s"
            .formatted(
                begins, LIVE.toHours(), LIVE.toMillis() / 1000.0 / speed, site.base(), breaks));
  }

  /// One future for each service; any of them done means that the demo is over.
  List<CompletableFuture<Void>> ended() {
    return ended;
  }

  /// Says that the live hours are told, once they are.
  void sayWhenTold() {
    var told = sayWhenTold(requireNonNull(running), begins.plus(LIVE), console);
    var _ = open.add(() -> told.cancel(false));
  }

  static CompletableFuture<Void> sayWhenTold(PacedClock clock, Instant end, Console console) {
    var left = clock.realWait(Duration.between(clock.instant(), end));
    return CompletableFuture.runAsync(
        () -> console.say("the hours are told; the desk stays open until Ctrl-C stops it"),
        CompletableFuture.delayedExecutor(left.toMillis(), TimeUnit.MILLISECONDS));
  }

  private Path folder() throws IOException {
    if (options.dataDirChosen()) {
      return Files.createDirectories(options.dataDir());
    }
    var temporary = Files.createTempDirectory("rasid-demo-");
    var _ = open.add(() -> StateDir.delete(temporary));
    return temporary;
  }

  private ClusterOptions.Connection connect(int kafkaPort, Path folder) {
    if (options.remote()) {
      return options.own(kafkaPort, folder);
    }
    try (var progress = console.progress("starting Kafka")) {
      var connection = open.add(options.own(kafkaPort, folder));
      progress.at("ready");
      return connection;
    }
  }

  private static Path watches(Path folder) throws IOException {
    var file = folder.resolve("watches.yaml");
    try (InputStream in = Demo.class.getResourceAsStream("demo/demo-watches.yaml")) {
      Files.write(file, requireNonNull(in).readAllBytes());
    }
    return file;
  }

  private void loadQuietWeeks(Newsroom newsroom, NewsSite site, Path folder) throws IOException {
    var archive = folder.resolve("five-quiet-weeks.jsonl");
    Archive.write(
        archive, newsroom, begins.minus(Newsroom.QUIET_TIME), begins, site.base(), Ids::source);
    long start = System.nanoTime();
    var loaded = Setup.archive(cluster, topics, archive, begins, console);
    archived = loaded.articles();
    console.say(
        "%,d articles loaded at %,.0f a second"
            .formatted(archived, archived * 1e9 / (System.nanoTime() - start)));
    try (var progress = console.progress("learning what is usual")) {
      awaitTick(loaded.lastTick(), progress);
    }
  }

  /// Waits until a tick has gone all the way.
  private void awaitTick(long tick, @Nullable Progress progress) {
    long deadline = System.nanoTime() + CAUGHT_UP_WITHIN.toNanos();
    try (var caught = new Caught(cluster, topics)) {
      while (!caught.up(tick)) {
        if (progress != null) {
          progress.at("%,d records to read".formatted(caught.lag()));
        }
        if (System.nanoTime() > deadline) {
          throw Refusal.notSo(
              "processor and alerts are still not through after %d min"
                  .formatted(CAUGHT_UP_WITHIN.toMinutes()));
        }
        pause(BETWEEN_LOOKS);
      }
    }
  }

  /// What became of a demo.
  ///
  /// @param asTold whether the burst was alerted and nothing else
  /// @param summary for a person
  record Result(boolean asTold, String summary) {}

  /// A revision, and when it was seen after the start, in seconds.
  private record Seen(Alert alert, double seconds) {}

  /// Follows the alerts until the live hours are told.
  Result follow() {
    var seen = new ArrayList<Seen>();
    var alerts = topics.alerts();
    try (var consumer =
        new KafkaConsumer<>(
            cluster.consumer(), alerts.keys().deserializer(), alerts.values().deserializer())) {
      var partitions =
          consumer.partitionsFor(alerts.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (requireNonNull(running).instant().isBefore(begins.plus(LIVE))) {
        poll(consumer, seen);
        for (var service : ended) {
          if (service.isCompletedExceptionally()) {
            throw Refusal.wrongUse("stopped: " + Reason.of(service.exceptionNow()));
          }
        }
      }
      awaitTick(lastTick(), null);
      poll(consumer, seen);
      poll(consumer, seen);
    }
    return result(seen);
  }

  private long lastTick() {
    var tick = TopicReader.table(cluster, topics.ticks(), console::complain).get(Topics.TICK_KEY);
    return tick == null ? 0 : tick.number();
  }

  private void poll(KafkaConsumer<String, Alert> consumer, List<Seen> seen) {
    for (var record : consumer.poll(POLL)) {
      seen.add(new Seen(record.value(), secondsSinceStart()));
    }
  }

  private Result result(List<Seen> seen) {
    var first =
        seen.stream()
            .filter(one -> isTheBurst(one.alert()) && one.alert().revision() == 1)
            .findFirst();
    var others = seen.stream().map(Seen::alert).filter(alert -> !isTheBurst(alert)).toList();
    var text = new StringBuilder("\nThe demo in short\n");
    text.append("  archive       %,d articles of five quiet weeks%n".formatted(archived));
    first.ifPresentOrElse(
        open ->
            text.append(
                "  the burst     broke at %s, alerted %d min later (%.0f s after the start)%n"
                    .formatted(
                        breaks,
                        Duration.between(breaks, open.alert().at()).toMinutes(),
                        open.seconds())),
        () -> text.append("  the burst     broke at %s, and no alert came%n".formatted(breaks)));
    seen.stream()
        .map(Seen::alert)
        .filter(Demo::isLast)
        .filter(this::isTheBurst)
        .forEach(
            last ->
                text.append(
                    "  its end       closed at %s after %d revisions, %d reports by %d outlets%n"
                        .formatted(last.at(), last.revision(), last.reports(), last.outlets())));
    if (others.isEmpty()) {
      text.append("  false alerts  none%n".formatted());
    } else {
      others.forEach(
          alert ->
              text.append(
                  "  false alert   %s at %s: %s%n"
                      .formatted(alert.watch(), alert.at(), alert.why().get("en"))));
    }
    return new Result(first.isPresent() && others.isEmpty(), text.toString());
  }

  private static boolean isLast(Alert alert) {
    return alert.state() == AlertState.CLOSED;
  }

  private boolean isTheBurst(Alert alert) {
    return alert.watch().equals("fuel-blockade-bamako")
        && !alert.onset().isBefore(breaks.minus(Duration.ofHours(1)))
        && alert.onset().isBefore(breaks.plus(Duration.ofHours(3)));
  }

  private double secondsSinceStart() {
    return (System.nanoTime() - began) / 1e9;
  }

  private static void pause(Duration time) {
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.notSo("interrupted");
    }
  }

  @Override
  public void close() {
    open.close();
  }
}
