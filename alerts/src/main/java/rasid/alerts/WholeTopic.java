package rasid.alerts;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.model.topic.Topic;

/// Keeps a topic that every instance reads whole, and its history beside it.
///
/// The store holds bytes: a global thread has no dead letters and would stop at a record it cannot
/// read, so a broken one is met here and left out.
final class WholeTopic<V> implements Processor<String, byte[], Void, Void> {
  private static final Logger LOG = LoggerFactory.getLogger(WholeTopic.class);

  private final Topic<String, V> topic;
  private final History<V> history;
  private @Nullable KeyValueStore<String, byte[]> store;

  WholeTopic(Topic<String, V> topic, History<V> history) {
    this.topic = topic;
    this.history = history;
  }

  /// Takes the records in.
  interface History<V> {
    /// Takes a record; a null value removes.
    void put(Headers headers, String key, @Nullable V value);

    /// Takes note of a record that cannot be used.
    void passOver(Headers headers);
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    // Kafka Streams restores the store by sending all records through this processor, so the
    // history is whole after a restart.
    store = context.getStateStore(topic.name());
  }

  @Override
  public void process(Record<String, byte[]> record) {
    var key = record.key();
    if (key == null) {
      history.passOver(record.headers());
      return;
    }
    requireNonNull(store).put(key, record.value());
    if (record.value() == null) {
      history.put(record.headers(), key, null);
      return;
    }
    try {
      var value = topic.values().deserializer().deserialize(topic.name(), record.value());
      history.put(record.headers(), key, value);
    } catch (SerializationException e) {
      LOG.warn("record left out topic={} key={} reason=\"{}\"", topic.name(), key, e.getMessage());
      history.passOver(record.headers());
    }
  }
}
