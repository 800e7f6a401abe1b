package rasid.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;

/// A folder of its own for one run of one service, gone afterwards.
///
/// The stores live in memory and their changelogs in Kafka, so a run has nothing to take over from
/// the one before; what the folder tells is the identity of a process, which must be new each time.
final class StateDir implements AutoCloseable {
  private final Path path;

  private StateDir(Path path) {
    this.path = path;
  }

  /// Makes one for a service below a data folder.
  static StateDir in(Path dataDir, String service) {
    try {
      var states = Files.createDirectories(dataDir.resolve("state"));
      return new StateDir(Files.createTempDirectory(states, service + "-"));
    } catch (IOException e) {
      throw Refusal.wrongUse(
          "cannot make a folder for the state of %s in %s: %s; choose another --data-dir"
              .formatted(service, dataDir, Reason.of(e)),
          e);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    delete(path);
  }

  /// Deletes a folder with all that is in it; one that is gone already is fine.
  static void delete(Path folder) {
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (NoSuchFileException _) {
      // Nothing to delete.
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }
}
