package rasid.alerts;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import rasid.alerts.AlertTopology.Store;
import rasid.alerts.AlertTopology.Volumes;
import rasid.alerts.count.AlertFold;
import rasid.alerts.count.AlertMemory;
import rasid.alerts.count.Report;
import rasid.alerts.count.Watches;
import rasid.alerts.detect.Exposure;
import rasid.model.Alert;
import rasid.model.Mention;
import rasid.model.MentionFlow;
import rasid.model.Pulse;
import rasid.model.topic.ActionLog;
import rasid.model.topic.CloudEvents;

/// Lays the stores of Kafka Streams around an [AlertFold]: filled from them at the start, written
/// through after every record.
final class AlertProcessor implements Processor<String, MentionFlow, String, Alert> {
  private static final String NOW = "now";

  private final IntFunction<Watches> watches;
  private final ActionLog actions;
  private @Nullable ProcessorContext<String, Alert> context;
  private @Nullable AlertFold fold;

  /// @param watches as a partition of mentions has to do with them
  AlertProcessor(IntFunction<Watches> watches, ActionLog actions) {
    this.watches = watches;
    this.actions = actions;
  }

  @Override
  public void init(ProcessorContext<String, Alert> context) {
    this.context = context;
    var began =
        new AlertFold(watches.apply(context.taskId().partition()), actions, new StoredMemory());
    began.restore(kept());
    fold = began;
  }

  @Override
  public void process(Record<String, MentionFlow> record) {
    var counting = requireNonNull(fold);
    switch (record.value()) {
      case Mention mention -> counting.mention(mention);
      case Pulse pulse -> counting.pulse(pulse).forEach(this::tell);
    }
  }

  private void tell(Alert alert) {
    var headers =
        CloudEvents.headers(
            CloudEvents.ALERT,
            "alerts",
            alert.id() + ":" + alert.revision(),
            alert.at(),
            alert.id());
    requireNonNull(context)
        .forward(new Record<>(alert.id(), alert, alert.at().toEpochMilli(), headers));
  }

  private AlertFold.Kept kept() {
    var panes = new TreeMap<Long, Map<String, Integer>>();
    each(AlertTopology.PANES, (pane, volumes) -> panes.put(Long.valueOf(pane), volumes.articles()));
    var states = new HashMap<String, AlertMemory.WatchState>();
    each(AlertTopology.COUNTS, states::put);
    var reports = new HashMap<String, List<Report>>();
    each(
        AlertTopology.REPORTS,
        (_, report) ->
            reports.computeIfAbsent(report.first().watch(), _ -> new ArrayList<>()).add(report));
    var waiting = new ArrayList<Mention>();
    each(AlertTopology.WAITING, (_, mention) -> waiting.add(mention));
    var pulses = new ArrayList<Pulse>();
    each(AlertTopology.PULSES, (_, pulse) -> pulses.add(pulse));
    return new AlertFold.Kept(
        this.<AlertMemory.Clock>store(AlertTopology.CLOCK).get(NOW),
        this.<Exposure.Saved>store(AlertTopology.EXPOSURE).get(NOW),
        panes,
        states,
        reports,
        waiting,
        pulses);
  }

  private <V> void each(Store<V> store, BiConsumer<String, V> use) {
    try (var all = this.<V>store(store).all()) {
      all.forEachRemaining(entry -> use.accept(entry.key, entry.value));
    }
  }

  private <V> KeyValueStore<String, V> store(Store<V> store) {
    return requireNonNull(context).getStateStore(store.name());
  }

  /// Writes through to the stores.
  private final class StoredMemory implements AlertMemory {
    private final KeyValueStore<String, Clock> clock = store(AlertTopology.CLOCK);
    private final KeyValueStore<String, Exposure.Saved> exposure = store(AlertTopology.EXPOSURE);
    private final KeyValueStore<String, Volumes> panes = store(AlertTopology.PANES);
    private final KeyValueStore<String, WatchState> counts = store(AlertTopology.COUNTS);
    private final KeyValueStore<String, Report> reports = store(AlertTopology.REPORTS);
    private final KeyValueStore<String, Mention> waiting = store(AlertTopology.WAITING);
    private final KeyValueStore<String, Pulse> pulses = store(AlertTopology.PULSES);

    @Override
    public void clock(Clock now) {
      clock.put(NOW, now);
    }

    @Override
    public void exposure(Exposure.Saved now) {
      exposure.put(NOW, now);
    }

    @Override
    public void pane(long pane, @Nullable Map<String, Integer> volumes) {
      put(panes, Long.toString(pane), volumes == null ? null : new Volumes(volumes));
    }

    @Override
    public void watch(String id, WatchState state) {
      counts.put(id, state);
    }

    @Override
    public void report(String watch, String article, @Nullable Report report) {
      put(reports, watch + "|" + article, report);
    }

    @Override
    public void waiting(Mention mention, boolean waits) {
      put(waiting, mention.watch() + "|" + mention.article(), waits ? mention : null);
    }

    @Override
    public void pulse(Pulse pulse, boolean waits) {
      var key = pulse.partition() + "|" + pulse.passed().getFirst().tick();
      put(pulses, key, waits ? pulse : null);
    }

    private static <V> void put(KeyValueStore<String, V> store, String key, @Nullable V value) {
      if (value == null) {
        store.delete(key);
      } else {
        store.put(key, value);
      }
    }
  }
}
