package rasid.model.topic;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// How to reach Kafka, and the client settings that every service of Rasid shares.
///
/// @param bootstrapServers `host:port`, several parted by commas
/// @param settings further client settings, such as those for TLS and SASL; may hold secrets, so
///   [#toString] leaves their values out
public record Cluster(String bootstrapServers, Map<String, String> settings) {
  public Cluster {
    settings = Map.copyOf(settings);
  }

  /// A cluster that asks for no more than its address.
  public Cluster(String bootstrapServers) {
    this(bootstrapServers, Map.of());
  }

  /// Settings of an admin client.
  public Map<String, Object> admin() {
    var config = new HashMap<String, Object>(settings);
    config.put("bootstrap.servers", bootstrapServers);
    return config;
  }

  /// Settings of a consumer that sees committed records only, from the beginning when it has no
  /// offset, and commits nothing by itself.
  public Map<String, Object> consumer() {
    var config = admin();
    config.put("isolation.level", "read_committed");
    config.put("auto.offset.reset", "earliest");
    config.put("enable.auto.commit", false);
    config.put("max.partition.fetch.bytes", 4 * Topics.LARGEST_RECORD);
    return config;
  }

  /// Settings of a producer of many articles: a default batch of 16 KiB holds two of them.
  public Map<String, Object> producer() {
    var config = admin();
    config.put("acks", "all");
    config.put("enable.idempotence", true);
    config.put("compression.type", "lz4");
    config.put("batch.size", 512 << 10);
    config.put("linger.ms", 5);
    config.put("max.request.size", Topics.LARGEST_RECORD);
    return config;
  }

  /// Settings of a Kafka Streams service: exactly once, what cannot be read set aside, a state
  /// directory of its own.
  ///
  /// @param application the application id; with the same id, instances share the work
  /// @param stateDir where its stores live
  /// @param threads stream threads in this process
  /// @param commit how often it commits: the longest that a result may wait
  /// @param deadLetters topic of the records it cannot read
  public Map<String, Object> streams(
      String application, Path stateDir, int threads, Duration commit, Topics deadLetters) {
    var config = admin();
    config.put("application.id", application);
    config.put("processing.guarantee", "exactly_once_v2");
    config.put("num.stream.threads", threads);
    config.put("commit.interval.ms", commit.toMillis());
    config.put("state.dir", stateDir.toString());
    config.put("replication.factor", -1);
    config.put("topology.optimization", "none");
    config.put("ensure.explicit.internal.resource.naming", true);
    config.put("errors.dead.letter.queue.topic.name", deadLetters.deadLetters().name());
    config.put("statestore.cache.max.bytes", 32L << 20);
    config.put("consumer.session.timeout.ms", 6_000);
    config.put("consumer.heartbeat.interval.ms", 1_500);
    config.put("consumer.auto.offset.reset", "earliest");
    config.put("consumer.max.partition.fetch.bytes", 4 * Topics.LARGEST_RECORD);
    config.put("producer.linger.ms", 5);
    config.put("producer.batch.size", 512 << 10);
    config.put("producer.compression.type", "lz4");
    config.put("producer.max.request.size", Topics.LARGEST_RECORD);
    config.put("producer.transaction.timeout.ms", 10_000);
    config.put("topic.segment.bytes", 16 << 20);
    config.put("topic.min.cleanable.dirty.ratio", "0.1");
    config.put("topic.max.message.bytes", Topics.LARGEST_RECORD);
    return config;
  }

  @Override
  public String toString() {
    return "Cluster[%s, settings=%s]".formatted(bootstrapServers, settings.keySet());
  }
}
