package rasid.ingest.fetch;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Memory for bodies, common to all that are read or kept at the same time.
///
/// The first [#FREE] bytes of a body cost nothing: those who read are counted, so that much is
/// bounded already, and most feeds and pages need no more. A body that grows beyond takes at once
/// all that the largest may need: two that waited for more with half of what they need in hand
/// could wait for each other. Once whole, it gives back what it does not fill. Whoever finds no
/// room waits, the longest first, but not for ever.
///
/// What is counted is a body, packed or unpacked. The buffers it grows in, its other form while it
/// is unpacked, and what is parsed from it come on top, and are a small multiple of it; as none of
/// that work waits for anything, only as many bodies are in it as there are processors.
public final class Room {
  /// Bytes of each body that are not counted.
  static final int FREE = 256 << 10;

  private static final int KIB = 10;

  /// There was no room in time.
  static final class Full extends IOException {
    Full() {
      super("no room for a body of more than %d KiB while others are read".formatted(FREE >> KIB));
    }
  }

  private final Semaphore kibibytes;
  private final int largest;
  private final Duration patience;

  /// @param bytes in all
  /// @param largest body, in bytes
  /// @param patience longest wait for room
  /// @throws IllegalArgumentException when not even one of the largest has room
  Room(long bytes, int largest, Duration patience) {
    this.largest = kibibytes(largest);
    if (bytes >> KIB < this.largest) {
      throw new IllegalArgumentException(
          "no room for a body of %d bytes in %d".formatted(largest, bytes));
    }
    this.kibibytes = new Semaphore(Math.toIntExact(bytes >> KIB), true);
    this.patience = patience;
  }

  /// A share of it with nothing in it yet.
  Share share() {
    return new Share(patience);
  }

  /// A share for what is in memory already, which does not wait for room.
  Share shareAtOnce() {
    return new Share(Duration.ZERO);
  }

  /// Bytes that nobody holds.
  long left() {
    return (long) kibibytes.availablePermits() << KIB;
  }

  /// Whether anybody waits for some.
  boolean isAwaited() {
    return kibibytes.hasQueuedThreads();
  }

  /// What one body holds of it, for one thread. Closing gives all of it back.
  public final class Share implements AutoCloseable {
    private final Duration wait;
    private int held;

    private Share(Duration wait) {
      this.wait = wait;
    }

    /// A body has grown to so many bytes.
    void grown(int bytes) throws Full, InterruptedException {
      if (held > 0 || bytes <= FREE) {
        return;
      }
      if (!kibibytes.tryAcquire(largest, wait.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new Full();
      }
      held = largest;
    }

    /// Gives back all that a body of so many bytes does not fill.
    void keep(int bytes) {
      int kept = bytes <= FREE ? 0 : Math.min(held, kibibytes(bytes));
      kibibytes.release(held - kept);
      held = kept;
    }

    @Override
    public void close() {
      keep(0);
    }
  }

  /// Told how large a body has grown, while it is read.
  @FunctionalInterface
  interface Growth {
    void to(int bytes) throws Full, InterruptedException;
  }

  private static int kibibytes(long bytes) {
    return Math.toIntExact((bytes + (1 << KIB) - 1) >> KIB);
  }
}
