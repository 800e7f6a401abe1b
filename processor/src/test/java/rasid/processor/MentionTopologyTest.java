package rasid.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rasid.processor.Examples.NOON;
import static rasid.processor.Examples.article;
import static rasid.processor.Examples.tick;
import static rasid.processor.Examples.watch;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rasid.model.ArticleFlow;
import rasid.model.Health;
import rasid.model.Mention;
import rasid.model.MentionFlow;
import rasid.model.Pane;
import rasid.model.Pulse;
import rasid.model.TaggedArticle;
import rasid.model.Tick;
import rasid.model.Watch;
import rasid.model.topic.CloudEvents;
import rasid.model.topic.Cluster;
import rasid.model.topic.Topic;
import rasid.model.topic.Topics;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MentionTopologyTest {
  private static final Topics TOPICS = new Topics("test", 1, 3);

  private final TopologyTestDriver driver;

  MentionTopologyTest(@TempDir Path stateDir) {
    var settings = new Properties();
    settings.putAll(
        ProcessorMain.settings(
            new ProcessorConfig(
                new Cluster("nowhere:1"), TOPICS, stateDir, 1, Duration.ofMillis(100))));
    driver = new TopologyTestDriver(MentionTopology.of(TOPICS, Tagger.STANDARD), settings, NOON);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void given_an_article_naming_two_watches_then_each_gets_one_mention() {
    follow(watch("fuel", "وقود"), watch("mali", "region:ML"), watch("chad", "region:TD"));
    publish(article(1, "أزمة الوقود في باماكو"));

    assertThat(mentions()).extracting(Mention::watch).containsExactly("fuel", "mali");
    assertThat(tagged())
        .singleElement()
        .satisfies(
            tagged -> {
              assertThat(tagged.regions()).containsExactly("ML");
              assertThat(tagged.matches()).hasSize(2);
              assertThat(tagged.lang()).isEqualTo("ar");
            });
  }

  @Test
  void a_mention_carries_what_an_alert_shows() {
    follow(watch("fuel", "وقود"));
    publish(tick(7), article(1, "أزمة الوقود في باماكو"));

    var record = output(TOPICS.mentions()).readRecord();
    assertThat(record.key()).isEqualTo("fuel");
    assertThat(record.getRecordTime()).isEqualTo(tick(7).at());
    assertThat(new String(record.headers().lastHeader("ce_id").value(), UTF_8))
        .isEqualTo("fuel:" + "0".repeat(63) + "1");
    var mention = (Mention) record.value();
    assertThat(mention.after()).isEqualTo(7);
    assertThat(mention.excerpt()).isEqualTo("أزمة الوقود في باماكو\n\nنص قصير عن الخبر.");
    assertThat(mention.spans().getFirst().in(mention.excerpt())).isEqualTo("الوقود");
    assertThat(mention.countedAt()).isEqualTo(NOON.minusSeconds(60));
  }

  @Test
  void a_tick_becomes_a_pulse_that_tells_the_articles_before_it_by_source_and_pane() {
    publish(
        tick(1),
        article(1, "خبر أول"),
        article(2, "خبر ثان"),
        article(3, "خبر قديم", "", NOON.minus(Duration.ofHours(2))),
        tick(2),
        article(4, "خبر بعد النبضة"));
    tell();

    var record = output(TOPICS.mentions()).readRecord();
    assertThat(record.key()).isNull();
    assertThat(record.getRecordTime()).isEqualTo(tick(2).at());
    long pane = Pane.of(NOON.minusSeconds(60));
    assertThat(record.value())
        .isEqualTo(
            new Pulse(
                0,
                1,
                List.of(
                    passed(1),
                    passed(
                        2,
                        new Pulse.Volume("al-noor", pane - 24, 1),
                        new Pulse.Volume("al-noor", pane, 2)))));
  }

  @Test
  void ticks_passed_together_are_told_in_one_pulse_and_only_once() {
    publish(tick(1), tick(2), tick(3));
    assertThat(output(TOPICS.mentions()).isEmpty()).isTrue();
    tell();
    assertThat(pulses()).singleElement().satisfies(p -> assertThat(p.passed()).hasSize(3));
    tell();
    assertThat(pulses()).isEmpty();
    publish(tick(4));
    tell();
    assertThat(pulses()).containsExactly(new Pulse(0, 1, List.of(passed(4))));
  }

  @Test
  void many_ticks_passed_at_once_do_not_wait() {
    for (int number = 1; number <= 1_000; number++) {
      publish(tick(number));
    }
    assertThat(pulses()).extracting(p -> p.passed().size()).containsExactly(500, 500);
  }

  @Test
  void what_a_partition_remembers_survives_a_restart_in_mid_tick() {
    publish(tick(1), article(1, "خبر أول"), article(2, "خبر ثان"));

    var restarted =
        new TickClock(
            0,
            1,
            driver.getKeyValueStore(TickClock.LAST),
            driver.getKeyValueStore(TickClock.VOLUMES),
            driver.getKeyValueStore(TickClock.PASSED));
    assertThat(restarted.last().number()).isEqualTo(1);
    restarted.count(article(3, "خبر ثالث"));
    restarted.pass(tick(2));
    assertThat(restarted.tell().passed())
        .containsExactly(
            passed(1), passed(2, new Pulse.Volume("al-noor", Pane.of(NOON.minusSeconds(60)), 3)));
  }

  @Test
  void a_version_of_a_watch_holds_after_the_first_tick_at_or_past_its_since() {
    follow(watch("fuel", 1, "وقود", Instant.EPOCH), watch("fuel", 2, "ديزل", tick(2).at()));
    publish(article(1, "وقود"), article(2, "ديزل"), tick(1), article(3, "وقود"));
    publish(tick(2), article(4, "وقود"), article(5, "ديزل"));
    assertThat(mentions())
        .extracting(m -> m.watchVersion() + ":" + m.title())
        .containsExactly("1:وقود", "1:وقود", "2:ديزل");
  }

  @Test
  void a_watch_that_is_removed_matches_no_more() {
    follow(watch("fuel", "وقود"));
    input(TOPICS.watches()).pipeInput("fuel", (Watch) null);
    publish(article(1, "وقود"));
    assertThat(mentions()).isEmpty();
  }

  @Test
  void a_numbered_change_holds_from_the_tick_that_names_it_and_a_removal_too() {
    change(1, "fuel", watch("fuel", 1, "وقود", Instant.EPOCH));
    change(2, "fuel", watch("fuel", 2, "ديزل", Instant.EPOCH));
    change(3, "fuel", null);
    publish(naming(1, 1), article(1, "وقود"), article(2, "ديزل"));
    publish(naming(2, 2), article(3, "وقود"), article(4, "ديزل"));
    publish(naming(3, 3), article(5, "ديزل"));
    tell();
    var flow = flow();
    assertThat(flow.stream().filter(Mention.class::isInstance).map(Mention.class::cast))
        .extracting(m -> m.watchVersion() + ":" + m.title())
        .containsExactly("1:وقود", "2:ديزل");
    assertThat(flow.stream().filter(Pulse.class::isInstance).map(Pulse.class::cast))
        .flatExtracting(Pulse::passed)
        .extracting(Pulse.Passed::changes)
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void a_watch_that_is_disabled_matches_nothing() {
    var watch = watch("fuel", "وقود");
    follow(
        new Watch(
            watch.id(),
            1,
            watch.names(),
            watch.query(),
            watch.kind(),
            watch.budget(),
            false,
            1,
            1,
            List.of(),
            null,
            null,
            null,
            false,
            watch.since(),
            null));
    publish(article(1, "وقود"));
    assertThat(mentions()).isEmpty();
  }

  @Test
  void a_broken_watch_is_left_out_and_the_rest_goes_on() {
    follow(watch("broken", "(وقود"), watch("fuel", "وقود"));
    driver
        .createInputTopic(
            TOPICS.watches().name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput("worse", new byte[] {'{'});
    publish(article(1, "وقود"));
    assertThat(mentions()).extracting(Mention::watch).containsExactly("fuel");
  }

  @Test
  void a_broken_version_of_a_watch_leaves_the_version_before_in_force() {
    follow(watch("fuel", 1, "وقود", Instant.EPOCH), watch("fuel", 2, "(وقود", Instant.EPOCH));
    publish(article(1, "وقود"));
    assertThat(mentions()).extracting(Mention::watchVersion).containsExactly(1);
  }

  @Test
  void an_article_that_cannot_be_read_does_not_stop_the_rest() {
    follow(watch("fuel", "وقود"));
    driver
        .createInputTopic(
            TOPICS.articles().name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput("x", new byte[] {'{'});
    publish(article(1, "وقود"));
    assertThat(mentions()).hasSize(1);
  }

  @Test
  void a_missing_tick_stops_the_service() {
    publish(tick(1));
    assertThatThrownBy(() -> publish(tick(3)))
        .rootCause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("articles partition 0: tick 3 follows tick 1");
  }

  @Test
  void a_tick_for_other_partitions_stops_the_service() {
    assertThatThrownBy(
            () -> publish(new Tick(1, NOON, Duration.ofSeconds(5), 4, Map.<String, Health>of())))
        .rootCause()
        .hasMessageContaining("written for 4 partitions and this service runs with 1");
  }

  @Test
  void a_tick_whose_time_runs_back_stops_the_service() {
    publish(tick(2));
    assertThatThrownBy(
            () -> publish(new Tick(3, NOON, Duration.ofSeconds(5), 1, Map.<String, Health>of())))
        .rootCause()
        .hasMessageContaining("before tick 2");
  }

  @Test
  void a_pulse_goes_to_every_partition_and_a_mention_where_its_key_belongs() {
    follow(watch("fuel", "وقود"));
    publish(article(1, "وقود"));
    var mention = mentions().getFirst();
    var partitioner = MentionTopology.pulsesEverywhere();
    assertThat(partitioner.partitions("t", null, new Pulse(0, 1, List.of(passed(1))), 4))
        .hasValueSatisfying(all -> assertThat(all).containsExactlyInAnyOrder(0, 1, 2, 3));
    assertThat(partitioner.partitions("t", "fuel", mention, 4)).isEmpty();
  }

  private static Pulse.Passed passed(long number, Pulse.Volume... volumes) {
    var tick = tick(number);
    return new Pulse.Passed(number, tick.at(), tick.every(), List.of(volumes), tick.health());
  }

  private void follow(Watch... watches) {
    for (var watch : watches) {
      input(TOPICS.watches()).pipeInput(watch.id(), watch);
    }
  }

  private void change(long number, String id, @Nullable Watch watch) {
    var headers =
        new RecordHeaders()
            .add(CloudEvents.SEQUENCE, Long.toString(number).getBytes(StandardCharsets.UTF_8));
    input(TOPICS.watches()).pipeInput(new TestRecord<>(id, watch, headers));
  }

  private static Tick naming(long number, long change) {
    var tick = tick(number);
    return new Tick(number, tick.at(), tick.every(), 1, tick.health(), change, null);
  }

  private void publish(ArticleFlow... flow) {
    for (var one : flow) {
      input(TOPICS.articles()).pipeInput(new TestRecord<>("key", one));
    }
  }

  private void tell() {
    driver.advanceWallClockTime(Duration.ofMillis(50));
  }

  private List<Mention> mentions() {
    return flow().stream().filter(Mention.class::isInstance).map(Mention.class::cast).toList();
  }

  private List<Pulse> pulses() {
    return flow().stream().filter(Pulse.class::isInstance).map(Pulse.class::cast).toList();
  }

  private List<MentionFlow> flow() {
    return output(TOPICS.mentions()).readValuesToList();
  }

  private List<TaggedArticle> tagged() {
    return output(TOPICS.tagged()).readValuesToList();
  }

  private <K, V> TestInputTopic<K, V> input(Topic<K, V> topic) {
    return driver.createInputTopic(
        topic.name(), topic.keys().serializer(), topic.values().serializer());
  }

  private <K, V> TestOutputTopic<K, V> output(Topic<K, V> topic) {
    return driver.createOutputTopic(
        topic.name(), topic.keys().deserializer(), topic.values().deserializer());
  }
}
