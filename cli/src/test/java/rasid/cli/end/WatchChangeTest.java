package rasid.cli.end;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rasid.alerts.AlertsConfig;
import rasid.alerts.AlertsMain;
import rasid.cli.EmbeddedKafka;
import rasid.cli.WatchPublisher;
import rasid.model.Alert;
import rasid.model.Mention;
import rasid.model.MentionFlow;
import rasid.model.Tick;
import rasid.model.Watch;
import rasid.model.topic.Json;
import rasid.model.topic.Topic;
import rasid.model.topic.TopicSetup;
import rasid.model.topic.Topics;
import rasid.processor.ProcessorConfig;
import rasid.processor.ProcessorMain;

/// A change of watches in a running cluster holds from the tick that names it, in every replay too.
@DisplayNameGeneration(ReplaceUnderscores.class)
class WatchChangeTest {
  private static final Recording RECORDING = Recording.ofTheBreak();
  private static final Duration COMMIT = Duration.ofMillis(100);

  // Steps of the recording before which a watch is added, changed, removed.
  private static final int ADDED = 300;
  private static final int CHANGED = 600;
  private static final int REMOVED = 800;

  // Step of the recording twelve minutes before the news breaks.
  private static final int SHORTLY_BEFORE = 888;

  private static final String FUEL =
      "(وقود OR بنزين OR محروقات OR صهاريج OR carburant OR citernes OR fuel OR tankers) region:ML";

  @TempDir private Path folder;

  @Test
  void a_replay_of_changing_watches_gives_the_same_mentions_and_alerts() {
    try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0)) {
      var live = new Topics("live");
      prepare(kafka, live);
      var publisher =
          new WatchPublisher(
              kafka.cluster(), live, WatchPublisher.Past.NONE, warning -> fail(warning));
      publisher.add(List.of(watch("football", "مباراة OR match")));
      var services = start(kafka, live, "first");
      write(kafka, live, 0, ADDED, 1);
      House.awaitTick(kafka.cluster(), live, ADDED);

      // The ticks that name the change come first: nothing may be matched before it arrives.
      RECORDING.write(kafka.cluster(), live, ADDED, CHANGED, 2L);
      publisher.add(List.of(watch("fuel", FUEL), watch("mali", "region:ML")));
      House.awaitTick(kafka.cluster(), live, CHANGED);

      // And after a restart, which reads the watches anew.
      close(services);
      publisher.add(List.of(watch("mali", "region:ML OR region:NE")));
      services = start(kafka, live, "second");
      write(kafka, live, CHANGED, REMOVED, 3);
      publisher.remove(Set.of("football"));
      write(kafka, live, REMOVED, RECORDING.steps().size(), 4);
      House.awaitTick(kafka.cluster(), live, RECORDING.steps().size());
      close(services);

      var mentions = mentions(kafka, live);
      assertThat(ticks(mentions, "mali v1"))
          .isNotEmpty()
          .allMatch(after -> within(after, ADDED, CHANGED));
      assertThat(ticks(mentions, "mali v2")).isNotEmpty().allMatch(after -> after > CHANGED);
      assertThat(ticks(mentions, "football v1")).isNotEmpty().allMatch(after -> after <= REMOVED);
      assertThat(House.alerts(kafka.cluster(), live).toString()).contains("\"watch\":\"fuel\"");

      var again = new Topics("again", 3, 2);
      prepare(kafka, again);
      copyWatches(kafka, live, again);
      write(kafka, again, 0, ADDED, 1);
      write(kafka, again, ADDED, CHANGED, 2);
      write(kafka, again, CHANGED, REMOVED, 3);
      write(kafka, again, REMOVED, RECORDING.steps().size(), 4);
      services = start(kafka, again, "replay");
      House.awaitTick(kafka.cluster(), again, RECORDING.steps().size());
      close(services);
      assertThat(mentions(kafka, again)).isEqualTo(mentions);
      assertThat(House.alerts(kafka.cluster(), again))
          .isEqualTo(House.alerts(kafka.cluster(), live));
    }
  }

  @Test
  void a_watch_that_is_added_alerts_as_one_that_was_there_from_the_beginning() throws Exception {
    try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0)) {
      var live = new Topics("late");
      prepare(kafka, live);
      var publisher =
          new WatchPublisher(
              kafka.cluster(), live, WatchPublisher.Past.NONE, warning -> fail(warning));
      publisher.add(List.of(watch("football", "مباراة OR match")));
      var services = start(kafka, live, "first");
      write(kafka, live, 0, SHORTLY_BEFORE, 1);
      House.awaitTick(kafka.cluster(), live, SHORTLY_BEFORE);
      var said = added(kafka, live, "fuel", FUEL);
      assertThat(said).contains("fuel: learned from 3 days of recorded news", "learning, 11 days");
      write(kafka, live, SHORTLY_BEFORE, RECORDING.steps().size(), 2);
      House.awaitTick(kafka.cluster(), live, RECORDING.steps().size());
      close(services);
      assertThat(told(kafka, live)).isEqualTo(told(kafka, fromTheBeginning(kafka))).isNotEmpty();

      // In a replay the watch begins with what it was given, in other partitions too.
      var again = new Topics("late-again", 3, 2);
      prepare(kafka, again);
      copyWatches(kafka, live, again);
      write(kafka, again, 0, SHORTLY_BEFORE, 1);
      write(kafka, again, SHORTLY_BEFORE, RECORDING.steps().size(), 2);
      services = start(kafka, again, "late-again");
      House.awaitTick(kafka.cluster(), again, RECORDING.steps().size());
      close(services);
      assertThat(House.alerts(kafka.cluster(), again))
          .isEqualTo(House.alerts(kafka.cluster(), live));
    }
  }

  private Topics fromTheBeginning(EmbeddedKafka kafka) {
    var whole = new Topics("whole");
    prepare(kafka, whole);
    new WatchPublisher(kafka.cluster(), whole, WatchPublisher.Past.NONE, warning -> fail(warning))
        .add(List.of(watch("football", "مباراة OR match"), watch("fuel", FUEL)));
    var services = start(kafka, whole, "whole");
    write(kafka, whole, 0, RECORDING.steps().size(), 1);
    House.awaitTick(kafka.cluster(), whole, RECORDING.steps().size());
    close(services);
    return whole;
  }

  // As a desk does it.
  private String added(EmbeddedKafka kafka, Topics topics, String id, String query)
      throws Exception {
    var file = folder.resolve(id + ".yaml");
    Files.writeString(
        file,
        "watches:\n- id: %s\n  names: {ar: %s, en: %s}\n  query: %s\n"
            .formatted(id, id, id, query));
    var log = folder.resolve("add.log");
    var adding =
        House.rasid(
            log,
            List.of(
                "watch",
                "add",
                file.toString(),
                "--bootstrap-servers",
                kafka.bootstrapServers(),
                "--topic-prefix",
                topics.prefix()));
    assertThat(adding.waitFor(House.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    var said = Files.readString(log);
    assertThat(adding.exitValue()).as(said).isZero();
    return said;
  }

  // What desks see of the alerts of fuel. The last digit of a surprise depends on when a watch was
  // walked along, so it is left out.
  private static List<String> told(EmbeddedKafka kafka, Topics topics) {
    var told = new ArrayList<String>();
    for (var revisions : House.alerts(kafka.cluster(), topics).values()) {
      for (var json : revisions) {
        var alert = Json.MAPPER.readValue(json, Alert.class);
        if (alert.watch().equals("fuel")) {
          told.add(
              "%s.%d %s %s %d reports of %d outlets: %s"
                  .formatted(
                      alert.id(),
                      alert.revision(),
                      alert.state(),
                      alert.at(),
                      alert.reports(),
                      alert.outlets(),
                      alert.evidence().stream().map(Alert.Evidence::article).toList()));
        }
      }
    }
    return told;
  }

  private static boolean within(long after, int from, int to) {
    return after > from && after <= to;
  }

  private static List<Long> ticks(List<Mention> mentions, String watch) {
    return mentions.stream()
        .filter(m -> watch.equals("%s v%d".formatted(m.watch(), m.watchVersion())))
        .map(Mention::after)
        .toList();
  }

  private static void prepare(EmbeddedKafka kafka, Topics topics) {
    try (var admin = Admin.create(kafka.cluster().admin())) {
      TopicSetup.ensure(admin, topics);
    }
  }

  // As ingest would, the last tick too: the publisher asks it for the recorded time.
  private static void write(EmbeddedKafka kafka, Topics topics, int from, int to, long changes) {
    RECORDING.write(kafka.cluster(), topics, from, to, changes);
    var last = RECORDING.steps().get(to - 1).tick();
    var tick =
        new Tick(
            last.number(),
            last.at(),
            last.every(),
            topics.articlePartitions(),
            Map.of(),
            changes,
            null);
    var ticks = topics.ticks();
    send(
        kafka,
        List.of(
            new ProducerRecord<>(
                ticks.name(),
                Topics.TICK_KEY.getBytes(UTF_8),
                ticks.values().serializer().serialize(ticks.name(), tick))));
  }

  private static void copyWatches(EmbeddedKafka kafka, Topics from, Topics to) {
    copy(kafka, from.watches(), to.watches());
    copy(kafka, from.baselines(), to.baselines());
  }

  private static void copy(EmbeddedKafka kafka, Topic<?, ?> from, Topic<?, ?> to) {
    var copies = new ArrayList<ProducerRecord<byte[], byte[]>>();
    for (var partition : House.records(kafka.cluster(), from.name()).values()) {
      for (var record : partition) {
        copies.add(
            new ProducerRecord<>(to.name(), 0, record.key(), record.value(), record.headers()));
      }
    }
    send(kafka, copies);
  }

  private static void send(EmbeddedKafka kafka, List<ProducerRecord<byte[], byte[]>> records) {
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(kafka.cluster().producer(), bytes, bytes)) {
      for (var record : records) {
        producer.send(record).get();
      }
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Mention> mentions(EmbeddedKafka kafka, Topics topics) {
    var topic = topics.mentions();
    var mentions = new ArrayList<Mention>();
    House.records(kafka.cluster(), topic.name())
        .values()
        .forEach(
            partition ->
                partition.forEach(
                    record -> {
                      MentionFlow flow =
                          topic.values().deserializer().deserialize(topic.name(), record.value());
                      if (flow instanceof Mention mention) {
                        mentions.add(mention);
                      }
                    }));
    mentions.sort(Comparator.comparing(Mention::watch).thenComparing(Mention::article));
    return mentions;
  }

  private List<AutoCloseable> start(EmbeddedKafka kafka, Topics topics, String name) {
    var state = folder.resolve(name);
    return List.of(
        ProcessorMain.start(
            new ProcessorConfig(kafka.cluster(), topics, state.resolve("processor"), 2, COMMIT)),
        AlertsMain.start(
            new AlertsConfig(
                kafka.cluster(), topics, state.resolve("alerts"), 2, COMMIT, List.of())));
  }

  private static void close(List<AutoCloseable> services) {
    for (var service : services) {
      try {
        service.close();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  private static Watch watch(String id, String query) {
    return new Watch(
        id, 1, Map.of("ar", id, "en", id), query, 1, 3, 2, List.of("console"), Instant.EPOCH);
  }
}
