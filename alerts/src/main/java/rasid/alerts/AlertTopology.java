package rasid.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import rasid.alerts.count.AlertMemory.Clock;
import rasid.alerts.count.AlertMemory.WatchState;
import rasid.alerts.count.Report;
import rasid.alerts.detect.Exposure;
import rasid.model.Action;
import rasid.model.Alert;
import rasid.model.Mention;
import rasid.model.MentionFlow;
import rasid.model.Pulse;
import rasid.model.Watch;
import rasid.model.topic.ActionLog;
import rasid.model.topic.JsonSerde;
import rasid.model.topic.Topic;
import rasid.model.topic.Topics;
import rasid.model.topic.WatchHistory;

/// mentions + pulses → count behind the barrier → `rasid-alerts`, with `rasid-watches`,
/// `rasid-baselines` and `rasid-actions` beside it.
final class AlertTopology {
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
    var alerts = topics.alerts();
    var watches = new WatchHistory<>(Watch::since);
    var baselines = WatchHistory.ofBaselines();
    var actions = new ActionLog();
    ProcessorSupplier<String, MentionFlow, String, Alert> count =
        new ProcessorSupplier<>() {
          @Override
          public AlertProcessor get() {
            return new AlertProcessor(
                partition ->
                    new FollowedWatches(
                        watches, baselines, id -> partition(topics, id) == partition),
                actions);
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
    beside(topology, topics.watches(), history(watches));
    beside(topology, topics.baselines(), history(baselines));
    beside(
        topology,
        topics.actions(),
        new WholeTopic.History<>() {
          @Override
          public void put(Headers headers, String key, @Nullable Action action) {
            actions.put(headers, action);
          }

          @Override
          public void passOver(Headers headers) {
            actions.passOver(headers);
          }
        });
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

  // Where the producer of mentions puts those of a watch.
  private static int partition(Topics topics, String watch) {
    return Utils.toPositive(Utils.murmur2(watch.getBytes(UTF_8))) % topics.mentionPartitions();
  }

  private static <V> void beside(
      Topology topology, Topic<String, V> topic, WholeTopic.History<V> history) {
    topology.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(topic.name()), Serdes.String(), Serdes.ByteArray())
            .withLoggingDisabled(),
        topic.name() + "-source",
        topic.keys().deserializer(),
        Serdes.ByteArray().deserializer(),
        topic.name(),
        topic.name() + "-update",
        () -> new WholeTopic<>(topic, history));
  }

  private static <V> WholeTopic.History<V> history(WatchHistory<V> of) {
    return new WholeTopic.History<>() {
      @Override
      public void put(Headers headers, String key, @Nullable V value) {
        of.put(headers, key, value);
      }

      @Override
      public void passOver(Headers headers) {
        of.passOver(headers);
      }
    };
  }
}
