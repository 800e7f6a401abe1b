package rasid.desk;

import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.desk.api.DeskServer;
import rasid.desk.follow.TopicFollower;
import rasid.desk.view.Views;

/// The desk as a service: topics → views → page.
public final class DeskMain implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeskMain.class);

  private final DeskServer server;
  private final TopicFollower follower;

  private DeskMain(DeskServer server, TopicFollower follower) {
    this.server = server;
    this.follower = follower;
  }

  /// Starts to listen and to read; returns when the page can be opened, which is before the readers
  /// have caught up.
  ///
  /// @throws IllegalStateException when the port is taken
  public static DeskMain start(DeskConfig config) {
    var views = new Views();
    var server = DeskServer.start(views, config.host(), config.port());
    try {
      var follower = TopicFollower.start(config.cluster(), config.topics(), views);
      LOG.info("desk started url={}", server.url());
      return new DeskMain(server, follower);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /// The port it listens at.
  public int port() {
    return server.port();
  }

  /// Completes when the desk has been closed; completes exceptionally when its reading broke.
  public CompletableFuture<Void> ended() {
    return follower.ended();
  }

  @Override
  public void close() {
    follower.close();
    server.close();
    LOG.info("desk stopped");
  }
}
