package rasid.alerts.detect;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How many reports a watch had, by source and pane.
///
/// The panes still held are counted one by one; older ones are learned into a sum a source that
/// fades as the exposure does. Mutable, for one thread.
public final class WatchCounts {
  private final TreeMap<Long, Map<String, Integer>> panes = new TreeMap<>();
  private final TreeMap<String, Double> learned;
  private final TreeMap<String, Double> before;
  private final long start;
  private final @Nullable Unknown unknown;
  private long asOf;

  /// What [#saved] gives.
  ///
  /// @param start pane in which the watch began to count, [Long#MIN_VALUE] for the beginning
  /// @param asOf pane up to which `learned` has faded
  /// @param learned faded reports by source
  /// @param before faded articles by source that passed before the watch began, as of `asOf`
  /// @param panes reports by source of the panes held
  /// @param unknown panes of which nobody knows what they held, or null
  public record Saved(
      long start,
      long asOf,
      Map<String, Double> learned,
      Map<String, Double> before,
      Map<Long, Map<String, Integer>> panes,
      @JsonInclude(Include.NON_NULL) @Nullable Unknown unknown) {
    /// The same with another stretch of panes unknown.
    Saved without(long from, long to) {
      return new Saved(
          start, asOf, learned, before, panes, from < to ? new Unknown(from, to) : null);
    }
  }

  /// Panes of which nobody knows what they held: a backtest had ended, and the live count had not
  /// begun.
  ///
  /// @param from the first
  /// @param to the one after the last
  public record Unknown(long from, long to) {}

  /// A watch that begins to count.
  ///
  /// @param start its first pane, [Long#MIN_VALUE] when it was there from the beginning
  public WatchCounts(long start, Exposure exposure) {
    this.start = start;
    unknown = null;
    asOf = exposure.now();
    learned = new TreeMap<>();
    before = new TreeMap<>();
    if (start != Long.MIN_VALUE) {
      before.putAll(exposure.learned());
    }
  }

  /// What was saved.
  public WatchCounts(Saved saved) {
    start = saved.start;
    unknown = saved.unknown;
    asOf = saved.asOf;
    learned = new TreeMap<>(saved.learned);
    before = new TreeMap<>(saved.before);
    saved.panes.forEach((pane, reports) -> panes.put(pane, new TreeMap<>(reports)));
  }

  /// All of it, to be kept.
  public Saved saved() {
    var held = new TreeMap<Long, Map<String, Integer>>();
    panes.forEach((pane, reports) -> held.put(pane, new TreeMap<>(reports)));
    return new Saved(start, asOf, new TreeMap<>(learned), new TreeMap<>(before), held, unknown);
  }

  /// Whether what was counted in a pane is all there was.
  public boolean knows(long pane) {
    return pane >= start && (unknown == null || pane < unknown.from || pane >= unknown.to);
  }

  /// Share of the watch's reports whose sources each of so many panes could be read from.
  ///
  /// @param first the first of them
  double[] readable(long first, int panes, Exposure exposure) {
    var share = new double[panes];
    Arrays.fill(share, 1);
    double left = left(exposure);
    var own = new TreeMap<String, Double>();
    learned.forEach((source, n) -> own.merge(source, n * left, Double::sum));
    this.panes
        .values()
        .forEach(pane -> pane.forEach((s, n) -> own.merge(s, (double) n, Double::sum)));
    double all = 0;
    for (double n : own.values()) {
      all += n;
    }
    for (var source : own.entrySet()) {
      double lost = source.getValue() / all;
      for (var span : exposure.outages(source.getKey()).entrySet()) {
        long from = StrictMath.max(first, span.getKey());
        long to = StrictMath.min(first + panes - 1, span.getValue());
        for (long pane = from; pane <= to; pane++) {
          share[StrictMath.toIntExact(pane - first)] -= lost;
        }
      }
    }
    return share;
  }

  /// Counts one report. One that counts before the panes held is learned at once.
  public void add(String source, long pane, Exposure exposure) {
    if (pane > exposure.now() - Exposure.HELD) {
      panes.computeIfAbsent(pane, _ -> new TreeMap<>()).merge(source, 1, Integer::sum);
    } else {
      fade(exposure.now());
      learned.merge(source, Decay.after(exposure.now() - Exposure.HELD - pane), Double::sum);
    }
  }

  /// Learns the panes that are no longer held.
  void learn(Exposure exposure) {
    long oldest = exposure.now() - Exposure.HELD;
    if (panes.isEmpty() || panes.firstKey() > oldest) {
      return;
    }
    fade(exposure.now());
    var leaving = panes.headMap(oldest, true);
    leaving.forEach(
        (pane, reports) ->
            reports.forEach(
                (source, n) -> learned.merge(source, n * Decay.after(oldest - pane), Double::sum)));
    leaving.clear();
  }

  /// What is left, as of the exposure's present, of what was learned up to the last change.
  double left(Exposure exposure) {
    return Decay.after(exposure.now() - asOf);
  }

  /// Faded reports of a source.
  ///
  /// @param left see [#left]
  double learned(String source, double left) {
    return learned.getOrDefault(source, 0.0) * left;
  }

  /// Faded articles of a source that were read while the watch was counted.
  ///
  /// @param all faded articles of the source
  /// @param left see [#left]
  double read(String source, double all, double left) {
    var earlier = before.get(source);
    return earlier == null ? all : StrictMath.max(0, all - earlier * left);
  }

  /// The panes held that have a report, with their reports by source, ascending.
  SortedMap<Long, Map<String, Integer>> held() {
    return panes;
  }

  private void fade(long now) {
    double left = Decay.after(now - asOf);
    learned.replaceAll((_, n) -> n * left);
    before.replaceAll((_, n) -> n * left);
    asOf = now;
  }
}
