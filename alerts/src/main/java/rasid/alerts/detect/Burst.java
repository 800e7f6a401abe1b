package rasid.alerts.detect;

import rasid.model.AlertKind;

/// A count far off what is usual: far above it, or far below for a drop.
///
/// @param onset the pane from which on the count is most surprising
/// @param scale panes of the window that showed it best
/// @param reports reports in that window
/// @param expected reports usual in it
/// @param surprise see [Surprise]
public record Burst(
    AlertKind kind, long onset, int scale, int reports, double expected, double surprise) {
  /// What makes it one: the reports there were, or of a drop those that were missing.
  public int off() {
    return switch (kind) {
      case BURST -> reports;
      case DROP -> (int) StrictMath.max(0, StrictMath.floor(expected - reports));
    };
  }
}
