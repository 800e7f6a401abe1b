package rasid.alerts.count;

import java.util.List;
import rasid.alerts.detect.WatchDetector;

/// What a backtest learned of a watch before it was given, so that it need not begin with nothing.
///
/// @param start the pane in which the watch begins to be counted; of what lies between it and the
///   end of the backtest nothing is known
/// @param floor the first pane that its next alert may tell of
/// @param detector what was counted and learned
/// @param reports the newest reports, so that their copies are known for copies
public record Baseline(long start, long floor, WatchDetector.Saved detector, List<Report> reports) {
  public Baseline {
    reports = List.copyOf(reports);
  }

  /// The same for a watch that begins in another pane.
  public Baseline from(long other) {
    return new Baseline(other, floor, detector, reports);
  }

  /// The same with the newest reports alone.
  ///
  /// @param most how many, from 0
  public Baseline withReports(int most) {
    int from = StrictMath.max(0, reports.size() - most);
    return new Baseline(start, floor, detector, reports.subList(from, reports.size()));
  }
}
