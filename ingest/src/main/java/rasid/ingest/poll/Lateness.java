package rasid.ingest.poll;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/// How late polls begin, counted by the length of it. Safe to share between threads.
public final class Lateness {
  // Tenths of a power of two, in milliseconds: a quantile is right within 7 percent.
  private static final int STEPS = 10;
  private static final int MOST = 30 * STEPS;

  private final AtomicLongArray counts = new AtomicLongArray(MOST + 1);

  /// One poll began so late; early is not late.
  void add(Duration late) {
    counts.incrementAndGet(step(Math.max(0, late.toMillis())));
  }

  private static int step(long millis) {
    return Math.min(MOST, (int) Math.ceil(STEPS * Math.log(millis + 1.0) / Math.log(2)));
  }

  /// Polls begun.
  public long polls() {
    long polls = 0;
    for (int i = 0; i <= MOST; i++) {
      polls += counts.get(i);
    }
    return polls;
  }

  /// Such a share of the polls was not later than this.
  ///
  /// @param share 0 to 1
  public Duration quantile(double share) {
    double wanted = share * polls();
    long passed = 0;
    for (int i = 0; i <= MOST; i++) {
      passed += counts.get(i);
      if (passed > 0 && passed >= wanted) {
        return Duration.ofMillis(Math.round(Math.pow(2, i / (double) STEPS) - 1));
      }
    }
    return Duration.ZERO;
  }

  /// Begins to count anew.
  public void forget() {
    for (int i = 0; i <= MOST; i++) {
      counts.set(i, 0);
    }
  }
}
