package rasid.cli;

import picocli.CommandLine.Option;

/// `-o json`, the same on every command that gives data.
public final class OutputOptions {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text for people, json for scripts: one object a line (default: text).")
  private Format format = Format.text;

  /// Whether a script reads the answer; then the logs keep quiet but for what is wrong.
  public boolean json() {
    if (format == Format.json) {
      Logs.quiet();
    }
    return format == Format.json;
  }
}
