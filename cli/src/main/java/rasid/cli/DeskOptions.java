package rasid.cli;

import picocli.CommandLine.Option;
import rasid.desk.DeskConfig;

/// Where the desk's page is served.
public final class DeskOptions {
  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = DeskConfig.DEFAULT_HOST,
      description =
          "Address the desk's page listens at (default: ${DEFAULT-VALUE}). The page asks nobody who they are: any other address shows it to that network.")
  private String host = DeskConfig.DEFAULT_HOST;

  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      defaultValue = "" + DeskConfig.DEFAULT_PORT,
      description = "Port of the desk's page; 0 for a free one (default: ${DEFAULT-VALUE}).")
  private int port = DeskConfig.DEFAULT_PORT;

  String host() {
    return host;
  }

  int port() {
    if (port < 0 || port > 65535) {
      throw Refusal.wrongUse("--port %d is no port; give 0 to 65535".formatted(port));
    }
    return port;
  }
}
