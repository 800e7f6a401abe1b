package rasid.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import rasid.model.Action;
import rasid.model.Tick;
import rasid.model.Watch;
import rasid.model.topic.CloudEvents;
import rasid.model.topic.Cluster;
import rasid.model.topic.Topic;
import rasid.model.topic.Topics;
import rasid.model.topic.WatchHistory;

/// One numbered change of a topic of one partition: all of its records or none, and nobody else
/// changes it meanwhile.
///
/// The records bear the number after the last; ticks name it, and from there the change holds.
///
/// @param <V> what the topic holds
final class Changing<V> {
  private final Topic<String, V> topic;
  private final String type;
  private final KafkaProducer<byte[], byte[]> producer;
  private final long number;
  private final Instant at;

  private Changing(
      Topic<String, V> topic,
      String type,
      KafkaProducer<byte[], byte[]> producer,
      long number,
      Instant at) {
    this.topic = topic;
    this.type = type;
    this.producer = producer;
    this.number = number;
    this.at = at;
  }

  /// What is changed.
  ///
  /// @param topic of one partition
  /// @param what it holds, in words: also the name that fences off who changes it too
  /// @param type of its records, see [CloudEvents]
  /// @param named what a tick says of its last change
  private record Kind<V>(
      Topic<String, V> topic, String what, String type, Function<Tick, @Nullable Long> named) {}

  /// Changes watches.
  ///
  /// @param warnings told of records that cannot be read
  /// @param change puts the records
  /// @throws Refusal when somebody else made a change at the same moment, or the cluster refuses;
  ///   nothing was changed then
  static <R> R watches(
      Cluster cluster,
      Topics topics,
      Consumer<String> warnings,
      Function<Changing<Watch>, R> change) {
    var kind = new Kind<>(topics.watches(), "watches", CloudEvents.WATCH, Tick::changes);
    return make(cluster, topics, kind, warnings, change);
  }

  /// Writes actions, likewise.
  static <R> R actions(
      Cluster cluster,
      Topics topics,
      Consumer<String> warnings,
      Function<Changing<Action>, R> change) {
    var kind = new Kind<>(topics.actions(), "actions", CloudEvents.ACTION, Tick::actions);
    return make(cluster, topics, kind, warnings, change);
  }

  private static <V, R> R make(
      Cluster cluster,
      Topics topics,
      Kind<V> kind,
      Consumer<String> warnings,
      Function<Changing<V>, R> change) {
    var topic = kind.topic;
    var config = cluster.producer();
    config.put("transactional.id", "%s-%s-publisher".formatted(topics.prefix(), kind.what));
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(config, bytes, bytes)) {
      producer.initTransactions();
      var last =
          Optional.ofNullable(
              TopicReader.table(cluster, topics.ticks(), warnings).get(Topics.TICK_KEY));
      // Not below the number that ticks have reached: a topic that was emptied begins above it.
      var highest = new AtomicLong(last.map(kind.named).orElse(0L));
      TopicReader.records(
          cluster,
          topic.name(),
          record ->
              WatchHistory.number(record.headers())
                  .ifPresent(number -> highest.accumulateAndGet(number, Math::max)));
      // The recorded clock, not this machine's: a replay reads it too.
      var at = last.map(Tick::at).orElse(Instant.EPOCH);
      producer.beginTransaction(); // its commit fails when any send has failed
      var result = change.apply(new Changing<>(topic, kind.type, producer, highest.get() + 1, at));
      producer.commitTransaction();
      return result;
    } catch (ProducerFencedException | InvalidProducerEpochException e) {
      throw Refusal.wrongUse(
          "somebody else changed the %s at the same moment, so nothing was changed here; try again"
              .formatted(kind.what),
          e);
    } catch (KafkaException e) {
      throw Refusal.wrongUse(
          "could not write to %s: %s; nothing was changed".formatted(topic.name(), Reason.of(e)),
          e);
    }
  }

  /// Recorded time at which it is made.
  Instant at() {
    return at;
  }

  /// Puts a value, or removes one.
  ///
  /// @param id of the event, unique among those of this topic
  void put(String key, @Nullable V value, String id) {
    beside(topic, type, key, value, id);
  }

  /// Puts a value into another topic of one partition, as part of this change.
  <W> void beside(Topic<String, W> topic, String type, String key, @Nullable W value, String id) {
    var bytes = value == null ? null : topic.values().serializer().serialize(topic.name(), value);
    var headers =
        CloudEvents.headers(type, "cli", id, at, "")
            .add(CloudEvents.SEQUENCE, Long.toString(number).getBytes(UTF_8));
    var _ =
        producer.send(
            new ProducerRecord<>(topic.name(), null, key.getBytes(UTF_8), bytes, headers));
  }

  /// The number of the change.
  long number() {
    return number;
  }
}
