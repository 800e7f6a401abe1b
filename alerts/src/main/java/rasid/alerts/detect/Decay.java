package rasid.alerts.detect;

/// How the past fades: by half in 14 days, so that four weeks carry three quarters of the baseline.
final class Decay {
  private static final double LN_PER_PANE = -StrictMath.log(2) / (14 * 288);

  private Decay() {}

  /// What is left of 1 after so many panes, ≥ 0.
  static double after(long panes) {
    return StrictMath.exp(LN_PER_PANE * panes);
  }

  /// What is left of 1 after so many hours of another half-life, ≥ 0.
  static double left(double hours, double halfLife) {
    return StrictMath.exp(-StrictMath.log(2) * hours / halfLife);
  }

  /// What is left of 1 for each of so many panes, all together.
  static double sum(long panes) {
    return (1 - after(panes)) / (1 - after(1));
  }
}
