package rasid.alerts;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import rasid.model.Watch;
import rasid.model.topic.WatchHistory;

/// Keeps the watches, and their history beside them.
final class WatchStore implements Processor<String, Watch, Void, Void> {
  private final WatchHistory<Watch> history;
  private @Nullable KeyValueStore<String, Watch> store;

  WatchStore(WatchHistory<Watch> history) {
    this.history = history;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    // Kafka Streams restores the store by sending all records through this processor, so the
    // history is whole after a restart.
    store = context.getStateStore(AlertTopology.WATCHES.name());
  }

  @Override
  public void process(Record<String, Watch> watch) {
    requireNonNull(store).put(watch.key(), watch.value());
    history.put(watch.headers(), watch.key(), watch.value());
  }
}
