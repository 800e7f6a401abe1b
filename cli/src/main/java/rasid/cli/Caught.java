package rasid.cli;

import java.util.HashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import rasid.model.topic.TopicSetup;
import rasid.model.topic.Topics;

/// Whether the services have come to the end of what there is.
public final class Caught {
  private Caught() {}

  /// Whether processor and alerts have read and committed all records written so far.
  ///
  /// @throws KafkaException when the cluster does not answer
  public static boolean up(Admin admin, Topics topics) {
    return lag(admin, topics) == 0;
  }

  /// Records that processor and alerts have still to read.
  static long lag(Admin admin, Topics topics) {
    return lag(admin, topics.prefix() + "-processor", topics.articles().name())
        + lag(admin, topics.prefix() + "-alerts", topics.mentions().name());
  }

  private static long lag(Admin admin, String group, String topic) {
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
}
