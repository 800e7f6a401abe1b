package rasid.alerts.detect;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// How many reports a watch had, by source and pane.
///
/// The panes still held are counted one by one; older ones are learned into a sum a source that
/// fades as the exposure does. Mutable, for one thread.
public final class WatchCounts {
  private final TreeMap<Long, TreeMap<String, Integer>> panes = new TreeMap<>();
  private final TreeMap<String, Double> learned;
  private final TreeMap<String, Double> before;
  private final long start;
  private long asOf;

  /// What [#saved] gives.
  ///
  /// @param start pane in which the watch began to count, [Long#MIN_VALUE] for the beginning
  /// @param asOf pane up to which `learned` has faded
  /// @param learned faded reports by source
  /// @param before faded articles by source that passed before the watch began, as of `asOf`
  /// @param panes reports by source of the panes held
  public record Saved(
      long start,
      long asOf,
      Map<String, Double> learned,
      Map<String, Double> before,
      Map<Long, Map<String, Integer>> panes) {}

  /// A watch that begins to count.
  ///
  /// @param start its first pane, [Long#MIN_VALUE] when it was there from the beginning
  public WatchCounts(long start, Exposure exposure) {
    this.start = start;
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
    asOf = saved.asOf;
    learned = new TreeMap<>(saved.learned);
    before = new TreeMap<>(saved.before);
    saved.panes.forEach((pane, reports) -> panes.put(pane, new TreeMap<>(reports)));
  }

  /// All of it, to be kept.
  public Saved saved() {
    var held = new TreeMap<Long, Map<String, Integer>>();
    panes.forEach((pane, reports) -> held.put(pane, new TreeMap<>(reports)));
    return new Saved(start, asOf, new TreeMap<>(learned), new TreeMap<>(before), held);
  }

  /// Pane in which the watch began to count, [Long#MIN_VALUE] for the beginning.
  public long start() {
    return start;
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

  /// Learns a pane that is about to leave the panes held, winsorised: at most `cap` reports of it,
  /// so that a burst does not become usual at once.
  ///
  /// @param cap ≥ 0
  public void learn(long pane, double cap, Exposure exposure) {
    var leaving = panes.remove(pane);
    if (leaving == null || exposure.isBlind(pane)) {
      return;
    }
    fade(exposure.now());
    int reports = leaving.values().stream().mapToInt(Integer::intValue).sum();
    double share = reports <= cap ? 1 : cap / reports;
    leaving.forEach((source, n) -> learned.merge(source, n * share, Double::sum));
  }

  /// Faded reports by source as of the exposure's present.
  SortedMap<String, Double> learned(Exposure exposure) {
    return faded(learned, exposure);
  }

  /// Faded articles that passed before the watch began, as of the exposure's present.
  SortedMap<String, Double> before(Exposure exposure) {
    return faded(before, exposure);
  }

  /// Reports over the panes from `from` to `to`, both inclusive, blind ones left out.
  public int reports(long from, long to, Exposure exposure) {
    int sum = 0;
    if (from <= to) {
      for (var pane : panes.subMap(from, true, to, true).entrySet()) {
        if (!exposure.isBlind(pane.getKey())) {
          for (int n : pane.getValue().values()) {
            sum += n;
          }
        }
      }
    }
    return sum;
  }

  /// The panes held that have a report, ascending.
  public Iterable<Long> counted() {
    return panes.keySet();
  }

  private SortedMap<String, Double> faded(SortedMap<String, Double> sums, Exposure exposure) {
    double left = Decay.after(exposure.now() - asOf);
    var now = new TreeMap<String, Double>();
    sums.forEach((source, n) -> now.put(source, n * left));
    return now;
  }

  private void fade(long now) {
    double left = Decay.after(now - asOf);
    learned.replaceAll((_, n) -> n * left);
    before.replaceAll((_, n) -> n * left);
    asOf = now;
  }
}
