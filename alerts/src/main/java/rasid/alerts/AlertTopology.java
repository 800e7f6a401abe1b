package rasid.alerts;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import rasid.alerts.count.AlertMemory.Clock;
import rasid.alerts.count.AlertMemory.WatchState;
import rasid.alerts.count.Report;
import rasid.alerts.detect.Exposure;
import rasid.model.Alert;
import rasid.model.Mention;
import rasid.model.MentionFlow;
import rasid.model.Pulse;
import rasid.model.Watch;
import rasid.model.topic.ActionLog;
import rasid.model.topic.JsonSerde;
import rasid.model.topic.Topics;
import rasid.model.topic.WatchHistory;

/// mentions + pulses → count behind the barrier → `rasid-alerts`, with `rasid-watches` beside it.
final class AlertTopology {
  static final Store<Watch> WATCHES = new Store<>("watches", Watch.class);
  static final String ACTIONS = "actions";
  static final Store<Clock> CLOCK = new Store<>("clock", Clock.class);
  static final Store<Exposure.Saved> EXPOSURE = new Store<>("exposure", Exposure.Saved.class);
  static final Store<Volumes> PANES = new Store<>("panes", Volumes.class);
  static final Store<WatchState> COUNTS = new Store<>("counts", WatchState.class);
  static final Store<Report> REPORTS = new Store<>("reports", Report.class);
  static final Store<Mention> WAITING = new Store<>("waiting", Mention.class);
  static final Store<Pulse> PULSES = new Store<>("pulses", Pulse.class);

  private AlertTopology() {}

  /// Articles by source in one pane.
  record Volumes(Map<String, Integer> articles) {}

  /// A store in memory with a changelog of its name.
  record Store<V>(String name, Class<V> type) {
    Serde<V> serde() {
      return new JsonSerde<>(type);
    }

    StoreBuilder<KeyValueStore<String, V>> builder() {
      return Stores.keyValueStoreBuilder(
          Stores.inMemoryKeyValueStore(name), Serdes.String(), serde());
    }
  }

  static Topology of(Topics topics) {
    var mentions = topics.mentions();
    var watches = topics.watches();
    var alerts = topics.alerts();
    var actions = topics.actions();
    var history = new WatchHistory<>(Watch::since);
    var log = new ActionLog();
    ProcessorSupplier<String, MentionFlow, String, Alert> count =
        new ProcessorSupplier<>() {
          @Override
          public AlertProcessor get() {
            return new AlertProcessor(history, log);
          }

          @Override
          public Set<StoreBuilder<?>> stores() {
            return Set.of(
                CLOCK.builder(),
                EXPOSURE.builder(),
                PANES.builder(),
                COUNTS.builder(),
                REPORTS.builder(),
                WAITING.builder(),
                PULSES.builder());
          }
        };
    var topology = new Topology();
    topology.addGlobalStore(
        WATCHES.builder().withLoggingDisabled(),
        "watches-source",
        watches.keys().deserializer(),
        watches.values().deserializer(),
        watches.name(),
        "watches-update",
        () -> new WatchStore(history));
    topology.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(ACTIONS), Serdes.String(), Serdes.ByteArray())
            .withLoggingDisabled(),
        "actions-source",
        Serdes.String().deserializer(),
        Serdes.ByteArray().deserializer(),
        actions.name(),
        "actions-update",
        () -> new ActionStore(actions.name(), actions.values().deserializer(), log));
    topology.addSource(
        "mentions",
        mentions.keys().deserializer(),
        mentions.values().deserializer(),
        mentions.name());
    topology.addProcessor("count", count, "mentions");
    topology.addSink(
        "alerts", alerts.name(), alerts.keys().serializer(), alerts.values().serializer(), "count");
    return topology;
  }
}
