package rasid.cli;

import picocli.CommandLine.Option;

/// The embedded broker's port, for commands that keep it running.
public final class KafkaPortOption {
  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description =
          "Port of the embedded broker on 127.0.0.1; 0 for a free one (default: ${DEFAULT-VALUE}).")
  private int port;

  /// From 0 to 65535.
  public int port() {
    if (port < 0 || port > 65535) {
      throw Refusal.wrongUse("--kafka-port %d is no port; give 0 to 65535".formatted(port));
    }
    return port;
  }
}
