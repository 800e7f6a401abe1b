package rasid.alerts.detect;

import java.util.stream.IntStream;

/// How time is cut: panes of equal length, taken together to hours, which are what is learned.
///
/// Panes longer than an hour are hours of their own.
///
/// @param minutes length of a pane, 1 or more
/// @param origin where pane 0 begins, in minutes since 1970-01-01T00:00Z
public record Panes(int minutes, long origin) {
  private static final int[] SCALES = {5, 15, 30, 60, 120, 180, 240, 360, 480, 720, 960, 1440};
  private static final int HOUR = 60;
  private static final int DAY = 1440;

  // 1970-01-01 was a Thursday.
  private static final int HOURS_TO_THURSDAY = 72;

  // A pane is learned 6 h late, so that a burst that begins in it has been seen by then.
  private static final int GUARD = 360;

  public Panes {
    if (minutes < 1) {
      throw new IllegalArgumentException("a pane is at least a minute long, not " + minutes);
    }
  }

  /// Panes in an hour, 1 or more.
  int inHour() {
    return StrictMath.max(1, HOUR / minutes);
  }

  /// Panes in so many minutes, 1 or more.
  int in(int span) {
    return StrictMath.max(1, span / minutes);
  }

  /// Panes of the longest scale: a day.
  int longest() {
    return in(DAY);
  }

  /// Hours between an hour and its being learned.
  int guardHours() {
    return StrictMath.max(1, in(GUARD) / inHour());
  }

  /// Hours of the longest scale.
  int longestHours() {
    return StrictMath.max(1, longest() / inHour());
  }

  /// Hours that are remembered one by one: those shown, the present and the next.
  int remembered() {
    return longestHours() + guardHours() + 2;
  }

  /// Panes that a detector must be shown: the longest scale before the hour that is learned now.
  public int held() {
    return (longestHours() + guardHours() + 1) * inHour();
  }

  /// The scales looked at, in panes, ascending.
  int[] scales() {
    return IntStream.of(SCALES)
        .filter(scale -> scale >= minutes || scale == DAY)
        .map(scale -> StrictMath.max(1, StrictMath.round((float) scale / minutes)))
        .filter(scale -> scale <= longest())
        .distinct()
        .toArray();
  }

  /// Hour of the week in which the last pane of an hour begins, in UTC, 0 for Monday 00:00.
  int hourOfWeek(long hour) {
    long last = (hour + 1) * inHour() - 1;
    long hours = StrictMath.floorDiv(origin + last * minutes, HOUR);
    return (int) StrictMath.floorMod(hours + HOURS_TO_THURSDAY, (long) Rhythm.HOURS);
  }

  /// The hour a pane belongs to.
  long hour(long pane) {
    return StrictMath.floorDiv(pane, (long) inHour());
  }

  /// Exposure of a pane where nobody knows what there was to read: its length in hours.
  public double exposure() {
    return (double) minutes / HOUR;
  }
}
