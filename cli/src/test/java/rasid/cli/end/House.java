package rasid.cli.end;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Assumptions;
import rasid.cli.Caught;
import rasid.cli.Rasid;
import rasid.model.topic.Cluster;
import rasid.model.topic.Topics;

/// What the journeys share: reading topics, waiting for conditions, services as processes of their
/// own.
final class House {
  /// Generous: a busy machine takes ten times as long as an idle one.
  static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Duration STEP = Duration.ofMillis(100);

  private House() {}

  /// Waits for a condition, and fails with what was waited for.
  static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited %s in vain: %s".formatted(PATIENCE, what));
      }
      try {
        TimeUnit.NANOSECONDS.sleep(STEP.toNanos());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted while waiting: " + what, e);
      }
    }
  }

  /// Waits until a tick has gone all the way through processor and alerts.
  static void awaitTick(Cluster cluster, Topics topics, long tick) {
    try (var caught = new Caught(cluster, topics)) {
      await("tick %d through %s".formatted(tick, topics.prefix()), () -> caught.up(tick));
    }
  }

  /// All committed records of a topic, by partition, in order.
  static Map<Integer, List<ConsumerRecord<byte[], byte[]>>> records(Cluster cluster, String topic) {
    var read = new TreeMap<Integer, List<ConsumerRecord<byte[], byte[]>>>();
    var bytes = new ByteArrayDeserializer();
    try (var consumer = new KafkaConsumer<>(cluster.consumer(), bytes, bytes)) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      partitions.forEach(partition -> read.put(partition.partition(), new ArrayList<>()));
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        for (var record : consumer.poll(STEP)) {
          requireNonNull(read.get(record.partition())).add(record);
        }
      }
    }
    return read;
  }

  /// The revisions of every alert as they stand on the topic: id → JSON, in order.
  static Map<String, List<String>> alerts(Cluster cluster, Topics topics) {
    var alerts = new TreeMap<String, List<String>>();
    records(cluster, topics.alerts().name())
        .values()
        .forEach(
            partition ->
                partition.forEach(
                    record ->
                        alerts
                            .computeIfAbsent(
                                new String(record.key(), UTF_8), _ -> new ArrayList<>())
                            .add(new String(record.value(), UTF_8))));
    return alerts;
  }

  /// A command of `rasid` as a process of its own, which a test may kill.
  static Process rasid(Path log, List<String> arguments) {
    return java(log, Rasid.class, arguments);
  }

  /// A main class as a process of its own; what it says goes to a file.
  static Process java(Path log, Class<?> main, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName()));
    command.addAll(arguments);
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// kill -9, and waits for the end.
  static void kill(Process process) {
    process.destroyForcibly().onExit().join();
  }

  /// Ends a process that should end by itself when asked to, and makes sure of it.
  static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        kill(process);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill(process);
    }
  }

  /// A folder of the material that is kept outside the repository; the test is skipped without it.
  static Path shared(String folder) {
    var shared = System.getProperty("rasid.shared");
    var path = shared == null ? null : Path.of(shared).resolve(folder);
    Assumptions.assumeTrue(
        path != null && Files.exists(path),
        "skipped: %s is not beside this checkout".formatted(folder));
    return requireNonNull(path);
  }
}
