package rasid.alerts.detect;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// When sources could not be read, as spans of panes: one that is out for a day is one span.
///
/// Mutable, for one thread.
final class Outages {
  // By source: first pane of a span to its last.
  private final TreeMap<String, TreeMap<Long, Long>> spans = new TreeMap<>();

  Outages(Map<String, Map<Long, Long>> saved) {
    saved.forEach((source, known) -> spans.put(source, new TreeMap<>(known)));
  }

  /// All spans, to be kept.
  Map<String, Map<Long, Long>> saved() {
    var saved = new TreeMap<String, Map<Long, Long>>();
    spans.forEach((source, known) -> saved.put(source, new TreeMap<>(known)));
    return saved;
  }

  /// Notes that a source cannot be read in a pane, the present one.
  void note(String source, long pane) {
    var known = spans.computeIfAbsent(source, _ -> new TreeMap<>());
    var last = known.lastEntry();
    boolean goesOn = last != null && last.getValue() >= pane - 1;
    known.put(goesOn ? last.getKey() : pane, pane);
  }

  /// The spans of a source that are held, first pane to last.
  SortedMap<Long, Long> of(String source) {
    var known = spans.get(source);
    return known == null ? Collections.emptySortedMap() : known;
  }

  /// Forgets what ended at or before a pane.
  void forget(long pane) {
    spans
        .values()
        .removeIf(
            known -> {
              known.values().removeIf(last -> last <= pane);
              return known.isEmpty();
            });
  }
}
