package rasid.desk.follow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.desk.view.Done;
import rasid.desk.view.Fact;
import rasid.desk.view.SourceHealth;
import rasid.desk.view.Views;
import rasid.model.Action;
import rasid.model.topic.Cluster;
import rasid.model.topic.Topic;
import rasid.model.topic.Topics;
import rasid.model.topic.WatchHistory;

/// Reads tagged articles, alerts, actions, watches and states of sources into the views, with one
/// consumer in one thread.
///
/// It belongs to no group and commits nothing: every desk reads all partitions for itself, from the
/// last stretch of the articles and from the beginning of the others. A record that cannot be read
/// is logged and passed over; whoever wrote or processes it sets it aside.
public final class TopicFollower implements AutoCloseable {
  /// Offsets of each tagged partition read again at start. Twice the articles the views keep,
  /// because the end of each transaction takes an offset too.
  private static final long TAGGED_TAIL = 2L * Views.MOST_ARTICLES;

  /// How long topics may be missing at start: a cluster that is just coming up needs a while.
  private static final Duration TOPICS_AWAITED = Duration.ofMinutes(2);

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration CLOSE = Duration.ofSeconds(10);
  private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);

  private final Consumer<byte[], byte[]> consumer;
  private final Views views;
  private final Topic<String, ?> tagged;
  private final Map<String, Reader> readers;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Thread thread = Thread.ofPlatform().name("desk-follower").unstarted(this::run);
  private volatile boolean closing;

  private interface Reader {
    Optional<Fact> read(String key, byte @Nullable [] value, Headers headers);
  }

  private TopicFollower(Consumer<byte[], byte[]> consumer, Topics topics, Views views) {
    this.consumer = consumer;
    this.views = views;
    this.tagged = topics.tagged();
    this.readers =
        Map.of(
            topics.tagged().name(),
                (_, value, _) -> decode(topics.tagged(), value).map(Fact.Tagged::new),
            topics.actions().name(),
                (_, value, headers) -> acted(decode(topics.actions(), value), headers),
            topics.alerts().name(),
                (key, value, _) ->
                    Optional.of(new Fact.Revised(key, decode(topics.alerts(), value).orElse(null))),
            topics.watches().name(),
                (key, value, _) ->
                    Optional.of(
                        new Fact.Followed(key, decode(topics.watches(), value).orElse(null))),
            topics.sources().name(),
                (key, value, _) ->
                    Optional.of(
                        new Fact.Asked(
                            key,
                            decode(topics.sources(), value)
                                .flatMap(SourceHealth::of)
                                .orElse(null))));
  }

  /// Starts reading.
  public static TopicFollower start(Cluster cluster, Topics topics, Views views) {
    var consumer =
        new KafkaConsumer<>(
            cluster.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    return start(consumer, topics, views);
  }

  static TopicFollower start(Consumer<byte[], byte[]> consumer, Topics topics, Views views) {
    var follower = new TopicFollower(consumer, topics, views);
    follower.thread.start();
    return follower;
  }

  /// Completes when reading has ended; exceptionally when it broke.
  public CompletableFuture<Void> ended() {
    return ended;
  }

  @Override
  public void close() {
    closing = true;
    consumer.wakeup();
    try {
      if (!thread.join(CLOSE)) {
        LOG.warn("desk follower did not stop within {}", CLOSE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (consumer) {
      follow();
      ended.complete(null);
    } catch (WakeupException _) {
      ended.complete(null);
    } catch (RuntimeException | Error e) {
      LOG.error("desk stopped reading: {}", e.getMessage(), e);
      views.lost();
      ended.completeExceptionally(e);
    }
  }

  private void follow() {
    var behind = new HashMap<>(seekAll());
    boolean ready = false;
    while (!closing) {
      if (!ready) {
        behind.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        if (behind.isEmpty()) {
          views.caughtUp();
          ready = true;
        }
      }
      var facts = new ArrayList<Fact>();
      for (var record : consumer.poll(POLL)) {
        fact(record).ifPresent(facts::add);
      }
      if (!facts.isEmpty()) {
        views.apply(facts);
      }
    }
  }

  // Where each partition ends now: what must be read before the page tells the present.
  private Map<TopicPartition, Long> seekAll() {
    var partitions = new ArrayList<TopicPartition>();
    for (var topic : readers.keySet().stream().sorted().toList()) {
      partitions.addAll(partitionsOf(topic));
    }
    consumer.assign(partitions);
    var begins = consumer.beginningOffsets(partitions);
    var ends = consumer.endOffsets(partitions);
    for (var partition : partitions) {
      long begin = begins.getOrDefault(partition, 0L);
      long end = ends.getOrDefault(partition, 0L);
      boolean tail = partition.topic().equals(tagged.name());
      consumer.seek(partition, tail ? Math.max(begin, end - TAGGED_TAIL) : begin);
    }
    return ends;
  }

  private List<TopicPartition> partitionsOf(String topic) {
    long deadline = System.nanoTime() + TOPICS_AWAITED.toNanos();
    while (true) {
      try {
        var found = consumer.partitionsFor(topic, POLL);
        if (found != null && !found.isEmpty()) {
          return found.stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
        }
      } catch (UnknownTopicOrPartitionException
          | org.apache.kafka.common.errors.TimeoutException e) {
        LOG.debug("topic not there yet topic={} reason={}", topic, e.getMessage());
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "topic %s is not there after %d s; start a service that makes it, or check the bootstrap servers"
                .formatted(topic, TOPICS_AWAITED.toSeconds()));
      }
      pause();
    }
  }

  // Between two questions for a topic; a poll without partitions would not wait.
  private void pause() {
    if (closing) {
      throw new WakeupException();
    }
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new WakeupException();
    }
  }

  private Optional<Fact> fact(ConsumerRecord<byte[], byte[]> record) {
    var key = record.key();
    var reader = readers.get(record.topic());
    if (key == null || reader == null) {
      return Optional.empty();
    }
    try {
      return reader.read(new String(key, UTF_8), record.value(), record.headers());
    } catch (SerializationException e) {
      LOG.warn(
          "record passed over topic={} partition={} offset={} reason={}",
          record.topic(),
          record.partition(),
          record.offset(),
          e.getMessage());
      return Optional.empty();
    }
  }

  // One without a number was written by nobody of ours and holds nowhere, as `ActionLog` has it.
  private static Optional<Fact> acted(Optional<Action> action, Headers headers) {
    var number = WatchHistory.number(headers);
    return number.isEmpty()
        ? Optional.empty()
        : action.map(done -> new Fact.Acted(new Done(number.getAsLong(), done)));
  }

  private static <V> Optional<V> decode(Topic<String, V> topic, byte @Nullable [] value) {
    return value == null
        ? Optional.empty()
        : Optional.of(topic.values().deserializer().deserialize(topic.name(), value));
  }
}
