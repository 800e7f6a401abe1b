package rasid.ingest.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Lengths of time as people say them.
public final class Spans {
  private static final int WEEK = 7;

  private Spans() {}

  /// From one time to another, in its largest unit: `45 s`, `12 min`, `5 h`, `3 d`.
  public static String of(Instant from, Instant to) {
    return about(Duration.between(from, to));
  }

  /// A length in its largest unit; nothing is shorter than `0 s`.
  public static String about(Duration length) {
    long seconds = Math.max(0, length.toSeconds());
    if (seconds < 120) {
      return seconds + " s";
    }
    if (seconds < 120 * 60) {
      return (seconds + 30) / 60 + " min";
    }
    return seconds < 48 * 3600 ? (seconds + 1800) / 3600 + " h" : (seconds + 43200) / 86400 + " d";
  }

  /// Articles in 7 days, a day where they are many.
  public static String pace(int weekly) {
    return weekly >= 2 * WEEK
        ? String.format(Locale.ROOT, "%,d a day", (weekly + WEEK / 2) / WEEK)
        : weekly + " a week";
  }
}
