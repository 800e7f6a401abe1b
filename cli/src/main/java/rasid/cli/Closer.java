package rasid.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Things that were opened, to be closed in the opposite order, each of them whatever the others
/// do.
///
/// Safe to close twice and from another thread.
final class Closer implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  /// Remembers something that was opened; it is closed before all that was opened earlier.
  synchronized <C extends AutoCloseable> C add(C opened) {
    open.addFirst(opened);
    return opened;
  }

  private synchronized @Nullable AutoCloseable next() {
    return open.pollFirst();
  }

  /// @throws IllegalStateException when something could not be closed; all others were
  @Override
  public void close() {
    IllegalStateException failure = null;
    for (var next = next(); next != null; next = next()) {
      try {
        next.close();
      } catch (Exception e) { // one that cannot stop must not keep the others from it
        failure = new IllegalStateException("could not stop cleanly: " + Reason.of(e), e);
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
