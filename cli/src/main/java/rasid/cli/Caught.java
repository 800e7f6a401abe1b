package rasid.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import rasid.model.Pulse;
import rasid.model.topic.Cluster;
import rasid.model.topic.TopicSetup;
import rasid.model.topic.Topics;

/// Whether the services have come to the end of what there is.
///
/// That a group has read all is not enough: the processor may hold back the pulse of a tick it has
/// read. So the pulses themselves are asked.
public final class Caught {
  // Pulses of all partitions within so many records from the end: they come together.
  private static final int TAIL = 300;
  private static final Duration POLL = Duration.ofMillis(100);

  private Caught() {}

  /// Whether every article partition has told that it passed a tick, and alerts has read all that.
  ///
  /// @throws KafkaException when the cluster does not answer
  public static boolean up(Cluster cluster, Admin admin, Topics topics, long tick) {
    return passed(cluster, topics) >= tick && lag(admin, topics) == 0;
  }

  /// Records that alerts has still to read.
  static long lag(Admin admin, Topics topics) {
    var group = topics.prefix() + "-alerts";
    var topic = topics.mentions().name();
    var asked = new HashMap<TopicPartition, OffsetSpec>();
    for (int p = 0; p < TopicSetup.partitionsOf(admin, topic); p++) {
      asked.put(new TopicPartition(topic, p), OffsetSpec.latest());
    }
    try {
      // The end first: what is read meanwhile can only make the lag smaller.
      var ends = admin.listOffsets(asked).all().get();
      var read = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      long lag = 0;
      for (var end : ends.entrySet()) {
        var committed = read.get(end.getKey());
        lag += Math.max(0, end.getValue().offset() - (committed == null ? 0 : committed.offset()));
      }
      return lag;
    } catch (ExecutionException e) {
      throw new KafkaException("cannot ask how far %s is".formatted(group), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while asking how far %s is".formatted(group), e);
    }
  }

  /// The last tick that all article partitions have passed; 0 when one has passed none.
  private static long passed(Cluster cluster, Topics topics) {
    var mentions = topics.mentions();
    var last = new TreeMap<Integer, Long>();
    try (var consumer =
        new KafkaConsumer<>(
            cluster.consumer(), mentions.keys().deserializer(), mentions.values().deserializer())) {
      // A pulse goes to every partition: one tells all.
      var first = new TopicPartition(mentions.name(), 0);
      consumer.assign(List.of(first));
      var asked = List.of(first);
      long begin = consumer.beginningOffsets(asked).getOrDefault(first, 0L);
      long end = consumer.endOffsets(asked).getOrDefault(first, 0L);
      consumer.seek(first, Math.max(begin, end - TAIL));
      while (consumer.position(first) < end) {
        for (var record : consumer.poll(POLL)) {
          if (record.value() instanceof Pulse pulse) {
            last.merge(pulse.partition(), pulse.passed().getLast().tick(), Math::max);
          }
        }
      }
    }
    return last.size() < topics.articlePartitions() ? 0 : least(last);
  }

  private static long least(Map<Integer, Long> ticks) {
    return ticks.values().stream().mapToLong(Long::longValue).min().orElse(0);
  }
}
