package rasid.alerts.detect;

import java.util.Arrays;

/// How many false alarms in four weeks a surprise stands for, learned from a watch's own peaks.
///
/// Before anything is seen a peak of surprise z is as rare as chance has it, a tenth for every step
/// of 1. Then the highest peak of each block of time is remembered with the expectation that its
/// like comes again: it counts fully up to its own height and fades above it. A peak so high that
/// it is rather a burst than an alarm counts less, unless such peaks are a habit of this watch
/// (near copies, programme notes): a rate r of them counts as r²/(r + ρ).
///
/// Mutable, for one thread.
final class FalseAlarms {
  private static final double LOWEST = 1;
  private static final int LEVELS = 22;

  // Peaks of at least LOWEST for a window, and their fall with height, while chance alone makes
  // them: measured on simulated Poisson counts by the hour, watched at nine scales.
  private static final double PEAKS_OF_CHANCE = 0.024;
  private static final double FALL_OF_CHANCE = 1.27;

  // Four weeks that the prior weighs as much as.
  private static final double PRIOR_SPAN = 2;

  // From this height on a peak's like is as uncertain as it is high: the same spike is the more
  // surprising the quieter its hour.
  private static final double HEIGHT = 3;

  // Scores over which a peak turns from an alarm into a burst: one in 4 weeks, one in 4 × 31.
  private static final double BURST_FROM = 0;
  private static final double BURST_OVER = 1.5;

  /// How the peaks of one kind of evidence are taken.
  ///
  /// @param habit rate ρ in four weeks at which bursts are taken for a habit
  /// @param reach how fast a peak's expectation falls above its height, in decades for a step of 1,
  ///   or of a third of the peak where that is more
  /// @param burst weight of a peak that is rather a burst, from 0 to 1
  record Taste(double habit, double reach, double burst) {}

  /// Evidence of all reports: one pane may do it, so peaks are taken for a habit soon.
  static final Taste SUDDEN = new Taste(0.5, 1, 0.7);

  /// Evidence that no single pane can give: bursts are rarely mistaken.
  static final Taste LASTING = new Taste(1, 2, 0.05);

  /// Evidence of a drop, of either kind: silence is seldom news, so peaks are taken for a habit
  /// soon. With the weight of a burst for lasting ones, simulated quiet watches gave up to four
  /// times their budget.
  static final Taste SILENCE = new Taste(0.5, 1, 0.7);

  // A desk that takes the trouble to call one false speaks for one it let pass.
  private static final double CALLED = 2;

  private final Taste taste;
  private final double blocksIn4Weeks;
  private final double[] chanceIn4Weeks = new double[LEVELS];
  private final double[] peaks = new double[LEVELS];

  // Worked out when asked for, and again after something was learned: few levels are.
  private final double[] logRate = new double[LEVELS];
  private double blocks;

  /// @param blocksIn4Weeks blocks of time in four weeks
  /// @param windows that end in a block, over all scales, each scale's overlap taken off
  FalseAlarms(Taste taste, double blocksIn4Weeks, double windows) {
    this.taste = taste;
    this.blocksIn4Weeks = blocksIn4Weeks;
    double least = blocksIn4Weeks * windows * PEAKS_OF_CHANCE;
    Arrays.setAll(
        chanceIn4Weeks,
        level -> least * StrictMath.exp(-FALL_OF_CHANCE * level * StrictMath.log(10)));
    forgetRates();
  }

  /// Minus log10 of the false alarms expected in four weeks at this surprise or above: 0 reads "one
  /// in four weeks", 1 "one in forty".
  double score(double surprise) {
    double x = surprise - LOWEST;
    if (x <= 0) {
      return -logRate(0) + x * 0.3;
    }
    int level = (int) x;
    if (level >= LEVELS - 1) {
      return -logRate(LEVELS - 1) + (x - LEVELS + 1) * FALL_OF_CHANCE;
    }
    double from = logRate(level);
    return -(from + (x - level) * (logRate(level + 1) - from));
  }

  /// Learns the highest peak of a block of time.
  ///
  /// @param left what is left of the past, from 0 to 1
  void learn(double peak, double left) {
    double burst =
        StrictMath.max(
            0, StrictMath.min(1, (score(peak) - BURST_FROM) / (BURST_OVER - BURST_FROM)));
    blocks = blocks * left + 1;
    expect(peak, 1 - (1 - taste.burst) * burst, left);
  }

  /// Learns that a peak was a false alarm, however much it looked like a burst.
  void called(double peak) {
    expect(peak, CALLED, 1);
  }

  private void expect(double peak, double weight, double left) {
    double reach = taste.reach * StrictMath.log(10) / StrictMath.max(1, peak / HEIGHT);
    for (int level = 0; level < LEVELS; level++) {
      double above = StrictMath.max(0, LOWEST + level - peak);
      peaks[level] = peaks[level] * left + weight * StrictMath.exp(-reach * above);
    }
    forgetRates();
  }

  private void forgetRates() {
    Arrays.fill(logRate, Double.NaN);
  }

  private double logRate(int level) {
    if (Double.isNaN(logRate[level])) {
      double span = blocks / blocksIn4Weeks;
      double seen = span > 0 ? peaks[level] / span : 0;
      double counted = seen > 0 ? seen * seen / (seen + taste.habit) : 0;
      logRate[level] =
          StrictMath.log10(
              (span * counted + PRIOR_SPAN * chanceIn4Weeks[level]) / (span + PRIOR_SPAN));
    }
    return logRate[level];
  }

  void save(Numbers into) {
    into.put(blocks);
    Arrays.stream(peaks).forEach(into::put);
  }

  void restore(Numbers from) {
    blocks = from.take();
    Arrays.setAll(peaks, _ -> from.take());
    forgetRates();
  }
}
