package rasid.ingest.push;

import java.net.URI;

/// Where hubs find us.
///
/// @param callback the public address that hubs are given; what they ask below it must reach `host`
///   and `port`, by a reverse proxy as a rule
/// @param host address to listen on
/// @param port to listen on, 0 for a free one
public record PushConfig(URI callback, String host, int port) {
  /// Loopback: a proxy with a certificate stands between us and the world.
  public static final String HOST = "127.0.0.1";

  /// Where nothing else of Rasid listens.
  public static final int PORT = 8090;

  public PushConfig {
    var scheme = callback.getScheme();
    if (callback.getHost() == null
        || scheme == null
        || !(scheme.equals("https") || scheme.equals("http"))
        || callback.getRawQuery() != null
        || callback.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "the callback must be an address such as https://desk.example/websub, not " + callback);
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("there is no port " + port);
    }
  }

  /// The address of one subscription.
  URI callback(String token) {
    var base = callback.toString();
    return URI.create(base + (base.endsWith("/") ? "" : "/") + token);
  }
}
