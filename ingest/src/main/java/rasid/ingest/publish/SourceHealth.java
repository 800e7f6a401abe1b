package rasid.ingest.publish;

import java.time.Duration;
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

  private final Topic<String, SourceState> topic;
  private volatile Set<String> listed;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, Health> unwell = new ConcurrentHashMap<>();
  private final Consumer<Throwable> broken;
  private final Thread thread;
  private volatile boolean closed;

  private SourceHealth(
      Cluster cluster, Topics topics, Collection<String> listed, Consumer<Throwable> broken) {
    this.topic = topics.sources();
    this.listed = Set.copyOf(listed);
    this.consumer = CommittedRecords.consumer(cluster);
    this.broken = broken;
    this.thread = Thread.ofPlatform().daemon().name("ingest-health").unstarted(this::run);
  }

  /// Begins to read.
  ///
  /// @param listed ids of the sources that are polled; others on the topic are of the past
  /// @param broken told once, when reading cannot go on
  public static SourceHealth follow(
      Cluster cluster, Topics topics, Collection<String> listed, Consumer<Throwable> broken) {
    var health = new SourceHealth(cluster, topics, listed, broken);
    health.thread.start();
    return health;
  }

  /// The list has changed.
  ///
  /// @param ids of the sources that are polled from now on
  public void list(Collection<String> ids) {
    listed = Set.copyOf(ids);
  }

  /// The sources that do not do well.
  public Map<String, Health> unwell() {
    var ill = new TreeMap<>(unwell);
    ill.keySet().retainAll(listed);
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
    if (state == null || state.health() == Health.UP) {
      unwell.remove(id);
    } else {
      unwell.put(id, state.health());
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
