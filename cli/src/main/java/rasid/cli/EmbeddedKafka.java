package rasid.cli;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.model.topic.Cluster;
import rasid.model.topic.Topics;

/// A real Kafka broker in this process: KRaft, one node, reachable from this machine alone.
///
/// It is the same code as a cluster's, so what holds here holds there. Its data stays in the folder
/// it is given. A fault that would end a broker's own process ends this one's [#ended] instead.
public final class EmbeddedKafka implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);

  private static final String LOOPBACK = "127.0.0.1";
  private static final int NODE = 1;

  // Another process may take a free port between our choice and the broker's bind.
  private static final int STARTS = 3;

  // A full folder ends a broker on a fault: one that is nearly full is refused before that.
  private static final long LEAST_ROOM = 64L << 20;

  // A broker that has met a fault may wait for itself; its files are closed by then or never.
  private static final Duration CLOSE_AFTER_FAULT = Duration.ofSeconds(10);

  private static final Set<EmbeddedKafka> RUNNING = ConcurrentHashMap.newKeySet();

  private final DataDirLock lock;
  private final Path logDir;
  private final KafkaRaftServer server;
  private final String bootstrapServers;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  private EmbeddedKafka(
      DataDirLock lock, Path logDir, KafkaRaftServer server, String bootstrapServers) {
    this.lock = lock;
    this.logDir = logDir;
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /// Starts on a folder, which is formatted when it is new, and returns when clients can be served.
  ///
  /// @param dataDir kept over restarts; made when missing
  /// @param port of the broker on 127.0.0.1; 0 for a free one
  /// @throws Refusal when the folder is in use, full or cannot be written, or the port is taken
  public static EmbeddedKafka start(Path dataDir, int port) {
    keepHostAlive();
    var lock = DataDirLock.take(dataDir.toAbsolutePath().normalize());
    try {
      requireRoom(dataDir);
      var logDir = dataDir.toAbsolutePath().normalize().resolve("broker");
      format(logDir);
      if (FormerSession.stands(logDir)) {
        FormerSession.end(logDir, NODE, LOOPBACK + ":" + freePort());
      }
      var kafka = startOnFreePorts(lock, logDir, port);
      lock.announce(kafka.bootstrapServers());
      return kafka;
    } catch (IOException e) {
      lock.close();
      throw Refusal.wrongUse(
          "cannot start the embedded Kafka in %s: %s".formatted(dataDir, Reason.of(e)), e);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /// How to reach it.
  public Cluster cluster() {
    return new Cluster(bootstrapServers);
  }

  /// Where it answers, as `127.0.0.1:port`.
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /// Done when closed; failed when the broker met a fault it cannot live with.
  public CompletableFuture<Void> ended() {
    return ended;
  }

  /// Stops it with its logs flushed, and gives the folder back. A second call does nothing.
  @Override
  public void close() {
    if (!RUNNING.remove(this)) {
      return;
    }
    try (lock) {
      if (ended.isCompletedExceptionally()) {
        shutDownWithin(CLOSE_AFTER_FAULT);
      } else {
        shutDown();
      }
    } finally {
      ended.complete(null);
    }
  }

  private void shutDown() {
    server.shutdown();
    server.awaitShutdown();
  }

  private void shutDownWithin(Duration time) {
    var closing = Thread.ofPlatform().daemon().name("stop-broker").start(this::shutDown);
    try {
      closing.join(time);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void requireRoom(Path dataDir) throws IOException {
    long room = room(dataDir);
    if (room < LEAST_ROOM) {
      throw Refusal.wrongUse(
          "no room in %s: %d MiB are free, and with less than %d nothing is started; make room, or give another folder with --data-dir"
              .formatted(dataDir, room >> 20, LEAST_ROOM >> 20));
    }
  }

  private static long room(Path dir) throws IOException {
    return Files.getFileStore(dir).getUsableSpace();
  }

  // What a fault came from, as far as its owner can do something about it.
  private String cause() {
    try {
      return room(logDir) < LEAST_ROOM ? "; no room is left in " + logDir : "";
    } catch (IOException e) {
      return "; %s cannot be read any more (%s)".formatted(logDir, Reason.of(e));
    }
  }

  private static EmbeddedKafka startOnFreePorts(DataDirLock lock, Path logDir, int port) {
    for (int start = 1; ; start++) {
      int clients = port != 0 ? port : start == 1 ? lastPort(logDir) : freePort();
      if (port != 0) {
        requireFree(port);
      }
      var settings = settings(logDir, clients, freePort());
      var server = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
      var kafka = new EmbeddedKafka(lock, logDir, server, LOOPBACK + ":" + clients);
      RUNNING.add(kafka);
      try {
        server.startup();
        rememberPort(logDir, clients);
        return kafka;
      } catch (RuntimeException e) {
        RUNNING.remove(kafka);
        server.shutdown();
        server.awaitShutdown();
        if (start == STARTS) {
          throw Refusal.wrongUse(
              "the embedded Kafka did not start in %s: %s; its data may be damaged: try another --data-dir"
                  .formatted(logDir, Reason.of(kafka.fault(e))),
              e);
        }
        LOG.debug("embedded broker did not start, once more start={}", start, e);
      }
    }
  }

  private Throwable fault(RuntimeException otherwise) {
    return ended.isCompletedExceptionally() ? ended.exceptionNow() : otherwise;
  }

  private static Properties settings(Path logDir, int port, int controllerPort) {
    var largest = Integer.toString(Topics.LARGEST_RECORD + 1024 * 1024); // and a batch's overhead
    var settings = new Properties();
    settings.putAll(
        Map.ofEntries(
            entry("process.roles", "broker,controller"),
            entry("node.id", Integer.toString(NODE)),
            entry(
                "listeners",
                "PLAINTEXT://%s:%d,CONTROLLER://%s:%d"
                    .formatted(LOOPBACK, port, LOOPBACK, controllerPort)),
            entry("advertised.listeners", "PLAINTEXT://%s:%d".formatted(LOOPBACK, port)),
            entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            entry("controller.listener.names", "CONTROLLER"),
            entry("controller.quorum.voters", "%d@%s:%d".formatted(NODE, LOOPBACK, controllerPort)),
            entry("log.dirs", logDir.toString()),
            entry("auto.create.topics.enable", "false"),
            entry("message.max.bytes", largest),
            entry("replica.fetch.max.bytes", largest),
            // One node: nothing to replicate to.
            entry("default.replication.factor", "1"),
            entry("offsets.topic.replication.factor", "1"),
            entry("transaction.state.log.replication.factor", "1"),
            entry("transaction.state.log.min.isr", "1"),
            entry("share.coordinator.state.topic.replication.factor", "1"),
            entry("share.coordinator.state.topic.min.isr", "1"),
            // Few clients: 50 partitions of each would only cost files.
            entry("offsets.topic.num.partitions", "4"),
            entry("transaction.state.log.num.partitions", "4"),
            entry("share.coordinator.state.topic.num.partitions", "4"),
            // All members are in this process or about to start: do not wait 3 s for more.
            entry("group.initial.rebalance.delay.ms", "0"),
            entry("group.streams.initial.rebalance.delay.ms", "0"),
            // The transaction of a killed process holds back its readers until it is aborted.
            entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"),
            // After a kill -9 the node may come back once its old session is over.
            entry("broker.heartbeat.interval.ms", "500"),
            entry("broker.session.timeout.ms", "3000"),
            // Heap and index files for a laptop, not for a server of its own.
            entry("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20)),
            entry("log.index.size.max.bytes", Integer.toString(2 << 20)),
            entry("num.network.threads", "2"),
            entry("num.io.threads", "4"),
            entry("background.threads", "4"),
            // Replays carry old and demos carry future times.
            entry("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE))));
    return settings;
  }

  private static void format(Path logDir) throws IOException {
    if (Files.exists(logDir.resolve("meta.properties"))) {
      return;
    }
    try (var silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(silent)
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(NODE)
          .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
          .setControllerListenerName("CONTROLLER")
          .setDirectories(List.of(logDir.toString()))
          .setMetadataLogDirectory(logDir.toString())
          .run();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) { // the formatter declares no narrower one
      throw new IOException(e.getMessage(), e);
    }
  }

  // Kafka ends its process on a fault; here the process is not its own.
  private static void keepHostAlive() {
    Exit.Procedure procedure =
        (code, message) -> {
          var fault =
              "the embedded Kafka met a fault"
                  + (message == null ? " (code " + code + ")" : ": " + message);
          LOG.error("embedded broker stopped on a fault code={} message={}", code, message);
          RUNNING.forEach(
              kafka ->
                  kafka.ended.completeExceptionally(
                      new IllegalStateException(fault + kafka.cause())));
          throw new IllegalStateException(fault); // callers count on not going on
        };
    Exit.setExitProcedure(procedure);
    Exit.setHaltProcedure(procedure);
  }

  // Clients of before find it again: a free port is chosen once and kept while nobody takes it.
  private static int lastPort(Path logDir) {
    try {
      int last = Integer.parseInt(Files.readString(portFile(logDir)).strip());
      requireFree(last);
      return last;
    } catch (IOException | NumberFormatException | Refusal _) {
      return freePort();
    }
  }

  private static void rememberPort(Path logDir, int port) {
    try {
      Files.writeString(portFile(logDir), Integer.toString(port));
    } catch (IOException e) {
      LOG.warn("the broker's port cannot be remembered file={}", portFile(logDir), e);
    }
  }

  private static Path portFile(Path logDir) {
    return logDir.resolveSibling("broker-port");
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral(LOOPBACK))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw Refusal.wrongUse("no free port on %s: %s".formatted(LOOPBACK, Reason.of(e)), e);
    }
  }

  private static void requireFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), port));
    } catch (IOException e) {
      throw Refusal.wrongUse(
          "port %d on %s cannot be used for Kafka (%s); give another with --kafka-port, or 0 for a free one"
              .formatted(port, LOOPBACK, Reason.of(e)),
          e);
    }
  }
}
