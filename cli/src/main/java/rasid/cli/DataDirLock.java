package rasid.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A data folder belongs to one process at a time.
///
/// The lock is the operating system's, so it ends with the process however that dies. Beside it the
/// file `running` says who holds it and where its broker answers; it means nothing when nobody
/// holds the lock.
final class DataDirLock implements AutoCloseable {
  private static final String LOCK = "lock";
  private static final String RUNNING = "running";

  private final Path dir;
  private final FileChannel channel;

  private DataDirLock(Path dir, FileChannel channel) {
    this.dir = dir;
    this.channel = channel;
  }

  /// The process that holds a folder.
  ///
  /// @param process its id
  /// @param bootstrapServers where its broker answers
  record Holder(long process, String bootstrapServers) {}

  /// Makes the folder, for its owner's eyes only, and takes it.
  ///
  /// @throws Refusal when another process holds it, or it cannot be written
  static DataDirLock take(Path dir) {
    try {
      create(dir);
      var channel =
          FileChannel.open(dir.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw Refusal.wrongUse(
            "%s is in use by another rasid%s; stop that one, or give this one a folder of its own with --data-dir"
                .formatted(dir, holder(dir).map(h -> " (process " + h.process() + ")").orElse("")));
      }
      Files.deleteIfExists(dir.resolve(RUNNING));
      return new DataDirLock(dir, channel);
    } catch (IOException e) {
      throw Refusal.wrongUse(
          "cannot keep data in %s: %s; give another folder with --data-dir"
              .formatted(dir, Reason.of(e)),
          e);
    }
  }

  /// Who runs on a folder now, if anyone does.
  static Optional<Holder> runningOn(Path dir) {
    if (!Files.exists(dir.resolve(LOCK))) {
      return Optional.empty();
    }
    try (var channel = FileChannel.open(dir.resolve(LOCK), StandardOpenOption.WRITE)) {
      return tryLock(channel) == null ? holder(dir) : Optional.empty();
    } catch (IOException e) {
      throw Refusal.wrongUse("cannot read %s: %s".formatted(dir, Reason.of(e)), e);
    }
  }

  /// Tells others where the broker answers.
  void announce(String bootstrapServers) throws IOException {
    var file = dir.resolve(RUNNING);
    var fresh = dir.resolve(RUNNING + ".new");
    Files.writeString(fresh, ProcessHandle.current().pid() + " " + bootstrapServers + "\n");
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() {
    try (channel) {
      Files.deleteIfExists(dir.resolve(RUNNING));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot give back " + dir, e);
    }
  }

  private static void create(Path dir) throws IOException {
    if (Files.isDirectory(dir)) {
      return;
    }
    if (dir.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(
          dir, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(dir);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null; // held by this process
    }
  }

  private static Optional<Holder> holder(Path dir) {
    try {
      var words = Files.readString(dir.resolve(RUNNING)).strip().split(" ", 2);
      return Optional.of(new Holder(Long.parseLong(words[0]), words[1]));
    } catch (IOException | RuntimeException _) {
      return Optional.empty(); // it has only just started, or is about to stop
    }
  }
}
