package rasid.desk.follow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import rasid.desk.Await;
import rasid.desk.Samples;
import rasid.desk.view.SourceHealth;
import rasid.desk.view.Views;
import rasid.model.Action;
import rasid.model.Alert;
import rasid.model.AlertState;
import rasid.model.SourceState;
import rasid.model.Trouble;
import rasid.model.topic.CloudEvents;
import rasid.model.topic.Topic;
import rasid.model.topic.Topics;

/// Against Kafka's own in-memory consumer: where reading starts, when it has caught up, and what a
/// broken record or consumer does.
@DisplayNameGeneration(ReplaceUnderscores.class)
class TopicFollowerTest {
  private static final Topics TOPICS = Topics.LIVE;

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private final Views views = new Views();
  private final Map<TopicPartition, Long> ends = new HashMap<>();
  private final TopicPartition tagged = topic(TOPICS.tagged(), 0);
  private final TopicPartition alerts = topic(TOPICS.alerts(), 0);
  private final TopicPartition actions = topic(TOPICS.actions(), 0);
  private final TopicPartition watches = topic(TOPICS.watches(), 0);
  private final TopicPartition sources = topic(TOPICS.sources(), 0);

  @AfterEach
  void close() {
    consumer.close();
  }

  @Test
  void given_records_in_all_topics_then_the_views_have_them_and_are_ready_after_the_last() {
    endsAt(alerts, 1);
    endsAt(actions, 0);
    endsAt(watches, 1);
    endsAt(sources, 0);
    endsAt(tagged, 1);
    try (var _ = start()) {
      Await.until("partitions are assigned", () -> consumer.assignment().size() == 5);
      add(tagged, 0, Samples.id(1), json(TOPICS.tagged(), Samples.article(1, "عنوان", "نص")));
      add(alerts, 0, "a", json(TOPICS.alerts(), alert()));
      assertThat(views.snapshot().ready()).isFalse();
      add(watches, 0, Samples.WATCH, json(TOPICS.watches(), Samples.watch()));

      Await.until("views are ready", () -> views.snapshot().ready());
      assertThat(views.snapshot().articles()).hasSize(1);
      assertThat(views.snapshot().alerts()).hasSize(1);
      assertThat(views.snapshot().watches()).hasSize(1);
    }
  }

  @Test
  void tagged_articles_are_read_from_their_last_stretch_and_alerts_from_the_beginning() {
    endsAt(tagged, 10_000);
    endsAt(alerts, 10_000);
    endsAt(actions, 0);
    endsAt(watches, 0);
    endsAt(sources, 0);
    try (var _ = start()) {
      Await.until("partitions are assigned", () -> consumer.assignment().size() == 5);
      // The in-memory consumer gives what stands at or after its position.
      add(tagged, 9_399, Samples.id(2), json(TOPICS.tagged(), Samples.article(2, "قديم", "نص")));
      add(tagged, 9_999, Samples.id(1), json(TOPICS.tagged(), Samples.article(1, "جديد", "نص")));
      add(alerts, 0, "a", json(TOPICS.alerts(), alert()));

      Await.until("both are read", () -> !views.snapshot().alerts().isEmpty());
      Await.until("both are read", () -> !views.snapshot().articles().isEmpty());
      assertThat(views.snapshot().articles())
          .extracting(article -> article.article().title())
          .containsExactly("جديد");
      assertThat(views.snapshot().ready()).isFalse();
    }
  }

  @Test
  void a_record_that_cannot_be_read_is_passed_over_and_a_tombstone_removes() {
    endsAt(tagged, 0);
    endsAt(alerts, 4);
    endsAt(actions, 0);
    endsAt(watches, 0);
    endsAt(sources, 0);
    try (var _ = start()) {
      Await.until("partitions are assigned", () -> consumer.assignment().size() == 5);
      add(alerts, 0, "gone", json(TOPICS.alerts(), alert()));
      add(alerts, 1, "broken", "{\"id\":".getBytes(UTF_8));
      add(alerts, 2, "gone", null);
      add(alerts, 3, "a", json(TOPICS.alerts(), alert()));

      Await.until("views are ready", () -> views.snapshot().ready());
      assertThat(views.snapshot().alerts())
          .extracting(life -> life.latest().id())
          .containsExactly("a");
    }
  }

  @Test
  void sources_are_read_from_the_beginning_and_removed_ones_are_left_out() {
    endsAt(tagged, 0);
    endsAt(alerts, 0);
    endsAt(actions, 0);
    endsAt(watches, 0);
    endsAt(sources, 3);
    try (var _ = start()) {
      Await.until("partitions are assigned", () -> consumer.assignment().size() == 5);
      add(sources, 0, "blocked", source(Samples.source("blocked", Trouble.BLOCKED)));
      add(sources, 1, "off", source(Samples.source("off", Trouble.ILL)));
      add(sources, 2, "off", source(Samples.removed("off")));

      Await.until("views are ready", () -> views.snapshot().ready());
      assertThat(views.snapshot().sources().worst())
          .extracting(SourceHealth::id)
          .containsExactly("blocked");
    }
  }

  @Test
  void actions_are_read_from_the_beginning_and_those_without_a_number_hold_nowhere() {
    endsAt(tagged, 0);
    endsAt(alerts, 0);
    endsAt(actions, 4);
    endsAt(watches, 0);
    endsAt(sources, 0);
    try (var _ = start()) {
      Await.until("partitions are assigned", () -> consumer.assignment().size() == 5);
      act(0, "1", comment("كتبه المكتب"));
      act(1, null, comment("كتبه غيرنا"));
      act(2, "2", null);
      act(3, "3", comment("كتبه المكتب ثانية"));

      Await.until("views are ready", () -> views.snapshot().ready());
      assertThat(views.snapshot().actions())
          .extracting(done -> done.number() + " " + ((Action.Comment) done.action()).text())
          .containsExactly("3 كتبه المكتب ثانية", "1 كتبه المكتب");
    }
  }

  @Test
  void given_a_consumer_that_breaks_then_it_ends_with_the_cause_and_the_views_are_not_ready() {
    endsAt(tagged, 0);
    endsAt(alerts, 0);
    endsAt(actions, 0);
    endsAt(watches, 0);
    endsAt(sources, 0);
    try (var follower = start()) {
      Await.until("views are ready", () -> views.snapshot().ready());
      consumer.setPollException(new KafkaException("the disk is on fire"));

      assertThatThrownBy(() -> follower.ended().get(60, TimeUnit.SECONDS))
          .hasRootCauseMessage("the disk is on fire");
      assertThat(views.snapshot().ready()).isFalse();
    }
  }

  @Test
  void closing_ends_it_without_an_error() throws Exception {
    endsAt(tagged, 0);
    endsAt(alerts, 0);
    endsAt(actions, 0);
    endsAt(watches, 0);
    endsAt(sources, 0);
    var follower = start();
    follower.close();

    follower.ended().get(60, TimeUnit.SECONDS);
    assertThat(consumer.closed()).isTrue();
  }

  private TopicFollower start() {
    for (var partition : List.of(tagged, alerts, actions, watches, sources)) {
      consumer.updatePartitions(
          partition.topic(),
          List.of(
              new PartitionInfo(partition.topic(), 0, Node.noNode(), new Node[0], new Node[0])));
    }
    return TopicFollower.start(consumer, TOPICS, views);
  }

  private void endsAt(TopicPartition partition, long end) {
    ends.put(partition, end);
    consumer.updateBeginningOffsets(Map.of(partition, 0L));
    consumer.updateEndOffsets(Map.of(partition, end));
  }

  private void add(TopicPartition partition, long offset, String key, byte @Nullable [] value) {
    consumer.schedulePollTask(
        () ->
            consumer.addRecord(
                new ConsumerRecord<>(partition.topic(), 0, offset, key.getBytes(UTF_8), value)));
  }

  private void act(long offset, @Nullable String number, byte @Nullable [] value) {
    var headers = new RecordHeaders();
    if (number != null) {
      headers.add(CloudEvents.SEQUENCE, number.getBytes(UTF_8));
    }
    consumer.schedulePollTask(
        () ->
            consumer.addRecord(
                new ConsumerRecord<>(
                    actions.topic(),
                    0,
                    offset,
                    ConsumerRecord.NO_TIMESTAMP,
                    TimestampType.NO_TIMESTAMP_TYPE,
                    1,
                    value == null ? 0 : value.length,
                    "a".getBytes(UTF_8),
                    value,
                    headers,
                    Optional.empty())));
  }

  private static byte[] comment(String text) {
    return json(TOPICS.actions(), new Action.Comment(Samples.WATCH, "a", "منى", Samples.NOW, text));
  }

  private static byte[] source(SourceState state) {
    return json(TOPICS.sources(), state);
  }

  private static Alert alert() {
    return Samples.alert("a", 1, AlertState.OPEN, Samples.NOW);
  }

  private static <V> byte[] json(Topic<String, V> topic, V value) {
    return topic.values().serializer().serialize(topic.name(), value);
  }

  private static TopicPartition topic(Topic<?, ?> topic, int partition) {
    return new TopicPartition(topic.name(), partition);
  }
}
