package rasid.alerts.deliver;

import java.time.Duration;
import java.util.Optional;

/// When to try a delivery again: after 1, 4, 16 and 60 seconds, or later when the channel asks for
/// it.
///
/// @param tries most tries in all, from 1
/// @param longest longest wait between two, also when a channel asks for more
public record RetrySchedule(int tries, Duration longest) {
  /// Five tries in 81 seconds, long enough for a receiver to be started again, and in five minutes
  /// at the most: an alert that is later than that is better looked up at the desk, and its next
  /// revisions wait as long.
  public static final RetrySchedule DEFAULT = new RetrySchedule(5, Duration.ofSeconds(60));

  /// The wait before the next try, or empty when there is none.
  ///
  /// @param made tries made so far, from 1
  /// @param atLeast the wait the channel asks for
  public Optional<Duration> next(int made, Duration atLeast) {
    if (made >= tries) {
      return Optional.empty();
    }
    var backoff = Duration.ofSeconds(1L << Math.min(2 * (made - 1), 20));
    var wait = backoff.compareTo(atLeast) < 0 ? atLeast : backoff;
    return Optional.of(wait.compareTo(longest) < 0 ? wait : longest);
  }
}
