package rasid.alerts.detect;

/// A count far above what is usual.
///
/// @param onset the pane from which on the count is most surprising
/// @param scale panes of the window that showed it best
/// @param reports reports in that window
/// @param expected reports usual in it
/// @param surprise see [Surprise]
public record Burst(long onset, int scale, int reports, double expected, double surprise) {}
