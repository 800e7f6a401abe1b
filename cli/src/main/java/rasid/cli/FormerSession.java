package rasid.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The session of a broker that was killed, which the cluster's log still believes alive.
///
/// A broker that comes back while it stands is elected leader by the old session, loses that when
/// the session runs out, and is elected anew. A transaction that is aborted in between can end
/// without its markers in the partitions: readers of committed records then wait for ever (seen
/// with Kafka 4.3.1 in about one of ten restarts after a kill). So the session is ended first: the
/// controller alone is started, sees no heartbeat, fences the broker, and stops.
final class FormerSession {
  private static final Logger LOG = LoggerFactory.getLogger(FormerSession.class);

  // The broker is dead: nothing is gained by waiting longer for its heartbeat.
  private static final Duration SESSION = Duration.ofMillis(500);

  // The fencing takes one to two seconds; without it the broker starts as it would have anyway.
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration STEP = Duration.ofMillis(20);

  private FormerSession() {}

  /// Whether a broker was killed on this folder: it leaves a file when it stops in order.
  static boolean stands(Path logDir) {
    return Files.exists(logDir.resolve("__cluster_metadata-0"))
        && !Files.exists(logDir.resolve(".kafka_cleanshutdown"));
  }

  /// Ends the session.
  ///
  /// @param address of the controller, `host:port`, free to use
  static void end(Path logDir, int node, String address) {
    var settings = new Properties();
    settings.putAll(
        Map.of(
            "process.roles",
            "controller",
            "node.id",
            Integer.toString(node),
            "listeners",
            "CONTROLLER://" + address,
            "listener.security.protocol.map",
            "CONTROLLER:PLAINTEXT",
            "controller.listener.names",
            "CONTROLLER",
            "controller.quorum.voters",
            node + "@" + address,
            "log.dirs",
            logDir.toString(),
            "broker.heartbeat.interval.ms",
            Long.toString(SESSION.toMillis() / 5),
            "broker.session.timeout.ms",
            Long.toString(SESSION.toMillis())));
    var controller = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
    try {
      controller.startup();
      if (!isFenced()) {
        LOG.warn("the session of the killed broker still stands folder={}", logDir);
      }
    } finally {
      controller.shutdown();
      controller.awaitShutdown();
    }
  }

  private static boolean isFenced() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (count("FencedBrokerCount") == 0 || count("ActiveBrokerCount") > 0) {
        if (System.nanoTime() > deadline) {
          return false;
        }
        TimeUnit.NANOSECONDS.sleep(STEP.toNanos());
      }
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  // The controller tells it nowhere else to one in its own process.
  private static int count(String metric) {
    try {
      var name = new ObjectName("kafka.controller:type=KafkaController,name=" + metric);
      return ((Number) ManagementFactory.getPlatformMBeanServer().getAttribute(name, "Value"))
          .intValue();
    } catch (InstanceNotFoundException _) {
      return 0;
    } catch (JMException e) {
      throw new IllegalStateException("Kafka's controller does not tell its " + metric, e);
    }
  }
}
