package rasid.cli;

import java.util.Locale;

/// How fast work goes on, measured from the first time it is told of: what an earlier run had done
/// is none of its pace.
final class Pace {
  // A pace of less than this would jump about.
  private static final double SECONDS = 1;

  private boolean begun;
  private long first;
  private long since;

  /// `, 1,200/s, about 3 min left`, or nothing yet.
  ///
  /// @param done from 0
  /// @param whole what `done` will come to, or 0 when nobody knows
  /// @param nanos of a clock that never goes back
  String words(long done, long whole, long nanos) {
    if (!begun) {
      begun = true;
      first = done;
      since = nanos;
    }
    double seconds = (nanos - since) / 1e9;
    if (seconds < SECONDS || done <= first) {
      return "";
    }
    double pace = (done - first) / seconds;
    var words = String.format(Locale.ROOT, pace < 10 ? ", %.1f/s" : ", %,.0f/s", pace);
    return whole > done ? words + ", about " + time((whole - done) / pace) + " left" : words;
  }

  private static String time(double seconds) {
    if (seconds < 90) {
      return String.format(Locale.ROOT, "%d s", Math.max(1, Math.round(seconds)));
    }
    double minutes = seconds / 60;
    return minutes < 90
        ? String.format(Locale.ROOT, "%d min", Math.round(minutes))
        : String.format(Locale.ROOT, "%d h", Math.round(minutes / 60));
  }
}
