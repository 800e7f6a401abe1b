package rasid.alerts;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.model.Action;
import rasid.model.topic.ActionLog;

/// Keeps the actions of desks, and their log beside them.
///
/// The store holds bytes: a global thread has no dead letters and would stop at a record it cannot
/// read, so a broken action is met here and left out.
final class ActionStore implements Processor<String, byte[], Void, Void> {
  private static final Logger LOG = LoggerFactory.getLogger(ActionStore.class);

  private final String topic;
  private final Deserializer<Action> deserializer;
  private final ActionLog log;
  private @Nullable KeyValueStore<String, byte[]> store;

  ActionStore(String topic, Deserializer<Action> deserializer, ActionLog log) {
    this.topic = topic;
    this.deserializer = deserializer;
    this.log = log;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    // Kafka Streams restores the store by sending all records through this processor, so the log is
    // whole after a restart.
    store = context.getStateStore(AlertTopology.ACTIONS);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    if (record.key() != null) {
      requireNonNull(store).put(record.key(), record.value());
    }
    log.put(record.headers(), record.value() == null ? null : read(record));
  }

  private @Nullable Action read(Record<String, byte[]> record) {
    try {
      return deserializer.deserialize(topic, record.value());
    } catch (SerializationException e) {
      LOG.warn("action left out subject={} reason=\"{}\"", record.key(), e.getMessage());
      return null;
    }
  }
}
