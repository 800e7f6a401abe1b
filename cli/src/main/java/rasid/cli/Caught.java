package rasid.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import rasid.model.MentionFlow;
import rasid.model.Pulse;
import rasid.model.topic.Cluster;
import rasid.model.topic.TopicSetup;
import rasid.model.topic.Topics;

/// Whether the services have come to the end of what there is.
///
/// That a group has read all is not enough: the processor may hold back the pulse of a tick it has
/// read. So the pulses themselves are followed. For one thread.
public final class Caught implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final Topics topics;
  private final Admin admin;
  private final KafkaConsumer<String, MentionFlow> mentions;
  private final List<TopicPartition> partitions;
  private final Map<Integer, Long> passed = new TreeMap<>();
  private final Map<TopicPartition, Long> written = new HashMap<>();

  /// Follows the mentions from their beginning.
  public Caught(Cluster cluster, Topics topics) {
    this.topics = topics;
    var topic = topics.mentions();
    admin = Admin.create(cluster.admin());
    mentions =
        new KafkaConsumer<>(
            cluster.consumer(), topic.keys().deserializer(), topic.values().deserializer());
    partitions =
        IntStream.range(0, TopicSetup.partitionsOf(admin, topic.name()))
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList();
    mentions.assign(partitions);
    mentions.seekToBeginning(partitions);
  }

  /// Whether every article partition has told that it passed a tick, and alerts has read all that.
  ///
  /// @throws KafkaException when the cluster does not answer
  public boolean up(long tick) {
    return lag() == 0
        && passed.size() == topics.articlePartitions()
        && passed.values().stream().allMatch(last -> last >= tick);
  }

  /// Records that alerts has still to read; markers and what was aborted, which nobody reads and
  /// which may stand behind the last record for ever, do not count.
  long lag() {
    follow();
    try {
      var read =
          admin
              .listConsumerGroupOffsets(topics.prefix() + "-alerts")
              .partitionsToOffsetAndMetadata()
              .get();
      long lag = 0;
      for (var last : written.entrySet()) {
        var committed = read.get(last.getKey());
        lag += Math.max(0, last.getValue() + 1 - (committed == null ? 0 : committed.offset()));
      }
      return lag;
    } catch (ExecutionException e) {
      throw new KafkaException("cannot ask how far alerts is", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while asking how far alerts is", e);
    }
  }

  private void follow() {
    var ends = mentions.endOffsets(partitions);
    while (partitions.stream().anyMatch(p -> mentions.position(p) < ends.getOrDefault(p, 0L))) {
      for (var record : mentions.poll(POLL)) {
        written.put(new TopicPartition(record.topic(), record.partition()), record.offset());
        if (record.value() instanceof Pulse pulse) {
          passed.merge(pulse.partition(), pulse.passed().getLast().tick(), Math::max);
        }
      }
    }
  }

  @Override
  public void close() {
    mentions.close();
    admin.close();
  }
}
