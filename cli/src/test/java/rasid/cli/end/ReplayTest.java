package rasid.cli.end;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rasid.alerts.AlertsConfig;
import rasid.alerts.AlertsMain;
import rasid.cli.EmbeddedKafka;
import rasid.desk.backtest.Backtest;
import rasid.desk.backtest.TopicRecording;
import rasid.model.Watch;
import rasid.model.topic.Cluster;
import rasid.model.topic.TopicSetup;
import rasid.model.topic.Topics;
import rasid.processor.ProcessorConfig;
import rasid.processor.ProcessorMain;
import rasid.processor.watch.QueryOutcome;
import rasid.processor.watch.QueryParser;
import rasid.processor.watch.WatchIndex;

/// The alert stream is a function of the recorded topics.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReplayTest {
  private static final Recording RECORDING = Recording.ofTheBreak();
  private static final Duration COMMIT = Duration.ofMillis(100);

  @TempDir private static Path folder;
  private static EmbeddedKafka kafka;
  private static Map<String, List<String>> expected;

  @BeforeAll
  static void replayOnceWithOneOfEverything() {
    kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
    expected = replayed(new Topics("once", 1, 1), 1, 1, RECORDING);
    assertThat(expected).as("alerts of the recording").hasSize(1);
    assertThat(expected.values().iterator().next())
        .as("revisions of the alert")
        .hasSizeGreaterThan(1)
        .first()
        .asString()
        .contains("\"state\":\"open\"", "fuel");
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @ParameterizedTest
  @CsvSource({
    "3, 1, 1, 1",
    "8, 4, 1, 1",
    "1, 4, 4, 1",
    "3, 4, 4, 2",
    "8, 1, 4, 2",
  })
  void partitions_threads_and_instances_change_no_byte(
      int articlePartitions, int mentionPartitions, int threads, int instances) {
    var name =
        "a%d-m%d-t%d-i%d".formatted(articlePartitions, mentionPartitions, threads, instances);
    var topics = new Topics(name, articlePartitions, mentionPartitions);
    assertThat(replayed(topics, threads, instances, RECORDING)).isEqualTo(expected);
  }

  @Test
  void a_backtest_gives_the_alerts_of_the_live_run() {
    assertThat(backtested(new Topics("once", 1, 1))).isEqualTo(expected);
    var spread = new Topics("spread", 3, 4);
    assertThat(replayed(spread, 2, 1, RECORDING)).isEqualTo(expected);
    assertThat(backtested(spread)).isEqualTo(expected);
  }

  private static Map<String, List<String>> backtested(Topics topics) {
    var watches = List.of(parsed(fuel(List.of())), parsed(football(List.of())));
    var backtest = new Backtest(watches, new TreeSet<>(List.of(0.25, 4.0)));
    var read = new TopicRecording(kafka.cluster(), topics).play(backtest, null, (_, _) -> {});
    assertThat(read).isEqualTo(new TopicRecording.Read(0, 0));
    var alerts = new TreeMap<String, List<String>>();
    var revisions = topics.alerts().values().serializer();
    for (var outcome : backtest.outcomes()) {
      for (var alert : outcome.revisions().getOrDefault(1.0, List.of())) {
        alerts
            .computeIfAbsent(alert.id(), _ -> new ArrayList<>())
            .add(new String(revisions.serialize(topics.alerts().name(), alert), UTF_8));
      }
    }
    return alerts;
  }

  private static WatchIndex.ParsedWatch parsed(Watch watch) {
    return switch (QueryParser.parse(watch.query())) {
      case QueryOutcome.Parsed(var query) -> new WatchIndex.ParsedWatch(watch, query);
      case QueryOutcome.Wrong wrong -> throw new AssertionError(wrong);
    };
  }

  @Test
  void kill_minus_9_and_rebalances_in_the_middle_change_no_byte() {
    var topics = new Topics("killed");
    prepare(topics);
    var processors =
        new ArrayList<>(List.of(service("process", topics), service("process", topics)));
    var alerts = new ArrayList<>(List.of(service("alert", topics), service("alert", topics)));
    try {
      int whole = RECORDING.steps().size();
      int part = whole / 3;
      for (int i = 0; i < 3; i++) {
        RECORDING.write(kafka.cluster(), topics, i * part, i == 2 ? whole : (i + 1) * part);
        awaitSomeRead(topics, i);
        if (i < 2) {
          // Whoever falls first, a new instance joins: two rebalances for each kill.
          var fallen = i % 2 == 0 ? processors : alerts;
          House.kill(fallen.removeFirst());
          fallen.add(service(i % 2 == 0 ? "process" : "alert", topics));
        }
      }
      House.awaitTick(kafka.cluster(), topics, RECORDING.steps().size());
    } finally {
      processors.forEach(House::end);
      alerts.forEach(House::end);
    }
    assertThat(House.alerts(kafka.cluster(), topics)).isEqualTo(expected);
  }

  @Test
  void an_hour_without_ingest_and_its_backfill_open_and_close_nothing() {
    var asleep = Recording.withAnHourAsleep();
    assertThat(replayed(new Topics("asleep"), 1, 1, asleep)).isEmpty();
  }

  // Not all: the next kill comes while they still work.
  private static void awaitSomeRead(Topics topics, int part) {
    House.await(
        "mentions and pulses of part " + part,
        () ->
            House.records(kafka.cluster(), topics.mentions().name()).values().stream()
                    .mapToInt(List::size)
                    .sum()
                > part * 20);
  }

  private static Process service(String command, Topics topics) {
    return House.rasid(
        folder.resolve(topics.prefix() + "-" + command + ".log"),
        List.of(
            command,
            "--bootstrap-servers",
            kafka.bootstrapServers(),
            "--topic-prefix",
            topics.prefix(),
            "--data-dir",
            folder.resolve("data").toString()));
  }

  private static Map<String, List<String>> replayed(
      Topics topics, int threads, int instances, Recording recording) {
    prepare(topics);
    var running = new ArrayList<AutoCloseable>();
    try {
      for (int i = 0; i < instances; i++) {
        var state = folder.resolve("state-%s-%d".formatted(topics.prefix(), i));
        running.add(
            ProcessorMain.start(
                new ProcessorConfig(
                    kafka.cluster(), topics, state.resolve("processor"), threads, COMMIT)));
        running.add(
            AlertsMain.start(
                new AlertsConfig(
                    kafka.cluster(), topics, state.resolve("alerts"), threads, COMMIT, List.of())));
      }
      recording.write(kafka.cluster(), topics, 0, recording.steps().size());
      House.awaitTick(kafka.cluster(), topics, recording.steps().size());
    } finally {
      running.forEach(
          service -> {
            try {
              service.close();
            } catch (Exception e) {
              throw new AssertionError(e);
            }
          });
    }
    return House.alerts(kafka.cluster(), topics);
  }

  private static void prepare(Topics topics) {
    try (var admin = Admin.create(kafka.cluster().admin())) {
      TopicSetup.ensure(admin, topics);
    }
    publishWatches(kafka.cluster(), topics, List.of());
  }

  /// The watches of the journeys: one that bursts, one that does not.
  static void publishWatches(Cluster cluster, Topics topics, List<String> channels) {
    var watches = topics.watches();
    try (var producer =
        new KafkaProducer<>(
            cluster.producer(), watches.keys().serializer(), watches.values().serializer())) {
      for (var watch : List.of(fuel(channels), football(channels))) {
        producer.send(new ProducerRecord<>(watches.name(), watch.id(), watch)).get();
      }
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Watch fuel(List<String> channels) {
    return watch(
        "fuel",
        "(وقود OR بنزين OR محروقات OR صهاريج OR carburant OR citernes OR fuel OR tankers) region:ML",
        channels);
  }

  private static Watch football(List<String> channels) {
    return watch("football", "مباراة OR match", channels);
  }

  private static Watch watch(String id, String query, List<String> channels) {
    return new Watch(id, 1, Map.of("ar", id, "en", id), query, 1, 3, 2, channels, Instant.EPOCH);
  }
}
