package rasid.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the embedded broker keeps its data.
public final class DataDirOption {
  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "Where the embedded broker keeps its data (default: the user's data folder). Also from RASID_DATA_DIR.")
  private @Nullable Path dir;

  private final Map<String, String> environment;

  DataDirOption(Map<String, String> environment) {
    this.environment = environment;
  }

  /// Whether the user named one.
  public boolean chosen() {
    return dir != null || !environment.getOrDefault("RASID_DATA_DIR", "").isBlank();
  }

  /// Absolute; it need not exist.
  public Path dir() {
    if (dir != null) {
      return dir.toAbsolutePath().normalize();
    }
    var named = environment.getOrDefault("RASID_DATA_DIR", "");
    return named.isBlank()
        ? DataDir.standard(
            environment, System.getProperty("os.name"), Path.of(System.getProperty("user.home")))
        : Path.of(named).toAbsolutePath().normalize();
  }
}
