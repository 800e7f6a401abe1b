package rasid.ingest.wire;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import rasid.model.Tick;
import rasid.model.topic.Cluster;
import rasid.model.topic.Topics;

/// Reads back what was committed to a partition.
public final class CommittedRecords {
  private static final Duration WAIT = Duration.ofMillis(500);

  private CommittedRecords() {}

  /// Reads a partition from its beginning to the end it has now.
  ///
  /// Whoever must see all that a predecessor did fences it first: an open transaction hides the
  /// end.
  public static void read(
      Cluster cluster, TopicPartition partition, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    try (var consumer = consumer(cluster)) {
      var only = List.of(partition);
      consumer.assign(only);
      consumer.seekToBeginning(only);
      long end = requireNonNull(consumer.endOffsets(only).get(partition));
      while (consumer.position(partition) < end) {
        consumer.poll(WAIT).forEach(each);
      }
    }
  }

  /// The last tick, if there was one.
  public static Optional<Tick> lastTick(Cluster cluster, Topics topics) {
    var last = new Tick[1];
    var values = topics.ticks().values().deserializer();
    var name = topics.ticks().name();
    read(
        cluster,
        new TopicPartition(name, 0),
        record -> last[0] = values.deserialize(name, record.value()));
    return Optional.ofNullable(last[0]);
  }

  /// A consumer in no group, of bytes.
  public static KafkaConsumer<byte[], byte[]> consumer(Cluster cluster) {
    return new KafkaConsumer<>(
        cluster.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
