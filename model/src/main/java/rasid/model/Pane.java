package rasid.model;

import java.time.Duration;
import java.time.Instant;

/// The grain of counting: spans of 5 minutes, numbered from 1970-01-01T00:00:00Z.
///
/// Pane `p` holds the instants from `start(p)`, inclusive, to `start(p + 1)`, exclusive.
public final class Pane {
  /// Length of one pane.
  public static final Duration LENGTH = Duration.ofMinutes(5);

  private static final long SECONDS = LENGTH.toSeconds();

  private Pane() {}

  /// The pane that holds an instant.
  public static long of(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), SECONDS);
  }

  /// The first instant of a pane.
  public static Instant start(long pane) {
    return Instant.ofEpochSecond(pane * SECONDS);
  }

  /// How many whole panes a duration spans.
  public static long in(Duration duration) {
    return duration.dividedBy(LENGTH);
  }
}
