package rasid.cli;

import java.util.ArrayDeque;
import java.util.Deque;

/// Things that were opened, to be closed in the opposite order, each of them whatever the others
/// do.
///
/// Safe to close twice and from another thread, which then waits until all is closed.
final class Closer implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  /// Remembers something that was opened; it is closed before all that was opened earlier.
  synchronized <C extends AutoCloseable> C add(C opened) {
    open.addFirst(opened);
    return opened;
  }

  /// @throws IllegalStateException when something could not be closed; all others were
  @Override
  public synchronized void close() {
    IllegalStateException failure = null;
    while (!open.isEmpty()) {
      try {
        open.removeFirst().close();
      } catch (Exception e) { // one that cannot stop must not keep the others from it
        failure = new IllegalStateException("could not stop cleanly: " + Reason.of(e), e);
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
