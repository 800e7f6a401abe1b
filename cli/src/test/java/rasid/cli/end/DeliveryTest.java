package rasid.cli.end;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import rasid.alerts.deliver.Deliverer;
import rasid.alerts.deliver.channel.Console;
import rasid.alerts.deliver.channel.Webhook;
import rasid.cli.EmbeddedKafka;
import rasid.model.Alert;
import rasid.model.AlertState;
import rasid.model.Delivery;
import rasid.model.topic.DeadLetters;
import rasid.model.topic.Json;
import rasid.model.topic.TopicSetup;
import rasid.model.topic.Topics;

/// Alerts on their way to a console and to a webhook that is down at times.
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeliveryTest {
  private static final List<String> BOTH = List.of("webhook", "console");
  private static final String FIRST = "11111111aaaaaaaaaaaaaaaaaaaaaaaa";
  private static final String SECOND = "22222222bbbbbbbbbbbbbbbbbbbbbbbb";

  @TempDir static Path folder;
  private static EmbeddedKafka kafka;

  private final ConcurrentLinkedQueue<String> taken = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private volatile boolean isDown;
  private HttpServer server;
  private Topics topics;

  @BeforeAll
  static void startKafka() {
    kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  @BeforeEach
  void topics(TestInfo test) throws IOException {
    topics = new Topics("t%08x".formatted(test.getDisplayName().hashCode()));
    try (var admin = Admin.create(kafka.cluster().admin())) {
      TopicSetup.ensure(admin, topics);
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      boolean down = isDown;
      (down ? refused : taken).add(key);
      exchange.sendResponseHeaders(down ? 503 : 200, -1);
    }
  }

  private Deliverer deliverer() {
    var hook = URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
    var console =
        new Console(new PrintStream(printed, true, UTF_8), new Console.Look.Words("en", false));
    return Deliverer.start(kafka.cluster(), topics, List.of(new Webhook(hook), console));
  }

  private static Alert alert(String id, int revision, List<String> channels) {
    var at = Instant.parse("2026-11-25T10:00:00Z");
    return new Alert(
        id,
        revision,
        revision == 1 ? AlertState.OPEN : AlertState.UPDATED,
        "fuel",
        1,
        Map.of("ar", "الوقود"),
        channels,
        at,
        at,
        7,
        1,
        1,
        0.5,
        5,
        Duration.ofHours(1),
        1,
        List.of(),
        List.of(),
        0,
        new Alert.Series(at, Duration.ofMinutes(15), List.of(1), List.of(0.5)),
        Map.of("ar", "لأن", "fr", "parce que", "en", "because"),
        null,
        null,
        null);
  }

  private void publish(Alert... alerts) {
    var topic = topics.alerts();
    for (var alert : alerts) {
      publish(alert.id(), topic.values().serializer().serialize(topic.name(), alert));
    }
  }

  // All in one partition, one after another.
  private void publish(String id, byte[] value) {
    var settings = kafka.cluster().producer();
    settings.put("transactional.id", "publish");
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
      producer.initTransactions();
      producer.beginTransaction();
      var _ =
          producer.send(new ProducerRecord<>(topics.alerts().name(), 0, id.getBytes(UTF_8), value));
      producer.commitTransaction();
    }
  }

  private String printed() {
    return printed.toString(UTF_8);
  }

  /// What `rasid-deliveries` says last: alert and channel → the delivery.
  private Map<String, Delivery> deliveries() {
    return House.records(kafka.cluster(), topics.deliveries().name()).values().stream()
        .flatMap(List::stream)
        .map(record -> Json.MAPPER.readValue(record.value(), Delivery.class))
        .collect(
            toMap(
                delivery -> Delivery.key(delivery.alert(), delivery.channel()),
                delivery -> delivery,
                (_, later) -> later));
  }

  @Test
  void a_webhook_that_is_down_holds_up_no_console() {
    isDown = true;
    try (var _ = deliverer()) {
      publish(alert(FIRST, 1, BOTH));
      House.await("a try that fails", () -> !refused.isEmpty());
      publish(alert(SECOND, 1, BOTH), alert(FIRST, 2, BOTH));

      House.await("what is printed", () -> printed().contains("11111111.2"));
      assertThat(printed()).contains("11111111.1", "22222222.1");
      House.await("what is noted", () -> deliveries().size() == 2);
      assertThat(deliveries()).containsOnlyKeys(FIRST + ":console", SECOND + ":console");

      isDown = false;
      House.await("what was tried again", () -> deliveries().size() == 4 && taken.size() == 3);
    }
    assertThat(taken)
        .containsExactlyInAnyOrder(
            FIRST + ":webhook:1", FIRST + ":webhook:2", SECOND + ":webhook:1")
        .containsSubsequence(FIRST + ":webhook:1", FIRST + ":webhook:2");
  }

  @Test
  void what_was_not_delivered_before_a_stop_is_delivered_after_it_and_nothing_else() {
    isDown = true;
    try (var _ = deliverer()) {
      publish(alert(FIRST, 1, BOTH), alert(SECOND, 1, List.of("console")));
      House.await("what is noted", () -> deliveries().size() == 2);
      House.await("a try that fails", () -> !refused.isEmpty());
    }
    isDown = false;
    printed.reset();
    try (var _ = deliverer()) {
      House.await("the webhook's", () -> deliveries().containsKey(FIRST + ":webhook"));
      publish(alert(SECOND, 2, List.of("console")));
      House.await("what comes after", () -> printed().contains("22222222.2"));
    }
    assertThat(taken).containsExactly(FIRST + ":webhook:1");
    assertThat(printed()).doesNotContain("11111111", "22222222.1");
  }

  @Test
  void what_cannot_be_read_goes_to_the_dead_letters_and_the_others_go_on() {
    isDown = true;
    try (var _ = deliverer()) {
      publish(alert(FIRST, 1, BOTH));
      House.await("a try that fails", () -> !refused.isEmpty());
      publish("broken", "{\"id\": 7".getBytes(UTF_8));
      publish(alert(SECOND, 1, BOTH));
      House.await("what follows", () -> printed().contains("22222222.1"));
      isDown = false;
      House.await("all", () -> deliveries().size() == 4);
    }
    assertThat(
            House.records(kafka.cluster(), topics.deadLetters().name()).values().stream()
                .flatMap(Collection::stream)
                .map(DeadLetters::of))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.where()).isEqualTo(topics.alerts().name() + "-0@2");
              assertThat(letter.value()).asString(UTF_8).isEqualTo("{\"id\": 7");
            });
  }

  @Test
  void two_instances_share_the_alerts_and_repeat_none() {
    try (var _ = deliverer()) {
      publish(alert(FIRST, 1, BOTH));
      House.await("the first", () -> deliveries().size() == 2);
      try (var _ = deliverer()) {
        publish(alert(SECOND, 1, BOTH), alert(FIRST, 2, BOTH));
        House.await("all", () -> deliveries().size() == 4 && taken.size() == 3);
      }
      publish(alert(SECOND, 2, BOTH));
      House.await("those after one left", () -> taken.contains(SECOND + ":webhook:2"));
    }
    assertThat(taken)
        .containsExactlyInAnyOrder(
            FIRST + ":webhook:1",
            SECOND + ":webhook:1",
            FIRST + ":webhook:2",
            SECOND + ":webhook:2");
  }
}
