package rasid.processor;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.model.topic.TopicSetup;

/// The processor as a service.
public final class ProcessorMain implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessorMain.class);

  // A commit that is under way takes seconds at most; then the transaction is aborted anyway.
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(20);

  private final KafkaStreams streams;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  private ProcessorMain(KafkaStreams streams) {
    this.streams = streams;
  }

  /// Starts it, making the topics that are missing.
  ///
  /// @throws IllegalStateException when the topics have other partitions than asked for
  public static ProcessorMain start(ProcessorConfig config) {
    try (var admin = Admin.create(config.cluster().admin())) {
      TopicSetup.ensure(admin, config.topics());
    }
    var streams =
        new KafkaStreams(MentionTopology.of(config.topics(), Tagger.STANDARD), settings(config));
    var processor = new ProcessorMain(streams);
    streams.setUncaughtExceptionHandler(processor::broke);
    streams.setStateListener((now, _) -> processor.became(now));
    streams.start();
    LOG.info("processor started topics={} threads={}", config.topics().prefix(), config.threads());
    return processor;
  }

  static Properties settings(ProcessorConfig config) {
    var settings = new Properties();
    settings.putAll(
        config
            .cluster()
            .streams(
                config.topics().prefix() + "-processor",
                config.stateDir(),
                config.threads(),
                config.commit(),
                config.topics()));
    settings.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UnreadableArticle.class);
    settings.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndFailProcessingExceptionHandler.class);
    return settings;
  }

  /// Completes when it has been closed, or exceptionally, with what to do about it, when it broke.
  public CompletableFuture<Void> ended() {
    return ended;
  }

  /// Whether it is at work: all its tasks are restored and reading.
  public boolean running() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  @Override
  public void close() {
    boolean closed =
        streams.close(
            CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(CLOSE_WITHIN));
    if (!closed) {
      LOG.warn("processor did not close within {} s", CLOSE_WITHIN.toSeconds());
    }
    ended.complete(null);
    LOG.info("processor stopped");
  }

  private StreamThreadExceptionResponse broke(Throwable failure) {
    var cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    LOG.error("processor broke reason=\"{}\"", cause.getMessage(), failure);
    ended.completeExceptionally(
        new IllegalStateException("the processor stopped: " + cause.getMessage(), failure));
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private void became(KafkaStreams.State now) {
    LOG.debug("processor state={}", now);
    if (now == KafkaStreams.State.ERROR) {
      ended.completeExceptionally(
          new IllegalStateException(
              "the processor stopped: all its threads died; the log says why"));
    }
  }
}
