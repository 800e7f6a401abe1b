package rasid.alerts.detect;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import rasid.model.AlertKind;

/// The [BurstDetector] of one watch, for bursts or for drops, shown the watch's counts and what its
/// sources brought.
///
/// It may fall behind the stream while the watch is not mentioned, for a day at most: [#catchUp]
/// walks the panes in between. Mutable, for one thread.
public final class WatchDetector {
  /// Days after which a watch is judged by its own past alone.
  public static final int LEARNING_DAYS = BurstDetector.LEARNING_DAYS;

  private static final Panes PANES = new Panes(5, 0);
  private static final int CALM = 24;
  private static final double CALM_BELOW = 1.0;

  // The present and what must be shown of the past.
  private static final int SHOWN = PANES.held();

  // Share of a watch's sources that must be well for its silence to be evidence.
  private static final double LEAST_READABLE = 0.5;

  // Reports usual in the span over which a drop is seen to be over.
  private static final double SPOKEN = 3;

  private final AlertKind kind;
  private final WatchCounts counts;
  private final BurstDetector detector;
  private long closed;

  /// What [#saved] gives.
  ///
  /// @param counts what was counted
  /// @param detector what was learned, see [BurstDetector#saved]
  /// @param closed the last pane that was walked
  public record Saved(WatchCounts.Saved counts, String detector, long closed) {}

  private WatchDetector(AlertKind kind, WatchCounts counts, BurstDetector detector, long closed) {
    this.kind = kind;
    this.counts = counts;
    this.detector = detector;
    this.closed = closed;
  }

  /// The detector of a watch that begins to count.
  ///
  /// @param start its first pane, [Long#MIN_VALUE] when it was there from the beginning
  public WatchDetector(AlertKind kind, long start, Exposure exposure) {
    this(
        kind,
        new WatchCounts(start, exposure),
        new BurstDetector(PANES, Side.of(kind)),
        StrictMath.min(exposure.now(), StrictMath.max(start, exposure.first())) - 1);
    silent(exposure);
  }

  /// The detector as it was when `saved` was taken.
  public WatchDetector(AlertKind kind, Saved saved) {
    this(
        kind,
        new WatchCounts(saved.counts),
        new BurstDetector(PANES, Side.of(kind), saved.detector),
        saved.closed);
  }

  /// The detector of a watch that begins to count with what was learned of its past.
  ///
  /// @param past as learned up to some pane before
  /// @param start its first pane; of those between it and the past's last nothing is known
  public static WatchDetector resumed(AlertKind kind, Saved past, long start, Exposure exposure) {
    var counts = past.counts.without(past.closed + 1, start);
    var resumed = new WatchDetector(kind, new Saved(counts, past.detector, past.closed));
    resumed.silent(exposure);
    return resumed;
  }

  // Learns the panes that cannot be shown any more, in which the watch had no report.
  private void silent(Exposure exposure) {
    long held = exposure.now() - Exposure.HELD + 1;
    if (closed >= held - 1) {
      return;
    }
    double read = 0;
    for (double articles : exposure.learned().values()) {
      read += articles;
    }
    double ofPane = StrictMath.max(1, read) / Decay.sum(held - exposure.first());
    detector.silence(closed + 1, held, ofPane);
    closed = held - 1;
  }

  /// All of it, to be kept.
  public Saved saved() {
    return new Saved(counts.saved(), detector.saved(), closed);
  }

  /// Days until the watch has been learned from for long enough, 0 when it has.
  public int learning() {
    return detector.learning();
  }

  /// Counts one report. Call [#catchUp] first.
  public void add(String source, long pane, Exposure exposure) {
    counts.add(source, pane, exposure);
  }

  /// Learns that a burst was a false alarm. Call [#catchUp] first.
  ///
  /// @param onset the pane it began in
  /// @param surprise its highest
  public void called(long onset, double surprise, Exposure exposure) {
    detector.called(onset, exposure.now(), surprise);
  }

  /// Walks all panes that are over.
  public void catchUp(Exposure exposure) {
    counts.learn(exposure);
    long now = exposure.now();
    if (closed >= now - 1) {
      return;
    }
    var shown = shown(closed + 1 - SHOWN, exposure);
    for (long pane = closed + 1; pane < now; pane++) {
      detector.close(pane, shown.before((int) (now - pane)));
    }
    closed = now - 1;
  }

  /// The burst or drop that goes on now, if the budget allows to tell of it.
  ///
  /// @param floor the first pane that may belong to it: an earlier alert has told of those before
  /// @param minReports fewest reports since its onset, or fewest missing
  /// @param budget false alarms accepted per 4 weeks
  public Optional<Burst> burst(Exposure exposure, long floor, int minReports, double budget) {
    long now = exposure.now();
    var shown = shown(now - SHOWN, exposure);
    var reading = detector.look(now, shown);
    if (!reading.alerts(budget)) {
      return Optional.empty();
    }
    long from = StrictMath.max(floor, now - reading.scale() + 1);
    long onset = onset(from, now, shown);
    var burst = since(onset, now, shown, reading.scale());
    return burst.off() >= minReports ? Optional.of(burst) : Optional.empty();
  }

  /// How surprising the count since a pane is, with what was expected.
  public Burst since(long onset, Exposure exposure) {
    long now = exposure.now();
    long from = StrictMath.max(onset, now - SHOWN + 1);
    return since(from, now, shown(now - SHOWN, exposure), (int) (now - from + 1));
  }

  /// Whether it is over: over the last 2 h of panes that are evidence, all of them after the onset,
  /// the count is nothing out of the usual (a chance of one in ten or more). For a drop over as
  /// many panes as it takes for three reports to be usual, or all that can be shown.
  public boolean calm(long onset, Exposure exposure) {
    long now = exposure.now();
    var shown = shown(now - SHOWN, exposure);
    int window = 0;
    int seen = 0;
    double usual = 0;
    while (window < SHOWN - 1 && now - window > onset && !(seen >= CALM && spoken(usual))) {
      seen += shown.exposure(window) > 0 ? 1 : 0;
      usual += kind == AlertKind.DROP ? detector.expected(now - window, window, 1, shown) : 0;
      window++;
    }
    boolean enough = spoken(usual) || window == SHOWN - 1;
    return seen >= CALM && enough && detector.surprise(now, window, shown) < CALM_BELOW;
  }

  private boolean spoken(double usual) {
    return kind == AlertKind.BURST || usual >= SPOKEN;
  }

  /// Reports counted over the panes from `from` to `to`, both inclusive, blind ones left out.
  public int reports(long from, long to, Exposure exposure) {
    int sum = 0;
    for (var counted : counts.held().subMap(from, to + 1).entrySet()) {
      if (!exposure.isBlind(counted.getKey())) {
        for (int n : counted.getValue().values()) {
          sum += n;
        }
      }
    }
    return sum;
  }

  /// Reports usual in each pane of the last so many, the present one last.
  public double[] usual(int window, Exposure exposure) {
    long now = exposure.now();
    var shown = shown(now - SHOWN, exposure);
    var usual = new double[window];
    for (int back = 0; back < window; back++) {
      usual[window - 1 - back] = detector.expected(now - back, back, 1, shown);
    }
    return usual;
  }

  private Burst since(long from, long now, Recent shown, int scale) {
    int window = StrictMath.toIntExact(now - from + 1);
    double reports = 0;
    for (int back = 0; back < window; back++) {
      reports += shown.exposure(back) > 0 ? shown.count(back) : 0;
    }
    return new Burst(
        kind,
        from,
        scale,
        (int) reports,
        detector.expected(now, 0, window, shown),
        detector.surprise(now, window, shown));
  }

  // Of all starts within the window at a pane with a report, of a drop after one: the one that
  // surprises most.
  private long onset(long from, long now, Recent shown) {
    long onset = from;
    double most = -1;
    var starts = new TreeSet<Long>();
    if (kind == AlertKind.DROP) {
      starts.add(from);
      counts.held().subMap(from, now).keySet().forEach(pane -> starts.add(pane + 1));
    } else {
      starts.addAll(counts.held().subMap(from, now + 1).keySet());
    }
    for (long pane : starts) {
      if (shown.exposure((int) (now - pane)) <= 0) {
        continue;
      }
      double surprise = detector.surprise(now, (int) (now - pane + 1), shown);
      if (surprise > most) {
        most = surprise;
        onset = pane;
      }
    }
    return onset;
  }

  // The panes after `before` up to the present.
  private Recent shown(long before, Exposure exposure) {
    boolean drop = kind == AlertKind.DROP;
    var yield = drop ? Yield.even(exposure) : new Yield(counts, exposure);
    long now = exposure.now();
    int length = StrictMath.toIntExact(now - before);
    var reports = new double[length];
    var exposures = new double[length];
    for (int i = 0; i < length; i++) {
      long pane = before + 1 + i;
      var volume = exposure.volumeOf(pane);
      if (volume != null && counts.knows(pane) && !exposure.isBlind(pane)) {
        exposures[i] = yield.exposure(volume, Map.of());
      }
    }
    counts
        .held()
        .subMap(before + 1, now + 1)
        .forEach(
            (pane, own) -> {
              if (!counts.knows(pane) || exposure.isBlind(pane)) {
                return;
              }
              int i = StrictMath.toIntExact(pane - before - 1);
              own.values().forEach(n -> reports[i] += n);
              var volume = exposure.volumeOf(pane);
              exposures[i] = volume == null ? 0 : yield.exposure(volume, own);
            });
    if (drop) {
      var readable = counts.readable(before + 1, length, exposure);
      for (int i = 0; i < length; i++) {
        exposures[i] *= readable[i] < LEAST_READABLE ? 0 : readable[i];
      }
    }
    return new Recent(reports, exposures, length - 1);
  }
}
