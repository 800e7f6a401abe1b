package rasid.cli.end;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rasid.alerts.AlertsConfig;
import rasid.alerts.AlertsMain;
import rasid.cli.EmbeddedKafka;
import rasid.cli.demo.Archive;
import rasid.cli.demo.NewsSite;
import rasid.cli.demo.Newsroom;
import rasid.ingest.clock.PacedClock;
import rasid.ingest.identity.Ids;
import rasid.model.Article;
import rasid.model.ArticleFlow;
import rasid.model.Tick;
import rasid.model.topic.Cluster;
import rasid.model.topic.Json;
import rasid.model.topic.TopicSetup;
import rasid.model.topic.Topics;
import rasid.processor.ProcessorConfig;
import rasid.processor.ProcessorMain;

/// The whole process, broker and all, is killed at random in the middle of the news.
@DisplayNameGeneration(ReplaceUnderscores.class)
class KilledTest {
  private static final double SPEED = 160;
  private static final Duration LIVE = Duration.ofMinutes(230);
  private static final Duration OUTAGE = Duration.ofMinutes(20);
  private static final Topics AGAIN = new Topics("again");

  @TempDir private Path folder;

  private final List<Process> processes = new ArrayList<>();

  /// Deliveries that a webhook has had: idempotency key → how often.
  private final ConcurrentMap<String, Integer> delivered = new ConcurrentHashMap<>();

  @AfterEach
  void killAll() {
    processes.forEach(House::kill);
  }

  @Test
  void given_kill_minus_9_at_random_then_no_article_and_no_alert_is_lost_or_doubled()
      throws Exception {
    long seed = System.nanoTime();
    var random = new SplittableRandom(seed);
    var begins = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(6));
    var newsroom = new Newsroom(3, begins.plus(Duration.ofMinutes(45)));
    var clock = new AtomicReference<>(PacedClock.from(begins, 1));
    var hook = webhook();
    try (var site = NewsSite.open(newsroom, () -> clock.get().instant(), begins, 0)) {
      var archive = folder.resolve("archive.jsonl");
      Archive.write(
          archive, newsroom, begins.minus(Duration.ofDays(3)), begins, site.base(), Ids::source);
      var feeds = folder.resolve("feeds.opml");
      site.writeOpml(feeds);
      int port = freePort();
      var arguments =
          new ArrayList<>(
              List.of(
                  folder.toString(),
                  Integer.toString(port),
                  feeds.toString(),
                  archive.toString(),
                  begins.toString(),
                  begins.toString(),
                  Double.toString(SPEED),
                  "http://127.0.0.1:%d/".formatted(hook.getAddress().getPort()),
                  folder.resolve("started-0").toString()));
      var log = folder.resolve("whole.log");
      var process = start(log, arguments, clock);
      var cluster = new Cluster("127.0.0.1:" + port);
      House.await(
          "the first live tick", () -> clock.get().instant().isAfter(begins.plusSeconds(600)));
      arguments.set(3, "-");
      // Once around the break of the news, then twice while its alert is open.
      for (int kill = 0; kill < 3; kill++) {
        if (kill == 1) {
          House.await("an alert", () -> !House.alerts(cluster, Topics.LIVE).isEmpty());
        }
        var until = clock.get().instant().plusSeconds(random.nextLong(180, 1500));
        House.await(
            "a moment to kill at, seed " + seed, () -> clock.get().instant().isAfter(until));
        House.kill(process);
        arguments.set(5, clock.get().instant().plus(OUTAGE).toString());
        arguments.set(8, folder.resolve("started-" + (kill + 1)).toString());
        process = start(log, arguments, clock);
      }
      House.await(
          "the end of the live hours", () -> clock.get().instant().isAfter(begins.plus(LIVE)));
      var published =
          Archive.lines(
              newsroom, begins, begins.plus(LIVE).minusSeconds(1800), site.base(), Ids::source);
      House.await(
          "every article, seed " + seed + ", log " + log,
          () -> articles(cluster, Topics.LIVE).keySet().containsAll(ids(published)));
      House.kill(process);
    } finally {
      hook.stop(0);
    }
    try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0)) {
      assertThat(articles(kafka.cluster(), Topics.LIVE).values())
          .as("times that an article stands in the topic, seed %d", seed)
          .containsOnly(1);
      // What the last kill cut off is read to its end, then once more from the beginning.
      long last = lastTick(kafka.cluster());
      read(kafka.cluster(), Topics.LIVE, last);
      copyArticles(kafka.cluster());
      ReplayTest.publishWatches(kafka.cluster(), AGAIN, List.of("webhook"));
      read(kafka.cluster(), AGAIN, last);
      assertThat(House.alerts(kafka.cluster(), Topics.LIVE))
          .as("alerts with all their revisions, seed %d", seed)
          .isNotEmpty()
          .isEqualTo(House.alerts(kafka.cluster(), AGAIN));
      assertThat(delivered.values()).as("deliveries under one key").allMatch(times -> times <= 2);
    }
  }

  /// Starts the process, and the world's clock with it: however long a busy machine takes for the
  /// start, the outage has the same length.
  private Process start(Path log, List<String> arguments, AtomicReference<PacedClock> clock)
      throws IOException {
    var process = House.java(log, WholeProcess.class, arguments);
    processes.add(process);
    var started = Path.of(arguments.get(8));
    House.await("the start of the process, log " + log, () -> Files.exists(started));
    clock.set(PacedClock.from(Instant.parse(arguments.get(5)), SPEED));
    return process;
  }

  private static List<String> ids(List<Archive.Line> lines) {
    return lines.stream().map(line -> Ids.article(URI.create(line.url()))).toList();
  }

  /// Article id → how often it stands there.
  private static Map<String, Integer> articles(Cluster cluster, Topics topics) {
    return House.records(cluster, topics.articles().name()).values().stream()
        .flatMap(List::stream)
        .filter(record -> record.key() != null)
        .collect(toMap(record -> new String(record.key(), UTF_8), _ -> 1, Integer::sum));
  }

  /// Reads articles and ticks to their end with services that nobody kills.
  private void read(Cluster cluster, Topics topics, long last) {
    var state = folder.resolve("state-" + topics.prefix());
    var commit = Duration.ofMillis(100);
    try (var _ =
            ProcessorMain.start(
                new ProcessorConfig(cluster, topics, state.resolve("processor"), 1, commit));
        var _ =
            AlertsMain.start(
                new AlertsConfig(cluster, topics, state.resolve("alerts"), 1, commit, List.of()))) {
      House.awaitTick(cluster, topics, last);
    }
  }

  private static long lastTick(Cluster cluster) {
    return House.records(cluster, Topics.LIVE.ticks().name()).values().stream()
        .flatMap(List::stream)
        .mapToLong(record -> Json.MAPPER.readValue(record.value(), Tick.class).number())
        .max()
        .orElseThrow();
  }

  /// Copies every partition as it stands into topics of its own.
  private static void copyArticles(Cluster cluster) {
    try (var admin = Admin.create(cluster.admin())) {
      TopicSetup.ensure(admin, AGAIN);
    }
    var settings = cluster.producer();
    settings.put("transactional.id", "copy");
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
      producer.initTransactions();
      for (var partition : House.records(cluster, Topics.LIVE.articles().name()).entrySet()) {
        long expected = 1;
        producer.beginTransaction();
        for (ConsumerRecord<byte[], byte[]> record : partition.getValue()) {
          var _ =
              producer.send(
                  new ProducerRecord<>(
                      AGAIN.articles().name(),
                      partition.getKey(),
                      record.timestamp(),
                      record.key(),
                      record.value(),
                      record.headers()));
          switch (Json.MAPPER.readValue(record.value(), ArticleFlow.class)) {
            case Tick tick ->
                assertThat(tick.number()).as("ticks without gap").isEqualTo(expected++);
            case Article _ -> {}
          }
        }
        producer.commitTransaction();
      }
    }
  }

  private HttpServer webhook() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            delivered.merge(
                exchange.getRequestHeaders().getFirst("Idempotency-Key"), 1, Integer::sum);
            exchange.sendResponseHeaders(204, -1);
          }
        });
    server.start();
    return server;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
