package rasid.model.topic;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// How far the numbered changes of a topic have arrived. One thread writes, others may wait.
final class Arrivals {
  /// How long a reader waits for a change that a tick names: a topic read from its beginning takes
  /// seconds.
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final String what;
  private final String remedy;
  private long last;

  /// @param what the changes are of, in words
  /// @param remedy what to do where they do not come, in words
  Arrivals(String what, String remedy) {
    this.what = what;
    this.remedy = remedy;
  }

  /// All changes up to a number have arrived.
  synchronized void reach(long number) {
    last = Math.max(last, number);
    notifyAll();
  }

  /// Waits until all changes up to a number have arrived.
  ///
  /// @throws IllegalStateException when they do not come: without them a replay would answer
  ///   something else
  synchronized void await(long number) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (last < number) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        throw new IllegalStateException(
            "a tick names change %d of the %s and their topic ends with %d; was it emptied? %s"
                .formatted(number, what, last, remedy));
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for " + what, e);
      }
    }
  }
}
