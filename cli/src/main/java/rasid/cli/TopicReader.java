package rasid.cli;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import rasid.model.topic.Cluster;
import rasid.model.topic.Topic;

/// Reads what stands on a topic now, from its beginning, without a group and without a trace.
final class TopicReader {
  private static final Duration POLL = Duration.ofMillis(200);

  private TopicReader() {}

  /// All committed records in the order of each partition, bytes as they stand.
  ///
  /// @throws Refusal when there is no such topic
  static void records(
      Cluster cluster, String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    records(cluster, topic, 0, each);
  }

  /// Likewise, from an offset on.
  static void records(
      Cluster cluster, String topic, long from, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    var bytes = new ByteArrayDeserializer();
    try (var consumer = new KafkaConsumer<>(cluster.consumer(), bytes, bytes)) {
      var known = consumer.listTopics().get(topic);
      if (known == null || known.isEmpty()) {
        throw missing(cluster, topic);
      }
      var partitions =
          known.stream().map(p -> new TopicPartition(p.topic(), p.partition())).toList();
      consumer.assign(partitions);
      var begins = consumer.beginningOffsets(partitions);
      var ends = consumer.endOffsets(partitions);
      partitions.forEach(p -> consumer.seek(p, Math.max(from, begins.getOrDefault(p, 0L))));
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        for (var record : consumer.poll(POLL)) {
          var end = ends.get(new TopicPartition(record.topic(), record.partition()));
          if (end != null && record.offset() < end) {
            each.accept(record);
          }
        }
      }
    }
  }

  /// The last value of each key, by key; a tombstone removes. A record that cannot be read is told
  /// to `broken` and passed over.
  static <V> Map<String, V> table(
      Cluster cluster, Topic<String, V> topic, Consumer<String> broken) {
    var table = new TreeMap<String, V>();
    records(
        cluster,
        topic.name(),
        record -> {
          try {
            var key = topic.keys().deserializer().deserialize(topic.name(), record.key());
            var value = topic.values().deserializer().deserialize(topic.name(), record.value());
            if (value == null) {
              table.remove(key);
            } else {
              table.put(key, value);
            }
          } catch (SerializationException e) {
            broken.accept(
                "record %d of %s is passed over: %s"
                    .formatted(record.offset(), topic.name(), e.getMessage()));
          }
        });
    return table;
  }

  /// How much stands in each of these topics: the offsets between beginning and end, which also
  /// count the marks of transactions and what was compacted away.
  static Map<String, Long> sizes(Admin admin, Map<String, Integer> partitions) {
    var begin = offsets(admin, partitions, OffsetSpec.earliest());
    var end = offsets(admin, partitions, OffsetSpec.latest());
    var sizes = new TreeMap<String, Long>();
    end.forEach(
        (partition, offset) ->
            sizes.merge(partition.topic(), offset - begin.getOrDefault(partition, 0L), Long::sum));
    return sizes;
  }

  static Refusal missing(Cluster cluster, String topic) {
    return Refusal.notSo(
        "there is no topic %s on %s; make it with `rasid topics create`, or check --topic-prefix"
            .formatted(topic, cluster.bootstrapServers()));
  }

  private static Map<TopicPartition, Long> offsets(
      Admin admin, Map<String, Integer> partitions, OffsetSpec spec) {
    var asked =
        partitions.entrySet().stream()
            .flatMap(
                topic ->
                    java.util.stream.IntStream.range(0, topic.getValue())
                        .mapToObj(p -> new TopicPartition(topic.getKey(), p)))
            .collect(toMap(p -> p, _ -> spec));
    try {
      return admin.listOffsets(asked).all().get().entrySet().stream()
          .collect(toMap(Map.Entry::getKey, offset -> offset.getValue().offset()));
    } catch (ExecutionException e) {
      throw new KafkaException("cannot list offsets of " + List.copyOf(partitions.keySet()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while listing offsets", e);
    }
  }

  /// The names of all topics there are.
  static Set<String> names(Admin admin) {
    try {
      return admin.listTopics().names().get();
    } catch (ExecutionException e) {
      throw new KafkaException("cannot list topics", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while listing topics", e);
    }
  }
}
