package rasid.ingest.tick;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import rasid.ingest.wire.CommittedRecords;
import rasid.model.topic.Cluster;
import rasid.model.topic.Topic;
import rasid.model.topic.WatchHistory;

/// Follows the numbered changes of a topic of one partition, for ticks to name the last one. For
/// one thread.
final class Changes implements AutoCloseable {
  private static final Duration WAIT = Duration.ofMillis(500);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private long last;

  /// Reads all there are.
  ///
  /// @param last the change that the last tick named: no tick goes back behind it
  Changes(Cluster cluster, Topic<?, ?> topic, long last) {
    this.last = last;
    var only = List.of(new TopicPartition(topic.name(), 0));
    consumer = CommittedRecords.consumer(cluster);
    consumer.assign(only);
    consumer.seekToBeginning(only);
    long end = requireNonNull(consumer.endOffsets(only).get(only.getFirst()));
    while (consumer.position(only.getFirst()) < end) {
      take(WAIT);
    }
  }

  /// The last change, as far as it has arrived; asks without waiting.
  long last() {
    take(Duration.ZERO);
    return last;
  }

  private void take(Duration patience) {
    for (var record : consumer.poll(patience)) {
      WatchHistory.number(record.headers()).ifPresent(number -> last = Math.max(last, number));
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
