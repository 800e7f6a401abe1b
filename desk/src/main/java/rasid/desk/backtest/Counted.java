package rasid.desk.backtest;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rasid.alerts.count.AlertMemory;
import rasid.alerts.count.Report;

/// Tells of each report once, when it begins to count.
final class Counted implements AlertMemory {
  private final Set<String> counting = new HashSet<>();
  private final Listener listener;

  Counted(Listener listener) {
    this.listener = listener;
  }

  /// Told of a report that counts.
  @FunctionalInterface
  interface Listener {
    /// @param pane the pane it counts in
    void counts(String watch, long pane);
  }

  @Override
  public void report(String watch, String article, @Nullable Report report) {
    var id = watch + "|" + article;
    if (report == null) {
      counting.remove(id);
    } else if (report.counted() != Report.NOT_COUNTED && counting.add(id)) {
      listener.counts(watch, report.counted());
    }
  }
}
