package rasid.ingest.publish;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.ingest.wire.CommittedRecords;
import rasid.ingest.wire.Ownership;
import rasid.model.Health;
import rasid.model.SourceState;
import rasid.model.topic.Cluster;
import rasid.model.topic.Topic;
import rasid.model.topic.Topics;

/// How all sources do, those polled by other instances too: read from their topic.
public final class SourceHealth implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SourceHealth.class);
  private static final Duration POLL = Duration.ofMillis(500);

  // Until what a removed source brought has faded from what is usual for a watch: by then a
  // twentieth is left.
  private static final Duration REMEMBERED = Duration.ofDays(60);

  private final Topic<String, SourceState> topic;
  private volatile Set<String> listed;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final InstantSource clock;
  private final Map<String, SourceState> states = new ConcurrentHashMap<>();
  private final Consumer<Throwable> broken;
  private final Thread thread;
  private volatile boolean closed;

  private SourceHealth(
      Cluster cluster,
      Topics topics,
      Collection<String> listed,
      InstantSource clock,
      Consumer<Throwable> broken) {
    this.topic = topics.sources();
    this.listed = Set.copyOf(listed);
    this.consumer = CommittedRecords.consumer(cluster);
    this.clock = clock;
    this.broken = broken;
    this.thread = Thread.ofPlatform().daemon().name("ingest-health").unstarted(this::run);
  }

  /// Begins to read.
  ///
  /// @param listed ids of the sources that are polled; others on the topic are of the past
  /// @param clock the recorded clock
  /// @param broken told once, when reading cannot go on
  public static SourceHealth follow(
      Cluster cluster,
      Topics topics,
      Collection<String> listed,
      InstantSource clock,
      Consumer<Throwable> broken) {
    var health = new SourceHealth(cluster, topics, listed, clock, broken);
    health.thread.start();
    return health;
  }

  /// The list has changed.
  ///
  /// @param ids of the sources that are polled from now on
  public void list(Collection<String> ids) {
    listed = Set.copyOf(ids);
  }

  /// The sources that do not do well, those removed of late among them: whoever waits for them must
  /// know.
  public Map<String, Health> unwell() {
    var polled = listed;
    var gone = clock.instant().minus(REMEMBERED);
    var ill = new TreeMap<String, Health>();
    states.forEach(
        (id, state) -> {
          if (polled.contains(id)) {
            ill.put(id, state.health());
          } else if (state.removedAt() != null && state.removedAt().isAfter(gone)) {
            ill.put(id, Health.REMOVED);
          }
        });
    ill.values().removeIf(Health.UP::equals);
    return ill;
  }

  private void run() {
    try (consumer) {
      var partitions =
          IntStream.range(0, topic.partitions())
              .mapToObj(p -> new TopicPartition(topic.name(), p))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (!closed) {
        consumer.poll(POLL).forEach(this::take);
      }
    } catch (WakeupException _) {
      LOG.debug("health left");
    } catch (RuntimeException e) {
      if (!closed) {
        broken.accept(e);
      }
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    var id = topic.keys().deserializer().deserialize(topic.name(), record.key());
    SourceState state;
    try {
      state = topic.values().deserializer().deserialize(topic.name(), record.value());
    } catch (SerializationException e) {
      LOG.warn("health unknown source={} why=\"{}\"", id, e.getMessage());
      return;
    }
    if (state == null || (state.health() == Health.UP && state.removedAt() == null)) {
      states.remove(id);
    } else {
      states.put(id, state);
    }
  }

  @Override
  public void close() {
    closed = true;
    consumer.wakeup();
    try {
      thread.join(Ownership.CLOSE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
