package rasid.ingest;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the list of feeds while ingest runs: whoever changes the file need not start it again.
///
/// The bytes are compared, not the file's time: files that are mounted into a container or copied
/// keep their times. A change counts when two looks have found the same, so a list that is just
/// being written is not taken half; one that cannot be used is told once, and the list before
/// stays.
final class ListFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ListFollower.class);

  /// Time between two looks: a list of ten thousand feeds is read in milliseconds.
  private static final Duration LOOK = Duration.ofSeconds(5);

  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final Path file;
  private final Consumer<FeedList> changed;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private byte[] taken;
  private byte[] seen;
  private boolean unreadable;

  private ListFollower(Path file, byte[] taken, Consumer<FeedList> changed) {
    this.file = file;
    this.taken = taken;
    this.seen = taken;
    this.changed = changed;
    this.thread = Thread.ofPlatform().daemon().name("ingest-list").unstarted(this::run);
  }

  /// Begins to look.
  ///
  /// @param taken the list as it was read at the start
  /// @param changed gets each list that is taken
  static ListFollower start(Path file, byte[] taken, Consumer<FeedList> changed) {
    var follower = new ListFollower(file, taken, changed);
    follower.thread.start();
    return follower;
  }

  private void run() {
    try {
      while (!closed.await(LOOK.toNanos(), TimeUnit.NANOSECONDS)) {
        look();
      }
    } catch (InterruptedException _) {
      LOG.debug("list no longer followed");
    }
  }

  private void look() {
    byte[] found;
    try {
      found = FeedList.bytes(file);
    } catch (UncheckedIOException e) {
      if (!unreadable) {
        LOG.warn("list kept as it was list={} why=\"{}: {}\"", file, e.getMessage(), e.getCause());
      }
      unreadable = true;
      return;
    }
    unreadable = false;
    boolean settled = Arrays.equals(found, seen);
    seen = found;
    if (!settled || Arrays.equals(found, taken)) {
      return;
    }
    taken = found;
    try {
      changed.accept(FeedList.of(file, found));
    } catch (IllegalArgumentException e) {
      LOG.warn("list kept as it was list={} why=\"{}\"", file, e.getMessage());
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join(CLOSE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
