package rasid.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import rasid.model.topic.Cluster;
import rasid.model.topic.TopicSetup;
import rasid.model.topic.Topics;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Isolated("it makes every broker of the process meet a fault")
class EmbeddedKafkaTest {
  @TempDir Path dir;

  @Test
  void given_a_restart_on_the_same_folder_then_what_was_written_is_there() throws Exception {
    try (var kafka = EmbeddedKafka.start(dir, 0)) {
      try (var admin = Admin.create(kafka.cluster().admin())) {
        TopicSetup.ensure(admin, Topics.LIVE);
      }
      write(kafka.cluster(), Topics.LIVE.deadLetters().name(), "قبل");
    }

    try (var kafka = EmbeddedKafka.start(dir, 0)) {
      assertThat(texts(kafka.cluster())).containsExactly("قبل");
      write(kafka.cluster(), Topics.LIVE.deadLetters().name(), "بعد");
      assertThat(texts(kafka.cluster())).containsExactly("قبل", "بعد");
    }
  }

  @Test
  void given_a_record_of_the_largest_size_then_it_is_kept_whole() throws Exception {
    try (var kafka = EmbeddedKafka.start(dir, 0);
        var admin = Admin.create(kafka.cluster().admin())) {
      TopicSetup.ensure(admin, Topics.LIVE);
      var text = "x".repeat(Topics.LARGEST_RECORD - 1024);

      write(kafka.cluster(), Topics.LIVE.deadLetters().name(), text);

      assertThat(texts(kafka.cluster())).containsExactly(text);
    }
  }

  @Test
  void given_a_folder_in_use_then_a_second_broker_is_refused_in_one_sentence() {
    try (var first = EmbeddedKafka.start(dir, 0)) {
      assertThatThrownBy(() -> EmbeddedKafka.start(dir, 0))
          .isInstanceOf(Refusal.class)
          .hasMessage(
              "%s is in use by another rasid (process %d); stop that one, or give this one a folder of its own with --data-dir"
                  .formatted(dir, ProcessHandle.current().pid()));
      assertThat(DataDirLock.runningOn(dir))
          .contains(
              new DataDirLock.Holder(ProcessHandle.current().pid(), first.bootstrapServers()));
    }
    assertThat(DataDirLock.runningOn(dir)).isEmpty();
  }

  @Test
  void given_a_folder_in_use_by_another_process_then_a_broker_is_refused() throws Exception {
    try (var first = EmbeddedKafka.start(dir, 0)) {
      var other = rasid("broker", "--data-dir", dir.toString());

      assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(other.exitValue()).isEqualTo(Refusal.WRONG_USE);
      assertThat(new String(other.getErrorStream().readAllBytes(), UTF_8))
          .contains("is in use by another rasid")
          .doesNotContain("\tat ");
      assertThat(first.ended()).isNotDone();
    }
  }

  @Test
  void given_a_process_killed_then_its_folder_is_free_and_its_data_there() throws Exception {
    var process = rasid("broker", "--data-dir", dir.toString());
    try (var lines = process.inputReader(UTF_8)) {
      var cluster = new Cluster(lines.readLine());
      try (var admin = Admin.create(cluster.admin())) {
        TopicSetup.ensure(admin, Topics.LIVE);
      }
      write(cluster, Topics.LIVE.deadLetters().name(), "قبل");
    } finally {
      process.destroyForcibly().waitFor();
    }

    try (var kafka = EmbeddedKafka.start(dir, 0)) {
      assertThat(texts(kafka.cluster())).containsExactly("قبل");
    }
  }

  @Test
  void it_listens_on_loopback_and_nowhere_else() throws Exception {
    try (var kafka = EmbeddedKafka.start(dir, 0)) {
      assertThat(kafka.bootstrapServers()).startsWith("127.0.0.1:");
      int port = Integer.parseInt(kafka.bootstrapServers().substring("127.0.0.1:".length()));
      connect(InetAddress.ofLiteral("127.0.0.1"), port);
      for (var address : addressesOfThisMachine()) {
        assertThatThrownBy(() -> connect(address, port)).isInstanceOf(ConnectException.class);
      }
    }
  }

  @Test
  void given_a_taken_port_then_it_says_so_and_gives_the_folder_back() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThatThrownBy(() -> EmbeddedKafka.start(dir, taken.getLocalPort()))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("port %d on 127.0.0.1".formatted(taken.getLocalPort()))
          .hasMessageContaining("--kafka-port");
    }
    DataDirLock.take(dir).close();
  }

  @Test
  void given_a_file_where_the_folder_should_be_then_it_says_so() throws IOException {
    var file = Files.createFile(dir.resolve("file"));

    assertThatThrownBy(() -> EmbeddedKafka.start(file, 0))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("cannot keep data in " + file);
  }

  @Test
  void given_a_fault_that_ends_a_broker_then_the_process_lives_and_the_owner_is_told() {
    try (var kafka = EmbeddedKafka.start(dir, 0)) {
      assertThatThrownBy(() -> Exit.halt(1, "disk gone")).hasMessageContaining("disk gone");

      assertThat(kafka.ended()).isCompletedExceptionally();
      assertThat(kafka.ended().exceptionNow())
          .hasMessageContaining("disk gone")
          .hasMessageNotContaining("no room");
    }
  }

  @Test
  void topics_are_not_made_by_a_misspelt_name() throws Exception {
    try (var kafka = EmbeddedKafka.start(dir, 0);
        var admin = Admin.create(kafka.cluster().admin())) {
      admin
          .createTopics(List.of(new NewTopic("one", Optional.of(1), Optional.empty())))
          .all()
          .get();
      assertThatThrownBy(() -> TopicReader.records(kafka.cluster(), "onee", _ -> {}))
          .isInstanceOf(Refusal.class);
      assertThat(admin.listTopics().names().get()).containsExactly("one");
    }
  }

  private static List<String> texts(Cluster cluster) {
    var texts = new ArrayList<String>();
    TopicReader.records(
        cluster,
        Topics.LIVE.deadLetters().name(),
        record -> texts.add(new String(record.value(), UTF_8)));
    return texts;
  }

  private static void write(Cluster cluster, String topic, String text) throws Exception {
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(cluster.producer(), bytes, bytes)) {
      producer.send(new ProducerRecord<>(topic, text.getBytes(UTF_8))).get();
    }
  }

  private static Process rasid(String... arguments) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Rasid.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).start();
  }

  private static void connect(InetAddress address, int port) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 2_000);
    }
  }

  private static List<InetAddress> addressesOfThisMachine() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
        .toList();
  }
}
