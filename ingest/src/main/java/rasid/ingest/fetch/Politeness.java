package rasid.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// One request to a domain at a time, with a pause between two; longer pauses where the domain
/// shows that we are too much for it.
///
/// The operator's own machines (listed, and written as an address) are asked two at a time without
/// a pause: whoever runs them can say so, and needs no protection from himself.
final class Politeness {
  /// Longest pause between two requests, whatever a robots.txt asks and however often a domain
  /// complains: a feed's twenty new pages must come within the hour.
  static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /// Domains remembered beyond their pause are swept out when there are so many.
  private static final int SWEPT_AT = 20_000;

  private static final int OWN_AT_ONCE = 2;
  private static final int MOST_DOUBLINGS = 4;

  private static final class Turn {
    final Semaphore free;
    int users;
    // Nanoseconds of `now`.
    long freeAt;
    int doublings;

    Turn(int permits, long now) {
      free = new Semaphore(permits, true);
      freeAt = now;
    }
  }

  private final Duration spacing;
  private final AddressGuard guard;
  private final LongSupplier nanos;
  private final Map<String, Turn> turns = new HashMap<>();

  /// @param nanos like [System#nanoTime]
  Politeness(Duration spacing, AddressGuard guard, LongSupplier nanos) {
    this.spacing = spacing;
    this.guard = guard;
    this.nanos = nanos;
  }

  /// Waits for a turn at the domain of an address; closing gives it back. Empty when the domain
  /// wants to be left alone for longer than anybody here waits.
  ///
  /// @param asked the pause its robots.txt asks for; zero when it does not
  Optional<Held> await(URI url, Duration asked) throws InterruptedException {
    boolean own = isOwn(url);
    var key = key(url);
    Turn turn;
    synchronized (turns) {
      turn = turns.computeIfAbsent(key, _ -> new Turn(own ? OWN_AT_ONCE : 1, nanos.getAsLong()));
      turn.users++;
    }
    try {
      turn.free.acquire();
    } catch (InterruptedException e) {
      leave(turn, Duration.ZERO);
      throw e;
    }
    long pause = pause(turn);
    boolean waits = pause <= LONGEST_PAUSE.toNanos();
    try {
      if (waits) {
        TimeUnit.NANOSECONDS.sleep(pause);
        return Optional.of(() -> giveBack(turn, own ? Duration.ZERO : pauseAfter(turn, asked)));
      }
    } catch (InterruptedException e) {
      giveBack(turn, Duration.ZERO);
      throw e;
    }
    giveBack(turn, Duration.ZERO);
    return Optional.empty();
  }

  /// How long a domain still wants to be left alone, in real time.
  Duration pause(URI url) {
    synchronized (turns) {
      var turn = turns.get(key(url));
      return turn == null
          ? Duration.ZERO
          : Duration.ofNanos(Math.max(0, turn.freeAt - nanos.getAsLong()));
    }
  }

  /// The domain complained: it is left alone for so long, and asked half as often from then on.
  void complained(URI url, Duration atLeast) {
    synchronized (turns) {
      long now = nanos.getAsLong();
      var turn = turns.computeIfAbsent(key(url), _ -> new Turn(isOwn(url) ? OWN_AT_ONCE : 1, now));
      turn.doublings = Math.min(MOST_DOUBLINGS, turn.doublings + 1);
      turn.freeAt = Math.max(turn.freeAt, now + atLeast.toNanos());
    }
  }

  /// The domain answered well: what it complained of is slowly forgotten.
  void answered(URI url) {
    synchronized (turns) {
      var turn = turns.get(key(url));
      if (turn != null && turn.doublings > 0) {
        turn.doublings--;
      }
    }
  }

  private long pause(Turn turn) {
    synchronized (turns) {
      return Math.max(0, turn.freeAt - nanos.getAsLong());
    }
  }

  private Duration pauseAfter(Turn turn, Duration asked) {
    synchronized (turns) {
      var usual = spacing.multipliedBy(1L << turn.doublings);
      var pause = asked.compareTo(usual) > 0 ? asked : usual;
      return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
  }

  private void giveBack(Turn turn, Duration pause) {
    leave(turn, pause);
    turn.free.release();
  }

  private void leave(Turn turn, Duration pause) {
    synchronized (turns) {
      long now = nanos.getAsLong();
      turn.users--;
      turn.freeAt = Math.max(turn.freeAt, now + pause.toNanos());
      if (turns.size() > SWEPT_AT) {
        turns.values().removeIf(one -> one.users == 0 && one.freeAt <= now);
      }
    }
  }

  boolean isOwn(URI url) {
    return guard.isListed(url) && Addresses.isWritten(url);
  }

  private String key(URI url) {
    return isOwn(url) ? AddressGuard.hostAndPort(url) : Domains.of(url);
  }

  /// A turn taken.
  @FunctionalInterface
  interface Held extends AutoCloseable {
    @Override
    void close();
  }
}
