package rasid.desk;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what another thread does.
public final class Await {
  /// Generous: machines that run tests are busy.
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private Await() {}

  /// Returns as soon as something holds.
  public static void until(String what, BooleanSupplier holds) {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited %s in vain until %s".formatted(LONGEST, what));
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }
}
