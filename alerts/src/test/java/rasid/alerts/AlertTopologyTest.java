package rasid.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rasid.alerts.count.AlertMemory.Clock;
import rasid.alerts.count.Report;
import rasid.alerts.count.Samples;
import rasid.model.Alert;
import rasid.model.AlertState;
import rasid.model.Headline;
import rasid.model.Mention;
import rasid.model.MentionFlow;
import rasid.model.Pulse;
import rasid.model.Signature;
import rasid.model.Sketch;
import rasid.model.topic.CloudEvents;
import rasid.model.topic.Cluster;
import rasid.model.topic.Topics;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AlertTopologyTest {
  private static final Topics TOPICS = Topics.LIVE;
  private static final int TICKS = 2 * 288 + 100;
  private static final int BURST = 2 * 288;

  @TempDir Path state;

  private TopologyTestDriver driver() {
    var settings = new Properties();
    settings.putAll(
        new Cluster("none:1").streams("test", state, 1, Duration.ofMillis(100), TOPICS));
    settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, PoisonedPulse.class);
    return new TopologyTestDriver(AlertTopology.of(TOPICS), settings);
  }

  private static TestInputTopic<String, MentionFlow> mentions(TopologyTestDriver driver) {
    var topic = TOPICS.mentions();
    return driver.createInputTopic(
        topic.name(), topic.keys().serializer(), topic.values().serializer());
  }

  private static void addWatch(TopologyTestDriver driver, String id) {
    var topic = TOPICS.watches();
    driver
        .createInputTopic(topic.name(), topic.keys().serializer(), topic.values().serializer())
        .pipeInput(id, Samples.watch(id));
  }

  private static void pipe(
      TestInputTopic<String, MentionFlow> mentions, Iterable<MentionFlow> records) {
    for (var record : records) {
      switch (record) {
        case Mention mention -> mentions.pipeInput(mention.watch(), mention);
        case Pulse pulse -> mentions.pipeInput((String) null, pulse);
      }
    }
  }

  @Test
  void given_a_burst_then_its_revisions_leave_with_the_time_of_their_tick_and_fresh_headers() {
    try (var driver = driver()) {
      addWatch(driver, "fuel");
      pipe(mentions(driver), Samples.interleaved(Samples.stream(1, 3, TICKS, BURST), 5));
      var topic = TOPICS.alerts();
      var told =
          driver
              .createOutputTopic(
                  topic.name(), topic.keys().deserializer(), topic.values().deserializer())
              .readRecordsToList();
      assertThat(told).isNotEmpty();
      assertThat(told.getFirst().value().state()).isEqualTo(AlertState.OPEN);
      assertThat(told.getFirst().value().names()).containsEntry("ar", "متابعة");
      for (TestRecord<String, Alert> record : told) {
        assertThat(record.key()).isEqualTo(record.value().id());
        assertThat(record.timestamp()).isEqualTo(record.value().at().toEpochMilli());
        assertThat(CloudEvents.type(record.headers())).isEqualTo(CloudEvents.ALERT);
      }
    }
  }

  @Test
  void thirty_reprints_of_a_wire_story_are_one_report_with_thirty_outlets() throws IOException {
    var lines =
        Files.readAllLines(
            Path.of(requireNonNull(System.getProperty("rasid.root")))
                .resolve("processor/src/test/resources/golden/copies/reprints.tsv"));
    assertThat(lines).hasSize(32); // the last two are stories of their own
    try (var driver = driver()) {
      addWatch(driver, "fuel");
      var mentions = new ArrayList<MentionFlow>();
      for (var line : lines) {
        var cells = line.split("\t", -1);
        mentions.add(
            Samples.signed(
                mentions.size() + 1,
                new Signature(cells[2]),
                new Sketch(cells[3]),
                new Headline(cells[4])));
      }
      Collections.shuffle(mentions, new Random(1));
      mentions.add(Samples.pulse(0, 1, 1, List.of(), Map.of()));
      pipe(mentions(driver), mentions);
      var reports = new ArrayList<Report>();
      KeyValueStore<String, Report> store = driver.getKeyValueStore("reports");
      try (var all = store.all()) {
        all.forEachRemaining(entry -> reports.add(entry.value));
      }
      assertThat(reports)
          .extracting(report -> report.outlets().size())
          .containsExactlyInAnyOrder(30, 1, 1);
    }
  }

  @Test
  void given_an_unreadable_mention_then_it_is_set_aside_and_the_rest_goes_on() {
    try (var driver = driver()) {
      raw(driver).pipeInput("fuel".getBytes(UTF_8), "{\"type\":\"mention\"}".getBytes(UTF_8));
      pipe(mentions(driver), Samples.stream(1, 1, 3, 100).getFirst());
      assertThat(driver.getKeyValueStore("clock").get("now"))
          .isEqualTo(
              new Clock(3, Samples.START.plus(Samples.EVERY.multipliedBy(3)), Samples.EVERY, null));
    }
  }

  @Test
  void given_an_unreadable_pulse_then_the_service_stops() {
    try (var driver = driver()) {
      var headers = new RecordHeaders().add(CloudEvents.TYPE, CloudEvents.PULSE.getBytes(UTF_8));
      var poisoned = new TestRecord<byte[], byte[]>(null, "{".getBytes(UTF_8), headers);
      assertThatThrownBy(() -> raw(driver).pipeInput(poisoned))
          .isInstanceOf(StreamsException.class);
    }
  }

  @Test
  void given_a_missing_tick_then_the_service_stops_and_says_which() {
    try (var driver = driver()) {
      var mentions = mentions(driver);
      mentions.pipeInput((String) null, Samples.pulse(0, 1, 1, List.of(), Map.of()));
      assertThatThrownBy(
              () -> mentions.pipeInput((String) null, Samples.pulse(0, 1, 5, List.of(), Map.of())))
          .rootCause()
          .hasMessageContaining("passed tick 5 after tick 1");
    }
  }

  private static TestInputTopic<byte[], byte[]> raw(TopologyTestDriver driver) {
    var bytes = Serdes.ByteArray();
    return driver.createInputTopic(
        TOPICS.mentions().name(), bytes.serializer(), bytes.serializer());
  }
}
