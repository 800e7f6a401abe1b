package rasid.alerts.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rasid.alerts.deliver.DeliveryOutcome.Delivered;
import rasid.alerts.deliver.DeliveryOutcome.Refused;
import rasid.alerts.deliver.DeliveryOutcome.TryLater;
import rasid.alerts.deliver.channel.Console;
import rasid.alerts.deliver.channel.Webhook;
import rasid.model.Alert;
import rasid.model.AlertState;
import rasid.model.Span;
import rasid.model.topic.Json;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ChannelTest {
  private record Request(Map<String, List<String>> headers, String body) {}

  private final LinkedBlockingQueue<Request> requests = new LinkedBlockingQueue<>();
  private HttpServer server;
  private volatile int status = 200;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/hook", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      requests.add(new Request(Map.copyOf(exchange.getRequestHeaders()), body));
      exchange.getResponseHeaders().add("Retry-After", "7");
      exchange.getResponseHeaders().add("Location", "/elsewhere");
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private URI address() {
    return URI.create(
        "http://127.0.0.1:%d/hook?token=secret".formatted(server.getAddress().getPort()));
  }

  static Alert alert(String title) {
    var at = Instant.parse("2026-11-25T10:00:00Z");
    return new Alert(
        "0123456789abcdef0123456789abcdef",
        2,
        AlertState.UPDATED,
        "fuel",
        1,
        Map.of("ar", "الوقود"),
        List.of("console", "webhook"),
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
        List.of(
            new Alert.Evidence(
                "a",
                URI.create("https://x.example/1"),
                "صدى",
                "ar",
                title,
                null,
                at,
                "نص",
                0,
                List.of(new Span(0, 2)),
                List.of(),
                0)),
        0,
        new Alert.Series(at, Duration.ofMinutes(15), List.of(1), List.of(0.5)),
        Map.of("ar", "لأن", "fr", "parce que", "en", "because"),
        null,
        null,
        null);
  }

  @Test
  void a_webhook_gets_the_alert_as_json_with_a_key_that_stays_the_same() throws Exception {
    try (var webhook = new Webhook(address())) {
      var alert = alert("عنوان");
      assertThat(webhook.deliver(alert, "k:webhook:2")).isInstanceOf(Delivered.class);
      var request = requests.take();
      assertThat(Json.MAPPER.readValue(request.body(), Alert.class)).isEqualTo(alert);
      assertThat(request.headers().get("Idempotency-key")).containsExactly("k:webhook:2");
      assertThat(request.headers().get("Ce-id"))
          .containsExactly("0123456789abcdef0123456789abcdef:2");
    }
  }

  @Test
  void a_name_and_password_in_the_address_are_sent_as_such_and_not_told() throws Exception {
    var plain = address();
    var address = URI.create(plain.toString().replace("http://", "http://desk:p%40ss@"));
    try (var webhook = new Webhook(address)) {
      var outcome = webhook.deliver(alert("x"), "k");
      assertThat(requests.take().headers().get("Authorization"))
          .containsExactly("Basic ZGVzazpwQHNz");
      assertThat(outcome.toString()).contains("127.0.0.1").doesNotContain("desk", "p%40ss");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 503})
  void what_may_pass_is_tried_later_when_the_server_asks(int answered) throws Exception {
    status = answered;
    try (var webhook = new Webhook(address())) {
      assertThat(webhook.deliver(alert("x"), "k"))
          .isEqualTo(
              new TryLater(Duration.ofSeconds(7), "127.0.0.1 answered %d".formatted(answered)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 404, 410})
  void what_will_not_change_is_a_no_and_a_redirect_is_not_followed(int answered) throws Exception {
    status = answered;
    try (var webhook = new Webhook(address())) {
      assertThat(webhook.deliver(alert("x"), "k")).isInstanceOf(Refused.class);
      assertThat(requests).hasSize(1);
    }
  }

  @Test
  void a_closed_port_is_tried_later_and_no_secret_is_told() throws Exception {
    server.stop(0);
    try (var webhook = new Webhook(address())) {
      var outcome = webhook.deliver(alert("x"), "k");
      assertThat(outcome).isInstanceOf(TryLater.class);
      assertThat(outcome.toString()).doesNotContain("secret");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "hook", "ftp://x.example/"})
  void an_address_that_is_no_http_url_is_refused(String address) {
    assertThatThrownBy(() -> new Webhook(URI.create(address)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("https://");
  }

  @Test
  void the_console_prints_words_in_the_readers_language_and_no_terminal_control_of_a_feed() {
    var printed = printed(new Console.Look.Words("ar", false), "عنوان\u001b[31m\u202e مزور");
    assertThat(printed)
        .contains("△ تحديث", "لأن", "عنوان", "صدى")
        .doesNotContain("\u001b", "\u202e");
  }

  @Test
  void the_console_prints_one_json_line_a_revision_for_scripts() {
    var printed = printed(new Console.Look.JsonLines(), "سطر\nثان");
    assertThat(printed.lines()).hasSize(1);
    assertThat(Json.MAPPER.readValue(printed, Alert.class)).isEqualTo(alert("سطر\nثان"));
  }

  private static String printed(Console.Look look, String title) {
    var bytes = new ByteArrayOutputStream();
    var console = new Console(new PrintStream(bytes, true, UTF_8), look);
    assertThat(console.deliver(alert(title), "k")).isInstanceOf(Delivered.class);
    return requireNonNull(bytes.toString(UTF_8));
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 1", "2, 0, 4", "3, 0, 16", "4, 0, 60", "1, 7, 7", "4, 900, 60", "2, 1, 4"})
  void a_try_waits_four_times_as_long_as_the_one_before_or_as_long_as_asked(
      int made, long asked, long wait) {
    assertThat(RetrySchedule.DEFAULT.next(made, Duration.ofSeconds(asked)))
        .isEqualTo(Optional.of(Duration.ofSeconds(wait)));
  }

  @Test
  void after_the_last_try_there_is_none() {
    assertThat(RetrySchedule.DEFAULT.next(5, Duration.ZERO)).isEmpty();
  }
}
