package rasid.alerts.detect;

/// The panes a detector is shown, oldest first.
///
/// What lies before them is evidence of nothing. It keeps the arrays it is given, so that a long
/// series is not copied for every pane: they are not to be changed at or before the present.
public final class Recent {
  private static final double OWN = 1e-3;

  private final double[] counts;
  private final double[] exposures;
  private final int present;

  /// @param counts reports of the watch in each pane
  /// @param exposures what there was to read in each beside those reports, in any unit that stays
  ///   the same; 0 where nothing could be read, which is evidence of nothing
  /// @param present index of the pane that is now; later ones are not looked at
  public Recent(double[] counts, double[] exposures, int present) {
    if (counts.length != exposures.length || present < 0 || present >= counts.length) {
      throw new IllegalArgumentException("as many exposures as counts, and a present among them");
    }
    this.counts = counts;
    this.exposures = exposures;
    this.present = present;
  }

  /// Exposure of a pane: what was read beside the watch's own reports.
  ///
  /// A pane with nothing but reports was read all the same, and is a little more than nothing.
  ///
  /// @param read all articles, ≥ 0
  /// @param own the watch's reports among them, ≥ 0
  public static double beside(double read, double own) {
    double mine = StrictMath.min(read, own);
    return read - mine + OWN * mine;
  }

  /// The same panes as they were so many panes ago.
  Recent before(int back) {
    return new Recent(counts, exposures, present - back);
  }

  double count(int back) {
    return back > present ? 0 : counts[present - back];
  }

  double exposure(int back) {
    return back > present ? 0 : exposures[present - back];
  }
}
