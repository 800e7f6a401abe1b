package rasid.ingest.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The recorded clock: starts at a given time and runs `speed` times as fast as the wall's, until
/// it has caught up with real now; from then on it is real now.
///
/// So recorded time is never ahead of real time, which Kafka would refuse, and a demo can live
/// through hours in a minute.
public final class PacedClock implements InstantSource {
  private final InstantSource real;
  private final Instant origin;
  private final Instant start;
  private final double speed;

  private PacedClock(InstantSource real, Instant start, double speed) {
    if (!(speed >= 1 && speed <= 1_000_000)) {
      throw new IllegalArgumentException("speed must be from 1 to 1,000,000, is " + speed);
    }
    this.real = real;
    this.origin = real.instant();
    this.start = start;
    this.speed = speed;
  }

  /// The system clock.
  public static PacedClock live() {
    return new PacedClock(InstantSource.system(), Instant.MAX, 1);
  }

  /// A clock that shows `start` now and runs at `speed` until it has caught up.
  public static PacedClock from(Instant start, double speed) {
    return from(InstantSource.system(), start, speed);
  }

  static PacedClock from(InstantSource real, Instant start, double speed) {
    return new PacedClock(real, start, speed);
  }

  @Override
  public Instant instant() {
    var now = real.instant();
    // Also keeps the sum below from overflowing where the start lies beyond now, as in `live`.
    if (!start.isBefore(now)) {
      return now;
    }
    var paced = start.plus(times(Duration.between(origin, now), speed));
    return paced.isBefore(now) ? paced : now;
  }

  /// How long to wait in real time until so much recorded time has passed; zero for a negative
  /// wait.
  public Duration realWait(Duration recorded) {
    if (recorded.isNegative()) {
      return Duration.ZERO;
    }
    var atSpeed = times(recorded, 1 / speed);
    var caughtUp = recorded.minus(lag());
    return atSpeed.compareTo(caughtUp) > 0 ? atSpeed : caughtUp;
  }

  /// How much recorded time passes in the next `real`.
  public Duration recordedIn(Duration real) {
    var atSpeed = times(real, speed);
    var caughtUp = real.plus(lag());
    return atSpeed.compareTo(caughtUp) < 0 ? atSpeed : caughtUp;
  }

  private Duration lag() {
    return Duration.between(instant(), real.instant());
  }

  // Milliseconds are fine enough, and a double holds them exactly for longer than any run.
  private static Duration times(Duration duration, double factor) {
    return Duration.ofMillis(Math.round(duration.toMillis() * factor));
  }
}
