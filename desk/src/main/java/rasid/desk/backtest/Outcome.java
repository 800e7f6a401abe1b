package rasid.desk.backtest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import rasid.model.Alert;
import rasid.model.Watch;

/// What a backtest of one watch came to.
///
/// @param watch as it was tried
/// @param from recorded time of the first tick
/// @param to recorded time of the last tick
/// @param matched articles that match it
/// @param reports those of them that count, near-copies counted once, by UTC day
///   ([java.time.LocalDate#toEpochDay()])
/// @param learning days until it will have been learned from for long enough, 0 when it has
/// @param revisions what would have been told, in order, by budget; that of the watch is among them
public record Outcome(
    Watch watch,
    Instant from,
    Instant to,
    long matched,
    SortedMap<Long, Integer> reports,
    int learning,
    SortedMap<Double, List<Alert>> revisions) {
  public Outcome {
    reports = Collections.unmodifiableSortedMap(new TreeMap<>(reports));
    revisions = Collections.unmodifiableSortedMap(new TreeMap<>(revisions));
  }

  /// The alerts of a budget in the order of their onset, each in its last revision.
  public List<Alert> alerts(double budget) {
    var last = new LinkedHashMap<String, Alert>();
    revisions.getOrDefault(budget, List.of()).forEach(alert -> last.put(alert.id(), alert));
    return new ArrayList<>(last.values());
  }

  /// Length of what was folded, in weeks.
  public double weeks() {
    return (to.toEpochMilli() - from.toEpochMilli()) / (7 * 86_400_000.0);
  }
}
