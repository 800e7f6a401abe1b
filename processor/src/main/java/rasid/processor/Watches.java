package rasid.processor;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.model.Watch;

/// Keeps the global store of watches, and the [WatchBook] beside it.
///
/// The store holds bytes: a global thread has no dead letters and would stop at a record it cannot
/// read, so a broken watch is met here and left out.
final class Watches implements Processor<String, byte[], Void, Void> {
  static final String STORE = "watches";

  private static final Logger LOG = LoggerFactory.getLogger(Watches.class);

  private final String topic;
  private final Deserializer<Watch> deserializer;
  private final WatchBook book;
  private @Nullable KeyValueStore<String, byte[]> store;

  Watches(String topic, Deserializer<Watch> deserializer, WatchBook book) {
    this.topic = topic;
    this.deserializer = deserializer;
    this.book = book;
  }

  static StoreBuilder<KeyValueStore<String, byte[]>> store() {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
        .withLoggingDisabled();
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    // Kafka Streams restores the store by sending all records through this processor, so the book
    // knows them all, and not just the last of each watch that the store holds.
    store = context.getStateStore(STORE);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    if (store == null) {
      throw new IllegalStateException("not initialised");
    }
    if (record.key() == null) {
      LOG.warn("watch without a key left out topic={}", topic);
      book.passOver(record.headers());
    } else if (record.value() == null) {
      store.delete(record.key());
      book.remove(record.headers(), record.key());
    } else {
      store.put(record.key(), record.value());
      read(record.headers(), record.key(), record.value());
    }
  }

  private void read(Headers headers, String key, byte[] value) {
    try {
      book.put(headers, deserializer.deserialize(topic, value));
    } catch (SerializationException e) {
      LOG.warn("watch left out watch={} reason=\"{}\"", key, e.getMessage());
      book.passOver(headers);
    }
  }
}
