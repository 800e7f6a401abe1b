package rasid.ingest.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import rasid.model.Article;
import rasid.model.SourceState;
import rasid.model.Tick;
import rasid.model.topic.CloudEvents;
import rasid.model.topic.Topic;
import rasid.model.topic.Topics;

/// The records ingest writes, as they stand on their topics. Stamped with recorded time.
public final class Records {
  private static final String SERVICE = "ingest";

  private Records() {}

  /// An article, to the partition of its id.
  public static ProducerRecord<byte[], byte[]> article(Topics topics, Article article) {
    var headers =
        CloudEvents.headers(
            CloudEvents.ARTICLE, SERVICE, article.id(), article.seenAt(), article.id());
    return record(topics.articles(), null, article.seenAt(), article.id(), article, headers);
  }

  /// A tick in one partition of the articles.
  public static ProducerRecord<byte[], byte[]> tick(Topics topics, int partition, Tick tick) {
    return record(topics.articles(), partition, tick.at(), null, tick, headers(tick));
  }

  /// A tick as the last one.
  public static ProducerRecord<byte[], byte[]> lastTick(Topics topics, Tick tick) {
    return record(topics.ticks(), 0, tick.at(), Topics.TICK_KEY, tick, headers(tick));
  }

  /// What is remembered of a source.
  public static ProducerRecord<byte[], byte[]> source(
      Topics topics, SourceState state, Instant at) {
    var headers = CloudEvents.headers(CloudEvents.SOURCE, SERVICE, state.id(), at, "");
    int partition = partitionOf(state.id(), topics);
    return record(topics.sources(), partition, at, state.id(), state, headers);
  }

  /// Which partition a source belongs to: the one Kafka's default partitioner finds for its id.
  public static int partitionOf(String source, Topics topics) {
    return Utils.toPositive(Utils.murmur2(source.getBytes(UTF_8))) % topics.sources().partitions();
  }

  private static Headers headers(Tick tick) {
    return CloudEvents.headers(
        CloudEvents.TICK, SERVICE, Long.toString(tick.number()), tick.at(), "");
  }

  private static <V> ProducerRecord<byte[], byte[]> record(
      Topic<String, V> topic,
      @Nullable Integer partition,
      Instant at,
      @Nullable String key,
      V value,
      Headers headers) {
    return new ProducerRecord<>(
        topic.name(),
        partition,
        at.toEpochMilli(),
        key == null ? null : key.getBytes(UTF_8),
        topic.values().serializer().serialize(topic.name(), value),
        headers);
  }
}
