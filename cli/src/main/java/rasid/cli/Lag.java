package rasid.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import rasid.model.topic.TopicSetup;

/// How far a group of readers is behind the end of a topic.
final class Lag {
  private Lag() {}

  /// Records written and not yet committed as read, over all partitions; commit markers count.
  ///
  /// @throws KafkaException when the cluster does not answer
  static long of(Admin admin, String group, String topic) {
    var asked = new HashMap<TopicPartition, OffsetSpec>();
    for (int p = 0; p < TopicSetup.partitionsOf(admin, topic); p++) {
      asked.put(new TopicPartition(topic, p), OffsetSpec.latest());
    }
    try {
      var read = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      long lag = 0;
      for (var end : admin.listOffsets(asked).all().get().entrySet()) {
        var committed = read.get(end.getKey());
        lag += end.getValue().offset() - (committed == null ? 0 : committed.offset());
      }
      return lag;
    } catch (ExecutionException e) {
      throw new KafkaException("cannot ask how far %s is".formatted(group), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while asking how far %s is".formatted(group), e);
    }
  }

  /// Lag of several groups, each on its topic.
  static long of(Admin admin, Map<String, String> topicsByGroup) {
    return topicsByGroup.entrySet().stream()
        .mapToLong(entry -> of(admin, entry.getKey(), entry.getValue()))
        .sum();
  }
}
