package rasid.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import rasid.alerts.AlertsConfig;
import rasid.alerts.AlertsMain;
import rasid.alerts.deliver.Channel;
import rasid.desk.DeskConfig;
import rasid.desk.DeskMain;
import rasid.ingest.IngestConfig;
import rasid.ingest.IngestMain;
import rasid.model.topic.Cluster;
import rasid.model.topic.Topics;
import rasid.processor.ProcessorConfig;
import rasid.processor.ProcessorMain;

/// The services that one command runs in this process, on one cluster.
///
/// Whatever was started is closed in the opposite order, so that nobody loses what they stand on.
final class Services implements AutoCloseable {
  /// How often results are committed: half of it is what a step adds to a latency, on average.
  static final Duration COMMIT = Duration.ofMillis(100);

  private final Cluster cluster;
  private final Topics topics;
  private final Path dataDir;
  private final Closer running = new Closer();
  private final List<CompletableFuture<Void>> ended = new ArrayList<>();
  private final List<BooleanSupplier> ready = new ArrayList<>();

  /// @param dataDir where state lives while they run
  Services(Cluster cluster, Topics topics, Path dataDir) {
    this.cluster = cluster;
    this.topics = topics;
    this.dataDir = dataDir;
  }

  void ingest(IngestConfig config) {
    var ingest = IngestMain.start(config);
    add(ingest, ingest.ended());
  }

  void processor(int threads) {
    var state = running.add(StateDir.in(dataDir, "processor"));
    var processor =
        ProcessorMain.start(new ProcessorConfig(cluster, topics, state.path(), threads, COMMIT));
    add(processor, processor.ended());
    ready.add(processor::running);
  }

  void alerts(int threads, List<Channel> channels) {
    var state = running.add(StateDir.in(dataDir, "alerts"));
    var alerts =
        AlertsMain.start(
            new AlertsConfig(cluster, topics, state.path(), threads, COMMIT, channels));
    add(alerts, alerts.ended());
    ready.add(alerts::running);
  }

  /// Starts the desk and answers where it can be opened.
  URI desk(String host, int port) {
    var desk = DeskMain.start(new DeskConfig(cluster, topics, host, port));
    add(desk, desk.ended());
    var shown = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://%s:%d/".formatted(shown, desk.port()));
  }

  /// Whether processor and alerts, if started, have restored and are at work.
  boolean atWork() {
    return ready.stream().allMatch(BooleanSupplier::getAsBoolean);
  }

  /// One future for each service; any of them done means that the command is over.
  List<CompletableFuture<Void>> ended() {
    return List.copyOf(ended);
  }

  private void add(AutoCloseable service, CompletableFuture<Void> end) {
    running.add(service);
    ended.add(end);
  }

  @Override
  public void close() {
    running.close();
  }
}
