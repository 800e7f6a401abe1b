package rasid.alerts.detect;

/// What a detector sees in a pane.
///
/// @param score minus log10 of the false alarms in four weeks that it stands for: an alert is due
///   at −log10(budget) or more. Onset-shaped: [#QUIET] unless the surprise is higher than at any
///   time in the day before
/// @param surprise the highest over all scales, see [Surprise]
/// @param scale panes of the window that showed it, 0 when nothing is surprising
/// @param learning days until the watch has been learned from for long enough to be judged by its
///   own past alone, 0 when it has
public record Reading(double score, double surprise, int scale, int learning) {
  /// Score of a pane in which nothing new is surprising.
  public static final double QUIET = -4;

  /// Whether an alert is due.
  ///
  /// @param budget false alarms accepted per 4 weeks, above 0
  public boolean alerts(double budget) {
    return scale > 0 && score >= -StrictMath.log10(budget);
  }
}
