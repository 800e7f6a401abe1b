package rasid.alerts.detect;

import java.util.Optional;

/// Looks for a burst that is going on now, at five scales from 5 minutes to 16 hours.
///
/// The threshold comes from the one setting a desk has: with at most B false alarms per 4 weeks,
/// each of the 8,064 panes of 4 weeks may be wrong with a chance of B / 8,064, shared by the scales
/// (Bonferroni; the scales overlap, so this errs on the quiet side).
public final class BurstDetector {
  private static final int[] SCALES = {1, 3, 12, 48, 192};
  private static final double PANES_OF_4_WEEKS = 28 * 288;
  private static final long WARM_UP = 288;
  private static final double FEWEST_ARTICLES = 50;
  private static final int CALM = 24;
  private static final double CALM_BELOW = 1.0;

  private BurstDetector() {}

  /// The least surprise that opens an alert.
  ///
  /// @param budget false alarms accepted per 4 weeks, above 0
  public static double threshold(double budget) {
    return StrictMath.log10(PANES_OF_4_WEEKS * SCALES.length / budget);
  }

  /// The most surprising burst that ends now, if one is surprising enough.
  ///
  /// None before the stream and the watch have been learned from for a day and 50 articles: before
  /// that nothing is usual.
  ///
  /// @param floor the first pane that may belong to it: an earlier alert has told of those before
  /// @param minReports fewest reports in its window
  /// @param budget false alarms accepted per 4 weeks
  public static Optional<Burst> burst(
      WatchCounts counts, Exposure exposure, long floor, int minReports, double budget) {
    long now = exposure.now();
    if (exposure.span() < WARM_UP || (counts.start() > now - WARM_UP)) {
      return Optional.empty();
    }
    var baseline = Baseline.of(counts, exposure);
    if (baseline.articles() < FEWEST_ARTICLES) {
      return Optional.empty();
    }
    double threshold = threshold(budget);
    Burst best = null;
    for (int scale : SCALES) {
      long from = StrictMath.max(floor, now - scale + 1);
      int reports = counts.reports(from, now, exposure);
      if (reports < minReports) {
        continue;
      }
      double expected = baseline.expected(exposure.volume(from, now));
      double surprise = baseline.surprise(reports, expected);
      if (surprise >= threshold && (best == null || surprise > best.surprise())) {
        best = new Burst(from, scale, reports, expected, surprise);
      }
    }
    return Optional.ofNullable(best).map(found -> withOnset(found, counts, exposure, baseline));
  }

  /// How surprising the count since a pane is, with what was expected.
  public static Burst since(long onset, WatchCounts counts, Exposure exposure) {
    long now = exposure.now();
    long from = StrictMath.max(onset, now - Exposure.HELD + 1);
    var baseline = Baseline.of(counts, exposure);
    int reports = counts.reports(from, now, exposure);
    double expected = baseline.expected(exposure.volume(from, now));
    int scale = StrictMath.toIntExact(now - from + 1);
    return new Burst(onset, scale, reports, expected, baseline.surprise(reports, expected));
  }

  /// Whether it is over: over the last 2 h of panes that are evidence, all of them after the onset,
  /// the count is nothing out of the usual (a chance of one in ten or more).
  public static boolean calm(long onset, WatchCounts counts, Exposure exposure) {
    long now = exposure.now();
    long from = now;
    int seen = exposure.isBlind(now) ? 0 : 1;
    while (seen < CALM && from > onset && from > now - Exposure.HELD + 1) {
      from--;
      if (!exposure.isBlind(from)) {
        seen++;
      }
    }
    if (seen < CALM) {
      return false;
    }
    var baseline = Baseline.of(counts, exposure);
    double expected = baseline.expected(exposure.volume(from, now));
    return baseline.surprise(counts.reports(from, now, exposure), expected) < CALM_BELOW;
  }

  // Of all starts within the window at a pane with a report: the one that surprises most.
  private static Burst withOnset(
      Burst found, WatchCounts counts, Exposure exposure, Baseline baseline) {
    long now = exposure.now();
    long onset = found.onset();
    double best = -1;
    for (long pane : counts.counted()) {
      if (pane < found.onset() || pane > now || exposure.isBlind(pane)) {
        continue;
      }
      int reports = counts.reports(pane, now, exposure);
      double surprise = baseline.surprise(reports, baseline.expected(exposure.volume(pane, now)));
      if (surprise > best) {
        best = surprise;
        onset = pane;
      }
    }
    return new Burst(onset, found.scale(), found.reports(), found.expected(), found.surprise());
  }
}
