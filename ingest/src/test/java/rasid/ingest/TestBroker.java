package rasid.ingest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import rasid.model.topic.Cluster;

/// A real broker in this process, for what no driver shows: transactions, fencing, groups.
final class TestBroker implements AutoCloseable {
  private final KafkaRaftServer server;
  private final int port;

  TestBroker(Path folder) throws Exception {
    // A fault of the broker must not end the tests' own process.
    Exit.setExitProcedure((_, message) -> thrown(message));
    Exit.setHaltProcedure((_, message) -> thrown(message));
    port = freePort();
    int controller = freePort();
    var log = folder.resolve("log");
    var settings = new HashMap<String, String>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controller));
    settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
    settings.put("log.dirs", log.toString());
    settings.put("auto.create.topics.enable", "false");
    for (var internal : new String[] {"offsets.topic", "transaction.state.log"}) {
      settings.put(internal + ".replication.factor", "1");
      settings.put(internal + ".num.partitions", "4");
    }
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
    settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
    format(log);
    server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
    server.startup();
  }

  Cluster cluster() {
    return new Cluster("127.0.0.1:" + port, Map.of());
  }

  private static void format(Path log) throws Exception {
    var formatter = new Formatter();
    formatter.setClusterId("rasid-test-cluster-001");
    formatter.setNodeId(1);
    formatter.setReleaseVersion(MetadataVersion.LATEST_PRODUCTION);
    formatter.setControllerListenerName("CONTROLLER");
    formatter.addDirectory(log.toString());
    formatter.setMetadataLogDirectory(log.toString());
    formatter.run();
  }

  private static void thrown(String message) {
    throw new IllegalStateException("the broker wanted to end the process: " + message);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
