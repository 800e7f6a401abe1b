package rasid.ingest.fetch;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/// At most so many requests to one host at the same time.
final class Politeness {
  private static final class Turn {
    final Semaphore free;
    int users;

    Turn(int permits) {
      free = new Semaphore(permits, true);
    }
  }

  private final int perHost;
  private final Map<String, Turn> turns = new HashMap<>();

  Politeness(int perHost) {
    this.perHost = perHost;
  }

  /// Waits for a turn at a host; closing gives it back.
  Held await(String host) throws InterruptedException {
    Turn turn;
    synchronized (turns) {
      turn = turns.computeIfAbsent(host, _ -> new Turn(perHost));
      turn.users++;
    }
    try {
      turn.free.acquire();
    } catch (InterruptedException e) {
      leave(host, turn);
      throw e;
    }
    return () -> {
      turn.free.release();
      leave(host, turn);
    };
  }

  // A host nobody asks is forgotten: the pages of a feed may lie on any number of hosts.
  private void leave(String host, Turn turn) {
    synchronized (turns) {
      if (--turn.users == 0) {
        turns.remove(host, turn);
      }
    }
  }

  /// A turn taken.
  @FunctionalInterface
  interface Held extends AutoCloseable {
    @Override
    void close();
  }
}
