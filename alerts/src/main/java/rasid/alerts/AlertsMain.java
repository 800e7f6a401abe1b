package rasid.alerts;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.alerts.deliver.Deliverer;

/// The alerts service: counts mentions, tells of bursts, delivers what it tells.
public final class AlertsMain implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AlertsMain.class);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(20);

  private final KafkaStreams streams;
  private final Optional<Deliverer> deliverer;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  private AlertsMain(KafkaStreams streams, Optional<Deliverer> deliverer) {
    this.streams = streams;
    this.deliverer = deliverer;
  }

  /// Starts the service; the topics must exist.
  public static AlertsMain start(AlertsConfig config) {
    var settings =
        config
            .cluster()
            .streams(
                config.topics().prefix() + "-alerts",
                config.stateDir(),
                config.threads(),
                config.commit(),
                config.topics());
    settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, PoisonedPulse.class);
    var streams = new KafkaStreams(AlertTopology.of(config.topics()), new StreamsConfig(settings));
    var deliverer =
        config.channels().isEmpty()
            ? Optional.<Deliverer>empty()
            : Optional.of(Deliverer.start(config.cluster(), config.topics(), config.channels()));
    var main = new AlertsMain(streams, deliverer);
    main.watchOver();
    streams.start();
    return main;
  }

  private void watchOver() {
    streams.setUncaughtExceptionHandler(
        failure -> {
          LOG.error("alerts stopped reason=\"{}\"", rootOf(failure).getMessage());
          ended.completeExceptionally(failure);
          return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
    deliverer.ifPresent(
        running -> {
          var _ =
              running
                  .ended()
                  .exceptionally(
                      failure -> {
                        ended.completeExceptionally(failure);
                        return null;
                      });
        });
  }

  private static Throwable rootOf(Throwable failure) {
    var root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  /// Whether it counts, and is not starting, rebalancing or stopped.
  public boolean running() {
    return streams.state() == State.RUNNING;
  }

  /// Completes when the service is closed; exceptionally when it broke.
  public CompletableFuture<Void> ended() {
    return ended;
  }

  /// Stops within about 20 s.
  @Override
  public void close() {
    deliverer.ifPresent(Deliverer::close);
    // A close that does not leave the group can hang in a rebalance.
    streams.close(
        CloseOptions.timeout(CLOSE_WITHIN)
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    ended.complete(null);
  }
}
