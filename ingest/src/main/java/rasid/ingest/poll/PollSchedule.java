package rasid.ingest.poll;

import java.time.Duration;
import java.time.Instant;

/// When to ask a source again, in recorded time.
///
/// @param shortest least time between two polls of one source: no server minds a conditional
///   request each 2 minutes
/// @param longest most time between two polls of a source that answers: a desk should not learn of
///   a burst a quarter of an hour late
/// @param farthest most time between two tries of a source that fails
public record PollSchedule(Duration shortest, Duration longest, Duration farthest) {
  /// 2 minutes, 15 minutes, 6 hours.
  public static final PollSchedule DEFAULT =
      new PollSchedule(Duration.ofMinutes(2), Duration.ofMinutes(15), Duration.ofHours(6));

  private static final Duration WEEK = Duration.ofDays(7);
  private static final int MOST_DOUBLINGS = 20;

  public PollSchedule {
    if (!shortest.isPositive()
        || shortest.compareTo(longest) > 0
        || longest.compareTo(farthest) > 0) {
      throw new IllegalArgumentException(
          "a poll schedule needs 0 < shortest <= longest <= farthest, not %s, %s, %s"
              .formatted(shortest, longest, farthest));
    }
  }

  /// The next poll of a source that answered.
  ///
  /// @param weekly articles it publishes in 7 days at its present pace, ≥ 0
  /// @param hint the server's own wish (`max-age`, RSS `ttl`); zero when silent
  public Instant next(Instant now, int weekly, Duration hint) {
    var pace = weekly == 0 ? longest : WEEK.dividedBy(weekly);
    return now.plus(clamp(pace.compareTo(hint) < 0 ? hint : pace, longest));
  }

  /// The next try of a source that failed: twice as far away each time.
  ///
  /// @param failures failed polls in a row, this one included, ≥ 1
  /// @param wish what the server asked for (`Retry-After`); zero when silent; kept to even beyond
  ///   `farthest`, the fetcher bounds it
  public Instant afterFailure(Instant now, int failures, Duration wish) {
    var backoff = clamp(shortest.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS)), farthest);
    return now.plus(backoff.compareTo(wish) < 0 ? wish : backoff);
  }

  private Duration clamp(Duration wanted, Duration most) {
    return wanted.compareTo(shortest) < 0 ? shortest : wanted.compareTo(most) > 0 ? most : wanted;
  }
}
