package rasid.alerts.count;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import rasid.alerts.detect.Exposure;
import rasid.model.Mention;
import rasid.model.Pulse;
import rasid.model.topic.Json;

/// A memory that keeps JSON, as the stores do, and hands back what it kept.
final class KeptMemory implements AlertMemory {
  private final Map<String, byte[]> kept = new HashMap<>();

  AlertFold.Kept kept() {
    var panes = new TreeMap<Long, Map<String, Integer>>();
    var watches = new HashMap<String, WatchState>();
    var reports = new HashMap<String, List<Report>>();
    var waiting = new ArrayList<Mention>();
    var pulses = new ArrayList<Pulse>();
    kept.forEach(
        (key, json) -> {
          var parts = key.split("/", -1);
          switch (parts[0]) {
            case "pane" -> panes.put(Long.valueOf(parts[1]), volumes(json));
            case "watch" -> watches.put(parts[1], read(json, WatchState.class));
            case "report" ->
                reports
                    .computeIfAbsent(parts[1], _ -> new ArrayList<>())
                    .add(read(json, Report.class));
            case "waiting" -> waiting.add(read(json, Mention.class));
            case "pulse" -> pulses.add(read(json, Pulse.class));
            default -> {}
          }
        });
    var clock = kept.get("clock");
    var exposure = kept.get("exposure");
    return new AlertFold.Kept(
        clock == null ? null : read(clock, Clock.class),
        exposure == null ? null : read(exposure, Exposure.Saved.class),
        panes,
        watches,
        reports,
        waiting,
        pulses);
  }

  private static Map<String, Integer> volumes(byte[] json) {
    var volumes = new TreeMap<String, Integer>();
    Json.MAPPER
        .readTree(json)
        .properties()
        .forEach(entry -> volumes.put(entry.getKey(), entry.getValue().asInt()));
    return volumes;
  }

  private static <V> V read(byte[] json, Class<V> type) {
    return Json.MAPPER.readValue(json, type);
  }

  private void put(String key, @Nullable Object value) {
    if (value == null) {
      kept.remove(key);
    } else {
      kept.put(key, Json.MAPPER.writeValueAsBytes(value));
    }
  }

  @Override
  public void clock(Clock clock) {
    put("clock", clock);
  }

  @Override
  public void exposure(Exposure.Saved exposure) {
    put("exposure", exposure);
  }

  @Override
  public void pane(long pane, @Nullable Map<String, Integer> volumes) {
    put("pane/" + pane, volumes);
  }

  @Override
  public void watch(String id, WatchState state) {
    put("watch/" + id, state);
  }

  @Override
  public void report(String watch, String article, @Nullable Report report) {
    put("report/" + watch + "/" + article, report);
  }

  @Override
  public void waiting(Mention mention, boolean waits) {
    put("waiting/" + mention.watch() + "/" + mention.article(), waits ? mention : null);
  }

  @Override
  public void pulse(Pulse pulse, boolean waits) {
    var key = "pulse/" + pulse.partition() + "/" + pulse.passed().getFirst().tick();
    put(key, waits ? pulse : null);
  }
}
