package rasid.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import rasid.cli.EmbeddedKafka;
import rasid.ingest.clock.PacedClock;
import rasid.ingest.feed.Wishes;
import rasid.ingest.fetch.FetchLimits;
import rasid.ingest.fetch.Fetcher;
import rasid.ingest.identity.Ids;
import rasid.ingest.poll.PollSchedule;
import rasid.ingest.poll.Poller;
import rasid.ingest.poll.Source;
import rasid.ingest.publish.SourcePartitions;
import rasid.ingest.wire.Records;
import rasid.model.SourceState;
import rasid.model.topic.Cluster;
import rasid.model.topic.TopicSetup;
import rasid.model.topic.Topics;

/// How late ten thousand sources are polled, and what they cost in memory: ingest as it runs, with
/// its broker, against sites on this machine.
final class ScheduleFigures {
  private static final int SOURCES = 10_000;
  // What a source remembers at most while its feed is small.
  private static final int REMEMBERED = 2_000;
  // So many polls are not counted: the JVM has just started.
  private static final int WARM_UP = 1_000;
  // Reading back what they remember takes its time too.
  private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(10);
  private static final Duration MEASURED = Duration.ofMinutes(4);
  private static final double MIB = 1 << 20;

  private ScheduleFigures() {}

  /// @param arguments none
  public static void main(String[] arguments) throws Exception {
    var folder = Files.createTempDirectory("rasid-schedule");
    try (var kafka = EmbeddedKafka.start(folder, 0);
        var sites = new ManySites()) {
      var topics = new Topics("bench", 2, 1);
      try (var admin = Admin.create(kafka.cluster().admin())) {
        TopicSetup.ensure(admin, topics);
      }
      var sources =
          IntStream.range(0, SOURCES)
              .mapToObj(i -> new Source("paper-" + i, sites.feed(i), "p" + i, Wishes.NONE))
              .toList();
      remember(kafka.cluster(), topics, sources, sites);
      measure(kafka.cluster(), topics, sources, sites);
    } finally {
      delete(folder);
    }
  }

  // As after months: each source has its state, and was last polled before a long night.
  private static void remember(
      Cluster cluster, Topics topics, List<Source> sources, ManySites sites) {
    var random = RandomGeneratorFactory.of("SplittableRandom").create(1);
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(cluster.producer(), bytes, bytes)) {
      for (int i = 0; i < SOURCES; i++) {
        var state = state(sources.get(i), sites.articles(i), random);
        var _ = producer.send(Records.source(topics, state, Instant.now()));
      }
      producer.flush();
    }
  }

  private static SourceState state(Source source, List<URI> listed, RandomGenerator random) {
    var seen =
        Stream.concat(
                IntStream.range(listed.size(), REMEMBERED)
                    .mapToObj(_ -> HexFormat.of().toHexDigits(random.nextLong())),
                listed.stream().map(url -> Ids.brief(Ids.article(url))))
            .toList();
    var next = Instant.now().minus(Duration.ofHours(8));
    return SourceState.unread(
        source.id(), source.url(), source.outlet(), next, "nothing new", seen);
  }

  private static void measure(Cluster cluster, Topics topics, List<Source> sources, ManySites sites)
      throws InterruptedException {
    var broken = new AtomicReference<Throwable>();
    var urls = sources.stream().map(Source::url).toList();
    try (var partitions = SourcePartitions.join(cluster, topics, broken::set);
        var fetcher = new Fetcher(FetchLimits.DEFAULT, urls);
        var poller =
            Poller.start(
                sources,
                partitions,
                fetcher,
                PollSchedule.DEFAULT,
                PacedClock.live(),
                broken::set)) {
      long began = System.nanoTime();
      while (poller.lateness().polls() < WARM_UP
          && System.nanoTime() - began < LONGEST_WARM_UP.toNanos()) {
        TimeUnit.SECONDS.sleep(1);
      }
      System.out.printf(
          Locale.ROOT,
          "warm-up: %,d polls of sources due for a night, in %.0f s from nothing, late p99 %.2f s%n",
          poller.lateness().polls(),
          (System.nanoTime() - began) / 1e9,
          seconds(poller.lateness().quantile(0.99)));
      poller.lateness().forget();
      long asked = sites.asked.get();
      long failed = sites.failed.get();
      TimeUnit.NANOSECONDS.sleep(MEASURED.toNanos());
      var late = poller.lateness();
      double p50 = seconds(late.quantile(0.5));
      double p99 = seconds(late.quantile(0.99));
      double heap = usedHeap();
      if (broken.get() != null || late.polls() < WARM_UP) {
        throw new IllegalStateException("ingest broke: nothing was measured", broken.get());
      }
      System.out.printf(
          Locale.ROOT,
          "%,d sources, %.0f polls/s, %.0f requests/s of which %.1f %% failed%n"
              + "late p50 %.3f s, p99 %.3f s; heap after GC %.0f MiB, the sites' and the broker's included%n",
          SOURCES,
          late.polls() / seconds(MEASURED),
          (sites.asked.get() - asked) / seconds(MEASURED),
          100.0 * (sites.failed.get() - failed) / (sites.asked.get() - asked),
          p50,
          p99,
          heap);
      System.out.printf(
          Locale.ROOT,
          "%nRATIO schedule late_p50_s=%.3f late_p99_s=%.3f heap_mib=%.0f%n",
          p50,
          p99,
          heap);
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static double usedHeap() {
    // The second collection frees what the first has found unreachable but not yet let go.
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB;
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
