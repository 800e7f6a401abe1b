package rasid.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where Rasid keeps the embedded broker's data and the services' state, unless told otherwise.
final class DataDir {
  private DataDir() {}

  /// The user's data folder as the system has it: XDG on Linux and the like, `Library` on macOS,
  /// `LOCALAPPDATA` on Windows.
  static Path standard(Map<String, String> environment, String system, Path home) {
    var os = system.toLowerCase(Locale.ROOT);
    if (os.startsWith("mac")) {
      return home.resolve("Library/Application Support/rasid");
    }
    if (os.startsWith("windows")) {
      return folder(environment.get("LOCALAPPDATA"), home.resolve("AppData/Local"))
          .resolve("rasid");
    }
    return folder(environment.get("XDG_DATA_HOME"), home.resolve(".local/share")).resolve("rasid");
  }

  // The XDG specification: a relative path is to be passed over.
  private static Path folder(@Nullable String named, Path otherwise) {
    if (named == null || named.isBlank()) {
      return otherwise;
    }
    var path = Path.of(named);
    return path.isAbsolute() ? path : otherwise;
  }
}
