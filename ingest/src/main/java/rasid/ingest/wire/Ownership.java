package rasid.ingest.wire;

import java.time.Duration;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import rasid.model.topic.Cluster;
import rasid.model.topic.Topics;

/// How instances agree who writes: a consumer group hands out partitions, a transactional id fences
/// the owner before.
public final class Ownership {
  /// How long an owner that lost a partition, or could not write, holds still before it tries
  /// again.
  public static final Duration STEP_BACK = Duration.ofMillis(1_500);

  /// How long closing a client may take.
  public static final Duration CLOSE = Duration.ofSeconds(3);

  private static final int SESSION_MILLIS = 6_000;
  private static final int TRANSACTION_MILLIS = 10_000;

  private Ownership() {}

  /// A member of the group that shares a topic's partitions; it pauses what it gets, for it reads
  /// nothing through the group.
  public static KafkaConsumer<byte[], byte[]> member(Cluster cluster, String group) {
    var config = cluster.consumer();
    config.put("group.id", group);
    config.put("session.timeout.ms", SESSION_MILLIS);
    config.put("heartbeat.interval.ms", SESSION_MILLIS / 4);
    config.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /// A producer that has fenced every other of its id and ended what that one left open.
  public static KafkaProducer<byte[], byte[]> producer(Cluster cluster, String transactionalId) {
    var config = cluster.producer();
    config.put("transactional.id", transactionalId);
    config.put("transaction.timeout.ms", TRANSACTION_MILLIS);
    config.put("max.block.ms", 30_000);
    config.put("max.request.size", Topics.LARGEST_DEAD_LETTER);
    var producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    try {
      producer.initTransactions();
      return producer;
    } catch (KafkaException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
  }

  /// Whether trying again cannot help: wrong rights, a cluster too old, a record that can never be
  /// written.
  public static boolean isHopeless(KafkaException problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      // A broker says "not authorised" to a producer of an old epoch only with a fencing error.
      if (cause instanceof AuthorizationException
          || cause instanceof AuthenticationException
          || cause instanceof UnsupportedVersionException
          || cause instanceof RecordTooLargeException
          || cause instanceof SerializationException) {
        return true;
      }
    }
    return false;
  }
}
