package rasid.alerts;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import rasid.model.Watch;

/// Keeps the watches as they hold now.
final class WatchStore implements Processor<String, Watch, Void, Void> {
  private @Nullable KeyValueStore<String, Watch> store;

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    store = context.getStateStore(AlertTopology.WATCHES.name());
  }

  @Override
  public void process(Record<String, Watch> watch) {
    requireNonNull(store).put(watch.key(), watch.value());
  }
}
