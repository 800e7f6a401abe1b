package rasid.cli;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import rasid.ingest.push.PushConfig;

/// Where hubs find us; off unless an address is given.
final class PushOptions {
  @Option(
      names = "--websub-callback",
      paramLabel = "URL",
      description =
          "Subscribe to feeds that announce a hub (WebSub): a public address of this instance alone, such as https://desk.example/websub, that your reverse proxy hands on to --websub-listen. Off by default.")
  private @Nullable String callback;

  @Option(
      names = "--websub-listen",
      paramLabel = "HOST:PORT",
      defaultValue = PushConfig.HOST + ":" + PushConfig.PORT,
      description = "Where to listen for hubs (default: ${DEFAULT-VALUE}).")
  private String listen = PushConfig.HOST + ":" + PushConfig.PORT;

  /// What was asked for, or null.
  @Nullable PushConfig config() {
    if (callback == null) {
      return null;
    }
    int colon = listen.lastIndexOf(':');
    try {
      var host = colon < 0 ? listen : listen.substring(0, colon);
      var bare =
          host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
      int port = colon < 0 ? PushConfig.PORT : Integer.parseInt(listen.substring(colon + 1));
      return new PushConfig(URI.create(callback), bare, port);
    } catch (NumberFormatException e) {
      throw Refusal.wrongUse("--websub-listen %s is no HOST:PORT".formatted(listen), e);
    } catch (IllegalArgumentException e) {
      throw Refusal.wrongUse("--websub-callback: " + e.getMessage(), e);
    }
  }
}
