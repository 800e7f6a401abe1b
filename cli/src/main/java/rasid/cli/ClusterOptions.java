package rasid.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rasid.model.topic.Cluster;
import rasid.model.topic.Topics;

/// Which Kafka a command works on: a cluster that the user names, or the embedded one.
public final class ClusterOptions {

  // A healthy cluster answers in well under a second; a busy machine may need a few.
  private static final Duration ANSWER = Duration.ofSeconds(15);

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description =
          "Use this Kafka cluster instead of the embedded broker; several with commas. Also from RASID_BOOTSTRAP_SERVERS.")
  private @Nullable String bootstrapServers;

  @Option(
      names = "--command-config",
      paramLabel = "FILE",
      description =
          "Properties file with further client settings, such as those for TLS and SASL. Also from RASID_COMMAND_CONFIG.")
  private @Nullable Path commandConfig;

  @Option(
      names = "--topic-prefix",
      paramLabel = "NAME",
      defaultValue = "rasid",
      description = "What the topics' names begin with (default: ${DEFAULT-VALUE}).")
  private String topicPrefix = "rasid";

  @Mixin private final DataDirOption data;

  private final Map<String, String> environment;

  ClusterOptions(Map<String, String> environment) {
    this.environment = environment;
    data = new DataDirOption(environment);
  }

  /// A cluster in use: its own embedded broker stops with it.
  ///
  /// @param cluster how to reach it
  /// @param broker the embedded broker started for it, or null
  public record Connection(Cluster cluster, @Nullable EmbeddedKafka broker)
      implements AutoCloseable {
    @Override
    public void close() {
      if (broker != null) {
        broker.close();
      }
    }
  }

  /// The topics on it, with the usual partitions.
  public Topics topics() {
    return topics(Topics.DEFAULT_PARTITIONS, Topics.DEFAULT_PARTITIONS);
  }

  /// The topics on it.
  public Topics topics(int articlePartitions, int mentionPartitions) {
    try {
      return new Topics(topicPrefix, articlePartitions, mentionPartitions);
    } catch (IllegalArgumentException e) {
      throw Refusal.wrongUse("--topic-prefix: " + e.getMessage(), e);
    }
  }

  /// Whether the user named a cluster of their own.
  public boolean remote() {
    return servers() != null;
  }

  /// Where the embedded broker's data and the services' state are kept.
  public Path dataDir() {
    return data.dir();
  }

  /// Whether the user named a data folder.
  public boolean dataDirChosen() {
    return data.chosen();
  }

  /// For a command that asks or changes something in passing: the named cluster; else the broker of
  /// the rasid that runs on the data folder; else a broker started on it for as long as it takes.
  ///
  /// @throws Refusal when the cluster does not answer, or there is no data yet
  public Connection connect() {
    if (remote()) {
      return new Connection(named(), null);
    }
    var running = DataDirLock.runningOn(dataDir());
    if (running.isPresent()) {
      return new Connection(answering(new Cluster(running.get().bootstrapServers())), null);
    }
    if (!Files.isDirectory(dataDir().resolve("broker"))) {
      throw Refusal.notSo(
          "there is no data in %s yet; start `rasid up` or `rasid broker` first, or name a cluster with --bootstrap-servers"
              .formatted(dataDir()));
    }
    return start(0, dataDir());
  }

  /// Likewise, but where there is no data yet it begins it.
  public Connection connectOrCreate() {
    return remote()
            || Files.isDirectory(dataDir().resolve("broker"))
            || DataDirLock.runningOn(dataDir()).isPresent()
        ? connect()
        : start(0, dataDir());
  }

  /// For a service: the named cluster; else a broker started on the data folder, which must be
  /// free.
  ///
  /// @param port of the embedded broker, 0 for a free one
  /// @throws Refusal when the cluster does not answer, the folder is in use or the port is taken
  public Connection own(int port) {
    return own(port, dataDir());
  }

  /// Likewise, with the embedded broker's data in a folder of the command's own.
  Connection own(int port, Path dataDir) {
    return remote() ? new Connection(named(), null) : start(port, dataDir);
  }

  private Connection start(int port, Path dataDir) {
    var broker = EmbeddedKafka.start(dataDir, port);
    return new Connection(broker.cluster(), broker);
  }

  private Cluster named() {
    var servers = servers();
    if (servers == null) {
      throw new IllegalStateException("no cluster was named");
    }
    return answering(new Cluster(servers, settings()));
  }

  private @Nullable String servers() {
    return bootstrapServers != null
        ? bootstrapServers
        : blankToNull(environment.get("RASID_BOOTSTRAP_SERVERS"));
  }

  private Map<String, String> settings() {
    var file = commandConfig;
    if (file == null) {
      var named = blankToNull(environment.get("RASID_COMMAND_CONFIG"));
      if (named == null) {
        return Map.of();
      }
      file = Path.of(named);
    }
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw Refusal.wrongUse("cannot read the settings in %s: %s".formatted(file, Reason.of(e)), e);
    }
    var settings = new HashMap<String, String>();
    properties.forEach((key, value) -> settings.put((String) key, (String) value));
    return settings;
  }

  private static Cluster answering(Cluster cluster) {
    @Nullable Admin admin = null;
    try {
      admin = Admin.create(cluster.admin());
      admin.describeCluster().nodes().get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
      return cluster;
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      var why = e instanceof TimeoutException ? "no answer" : deepest(e);
      throw Refusal.wrongUse(
          "cannot use the Kafka at %s: %s; check the address, and --command-config if it asks for TLS or SASL"
              .formatted(cluster.bootstrapServers(), why),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.wrongUse("interrupted while asking " + cluster.bootstrapServers(), e);
    } finally {
      if (admin != null) {
        admin.close(Duration.ZERO); // else it waits a minute for the answer that does not come
      }
    }
  }

  private static String deepest(Throwable e) {
    var cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return Reason.of(cause);
  }

  private static @Nullable String blankToNull(@Nullable String value) {
    return value == null || value.isBlank() ? null : value;
  }
}
