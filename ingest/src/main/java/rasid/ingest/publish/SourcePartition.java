package rasid.ingest.publish;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.ingest.wire.CommittedRecords;
import rasid.ingest.wire.Ownership;
import rasid.ingest.wire.Records;
import rasid.model.SourceState;
import rasid.model.topic.Cluster;
import rasid.model.topic.DeadLetters;
import rasid.model.topic.Topics;

/// One partition of the sources, owned: what is known of its sources, and the only way to write
/// more.
///
/// Articles and the state that remembers them are one transaction, so a death at any point leaves
/// both or neither: the source is then polled again, and what is remembered is not published again.
public final class SourcePartition implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SourcePartition.class);

  /// The index is made anew when it holds twice what is remembered, and so many more.
  private static final int SLACK = 100_000;

  private record Known(SourceState state, SourceState written) {}

  private final Topics topics;
  private final int partition;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private volatile SeenIndex index = new SeenIndex();
  private long remembered;
  private volatile boolean open = true;

  private SourcePartition(Topics topics, int partition, KafkaProducer<byte[], byte[]> producer) {
    this.topics = topics;
    this.partition = partition;
    this.producer = producer;
  }

  /// Fences the owner before, then reads back all it had committed: in this order, so that nothing
  /// can be committed after the reading.
  static SourcePartition open(Cluster cluster, Topics topics, int partition) {
    var id = "%s-ingest-%d".formatted(topics.prefix(), partition);
    var producer = Ownership.producer(cluster, id);
    var owned = new SourcePartition(topics, partition, producer);
    try {
      owned.restore(cluster);
      return owned;
    } catch (RuntimeException e) {
      owned.close();
      throw e;
    }
  }

  private void restore(Cluster cluster) {
    var topic = topics.sources();
    var keys = topic.keys().deserializer();
    var values = topic.values().deserializer();
    CommittedRecords.read(
        cluster,
        new TopicPartition(topic.name(), partition),
        record -> {
          try {
            var state = values.deserialize(topic.name(), record.value());
            if (state == null) {
              known.remove(keys.deserialize(topic.name(), record.key()));
            } else {
              known.put(state.id(), new Known(state, state));
            }
          } catch (SerializationException e) {
            // Without its memory a source would publish again: better to stop and be looked at.
            throw new IllegalStateException(
                "%s-%d@%d cannot be read; write a tombstone under its key to forget that source"
                    .formatted(topic.name(), partition, record.offset()),
                e);
          }
        });
    index = indexed();
    remembered = known.values().stream().mapToLong(one -> one.state().seen().size()).sum();
  }

  private SeenIndex indexed() {
    var made = new SeenIndex();
    known.values().forEach(one -> made.addAll(one.state().seen()));
    return made;
  }

  /// What is known of a source, if it was ever polled.
  public Optional<SourceState> state(String source) {
    return Optional.ofNullable(known.get(source)).map(Known::state);
  }

  /// All that is known of its sources, by their ids.
  public List<SourceState> states() {
    return known.values().stream()
        .map(Known::state)
        .sorted(Comparator.comparing(SourceState::id))
        .toList();
  }

  /// Whether a source has brought an article, by the brief form of its id.
  public boolean hasSeen(String source, String brief) {
    var one = known.get(source);
    return one != null && one.state().seen().contains(brief);
  }

  /// Whether any source of this partition has.
  boolean anyHasSeen(String brief) {
    return index.contains(brief);
  }

  /// Whether this instance may still write here.
  public boolean isOpen() {
    return open;
  }

  /// Remembers a state that differs from the one written only in when to poll next: losing it costs
  /// one conditional request.
  public void remember(SourceState state) {
    known.computeIfPresent(state.id(), (_, before) -> new Known(state, before.written()));
  }

  /// The state of a source as it stands on the topic.
  public Optional<SourceState> written(String source) {
    return Optional.ofNullable(known.get(source)).map(Known::written);
  }

  /// Writes all of it, or nothing.
  ///
  /// @return false when nothing was written, because another instance owns the partition by now or
  ///   the cluster did not answer; the source is to be polled again
  /// @throws KafkaException when trying again cannot help
  public synchronized boolean publish(Publication publication) {
    if (!open) {
      return false;
    }
    try {
      producer.beginTransaction();
      for (var article : publication.articles()) {
        var _ = producer.send(Records.article(topics, article));
      }
      for (var letter : publication.letters()) {
        var _ = producer.send(DeadLetters.record(topics, letter));
      }
      var _ = producer.send(Records.source(topics, publication.state(), publication.at()));
      producer.commitTransaction();
    } catch (KafkaException e) {
      // Whether it was committed is not always known here; the next owner reads it back.
      open = false;
      if (Ownership.isHopeless(e)) {
        throw e;
      }
      LOG.warn(
          "publish stepped back partition={} source={} why=\"{}\"",
          partition,
          publication.state().id(),
          e.getMessage());
      return false;
    }
    var state = publication.state();
    var before = known.put(state.id(), new Known(state, state));
    remembered += state.seen().size() - (before == null ? 0 : before.state().seen().size());
    index.addAll(publication.fresh());
    if (index.size() > 2 * remembered + SLACK) {
      index = indexed();
    }
    return true;
  }

  /// Waits for a transaction under way, then gives the partition up.
  @Override
  public synchronized void close() {
    open = false;
    producer.close(Ownership.CLOSE);
  }
}
