package rasid.alerts.detect;

/// How much the last hours looked like a burst, and how far they are believed for that when they
/// are learned: a burst does not become usual, unless it stays for days.
///
/// Mutable, for one thread.
final class Suspicion {
  // Surprise from which an hour is suspected, up to full suspicion, and what it is trusted then.
  private static final double FROM = 2.5;
  private static final double TO = 4;
  private static final double TRUST = 0.15;

  // Share of the last days under suspicion from which on the new level is believed.
  private static final double USUAL_AFTER = 0.3;
  private static final double USUAL_OVER = 0.3;

  private static final double HALF_LIFE_HOURS = 48;

  private final Hours hours;
  private final double left;
  private double share;

  /// @param remembered hours that are remembered one by one
  /// @param length of an hour that is learned, in hours
  Suspicion(int remembered, double length) {
    hours = new Hours(remembered);
    left = Decay.left(length, HALF_LIFE_HOURS);
  }

  /// Suspects the hours of a window.
  void raise(long from, long to, double surprise) {
    if (surprise > FROM) {
      for (long hour = from; hour <= to; hour++) {
        hours.raise(hour, surprise);
      }
    }
  }

  /// Takes note of how an hour stood that is learned now.
  void pass(long hour) {
    share += ((hours.at(hour) > TO ? 1 : 0) - share) * (1 - left);
  }

  /// How far a window is trusted, from 0 to 1.
  double trust(long from, long to) {
    double suspected =
        StrictMath.max(0, StrictMath.min(1, (hours.highest(from, to) - FROM) / (TO - FROM)));
    double trusted = 1 - (1 - TRUST) * suspected;
    double lasts = StrictMath.max(0, StrictMath.min(1, (share - USUAL_AFTER) / USUAL_OVER));
    return trusted + (1 - trusted) * lasts;
  }

  /// Suspects an hour no more.
  void clear(long hour) {
    hours.clear(hour);
  }

  void save(Numbers into) {
    hours.save(into);
  }

  void restore(Numbers from) {
    hours.restore(from);
  }

  // Saved apart, where it always stood in what was kept.
  void saveShare(Numbers into) {
    into.put(share);
  }

  void restoreShare(Numbers from) {
    share = from.take();
  }
}
