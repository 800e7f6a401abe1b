package rasid.desk;

import rasid.model.topic.Cluster;
import rasid.model.topic.Topics;

/// What the desk needs to know.
///
/// @param cluster where the topics are
/// @param topics whose topics: the live ones, or a replay's
/// @param host address to listen at; the desk asks nobody who they are, so anything but a loopback
///   address shows it to the whole network
/// @param port to listen at; 0 for any that is free
public record DeskConfig(Cluster cluster, Topics topics, String host, int port) {
  /// Where a desk listens unless told otherwise.
  public static final String DEFAULT_HOST = "127.0.0.1";

  /// The port unless told otherwise.
  public static final int DEFAULT_PORT = 8080;

  public DeskConfig {
    if (host.isBlank()) {
      throw new IllegalArgumentException("desk: host is empty; write 127.0.0.1");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("desk: port %d is not in 0 to 65535".formatted(port));
    }
  }

  /// A desk at the usual address.
  public DeskConfig(Cluster cluster, Topics topics) {
    this(cluster, topics, DEFAULT_HOST, DEFAULT_PORT);
  }
}
