package rasid.model.topic;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Makes the topics that are missing and waits until they can be written.
public final class TopicSetup {
  private static final long DEADLINE_NANOS = 60_000_000_000L;

  private TopicSetup() {}

  /// Makes the topics that are missing; those that exist are left as they are.
  ///
  /// @throws IllegalStateException when an existing articles or mentions topic has other partitions
  ///   than asked for, which would lose counting state; it says what to do
  /// @throws KafkaException when the cluster refuses, or is not ready within a minute
  public static void ensure(Admin admin, Topics topics) {
    for (var topic : topics.all()) {
      var made =
          admin.createTopics(
              List.of(
                  new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
                      .configs(topic.settings())));
      try {
        made.all().get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw new KafkaException("cannot make topic " + topic.name(), e.getCause());
        }
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
    var missing = new ArrayList<TopicPartition>();
    for (var topic : topics.all()) {
      int partitions = partitionsOf(admin, topic.name());
      if (partitions != topic.partitions()) {
        throw new IllegalStateException(
            "topic %s has %d partitions and %d were asked for; counting state is tied to them: ask for %d, or replay into new topics"
                .formatted(topic.name(), partitions, topic.partitions(), partitions));
      }
      for (int p = 0; p < partitions; p++) {
        missing.add(new TopicPartition(topic.name(), p));
      }
    }
    awaitWritable(admin, missing);
  }

  /// How many partitions a topic has.
  public static int partitionsOf(Admin admin, String topic) {
    long deadline = System.nanoTime() + DEADLINE_NANOS;
    while (true) {
      try {
        var described = admin.describeTopics(List.of(topic)).allTopicNames().get();
        return requireNonNull(described.get(topic)).partitions().size();
      } catch (ExecutionException e) {
        // A topic just made may be unknown to the broker that is asked.
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
            || System.nanoTime() > deadline) {
          throw new KafkaException("cannot describe topic " + topic, e.getCause());
        }
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
  }

  // A topic just made can lose its first batch (KAFKA-15591) until every partition has a leader
  // that
  // answers for its end.
  private static void awaitWritable(Admin admin, List<TopicPartition> partitions) {
    long deadline = System.nanoTime() + DEADLINE_NANOS;
    var asked = new HashMap<TopicPartition, OffsetSpec>();
    partitions.forEach(partition -> asked.put(partition, OffsetSpec.latest()));
    while (true) {
      try {
        admin.listOffsets(asked).all().get();
        return;
      } catch (ExecutionException e) {
        if (System.nanoTime() > deadline) {
          throw new KafkaException("topics are not ready after a minute", e.getCause());
        }
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
  }

  private static KafkaException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new KafkaException("interrupted while making topics", e);
  }
}
