package rasid.ingest.poll;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What hubs sent and nobody has read yet, within bounds. Safe to share between threads.
///
/// It lives in memory alone: what is lost with the process is found by the next poll.
final class Pushes {
  /// Bodies held, in bytes.
  private static final long MOST_BYTES = 64L << 20;

  /// Bodies of one source: a hub that sends faster than its pages can be read is asked to wait.
  private static final int MOST_OF_ONE = 16;

  private final Map<String, Deque<Push>> waiting = new HashMap<>();
  private long bytes;

  /// Takes one, if there is room.
  synchronized boolean add(Push push) {
    var own = waiting.computeIfAbsent(push.source(), _ -> new ArrayDeque<>());
    boolean room = own.size() < MOST_OF_ONE && bytes + push.body().length <= MOST_BYTES;
    if (room) {
      own.add(push);
      bytes += push.body().length;
    }
    return room;
  }

  /// The oldest of a source, or null.
  synchronized @Nullable Push take(String source) {
    var own = waiting.get(source);
    var push = own == null ? null : own.poll();
    if (push == null) {
      waiting.remove(source);
    } else {
      bytes -= push.body().length;
    }
    return push;
  }

  /// Whether there is one of a source.
  synchronized boolean has(String source) {
    var own = waiting.get(source);
    return own != null && !own.isEmpty();
  }

  /// Lets go of those of a source that is not ours any more.
  synchronized void forget(String source) {
    var own = waiting.remove(source);
    if (own != null) {
      own.forEach(push -> bytes -= push.body().length);
    }
  }
}
