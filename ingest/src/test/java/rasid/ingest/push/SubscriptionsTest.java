package rasid.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rasid.ingest.feed.HubLink;
import rasid.ingest.fetch.FetchLimits;
import rasid.ingest.fetch.Fetcher;
import rasid.ingest.poll.Push;

/// A hub of ours and a subscriber, over real sockets and on a clock of the test's own.
@DisplayNameGeneration(ReplaceUnderscores.class)
class SubscriptionsTest {
  private static final URI TOPIC = URI.create("https://sahel.example/feed?a=1&b=2");
  private static final String BODY = "<rss><channel><title>خبر</title></channel></rss>";

  private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
  private final List<Push> pushed = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-22T12:00:00Z");
  private int status = 202;
  private boolean room = true;
  private volatile boolean verifies;
  private HttpServer hub;
  private Fetcher fetcher;
  private Subscriptions subscriptions;
  private CallbackServer callbacks;

  @BeforeEach
  void start() throws IOException {
    hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hub.createContext(
        "/hub",
        exchange -> {
          try (exchange) {
            var form = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            asked.add(form);
            exchange.sendResponseHeaders(status, -1);
            if (verifies) {
              Thread.ofVirtual().start(() -> verifyEnd(form));
            }
          }
        });
    hub.createContext(
        "/elsewhere",
        exchange -> {
          try (exchange) {
            exchange.getResponseHeaders().set("Location", "/hub");
            exchange.sendResponseHeaders(307, -1);
          }
        });
    hub.start();
    fetcher = new Fetcher(FetchLimits.DEFAULT, List.of(at("/")));
    // The public address is the proxy's; what it asks below it comes to the port we listen on.
    var config = new PushConfig(URI.create("https://desk.example/websub/"), "127.0.0.1", 0);
    subscriptions = new Subscriptions(config, fetcher::hub, () -> now);
    callbacks = CallbackServer.start(config, subscriptions, 10_000, this::take);
  }

  private boolean take(Push push) {
    return room && pushed.add(push);
  }

  @AfterEach
  void stop() {
    verifies = true;
    subscriptions.close();
    callbacks.close();
    fetcher.close();
    hub.stop(0);
  }

  @Test
  void a_hub_is_asked_verifies_and_pushes() throws Exception {
    round("/hub");
    var request = asked.getFirst();
    assertThat(request)
        .containsEntry("hub.mode", "subscribe")
        .containsEntry("hub.topic", TOPIC.toString())
        .containsEntry("hub.lease_seconds", "86400");
    assertThat(request.get("hub.callback")).startsWith("https://desk.example/websub/");
    assertThat(request.get("hub.secret")).hasSize(43).isNotEqualTo(token(request));
    assertThat(subscriptions.isAlive("sahel")).isFalse();
    assertThat(push(request, BODY, signed("sha256", request, BODY))).isEqualTo(410);

    var answer = verify(request, "subscribe", "3600");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("<b>c</b>");
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
    assertThat(subscriptions.isAlive("sahel")).isTrue();

    for (var method : List.of("sha1", "sha256", "sha384", "sha512")) {
      assertThat(push(request, BODY, signed(method, request, BODY))).isEqualTo(202);
    }
    assertThat(pushed)
        .hasSize(4)
        .allSatisfy(
            push -> {
              assertThat(push.source()).isEqualTo("sahel");
              assertThat(push.topic()).isEqualTo(TOPIC);
              assertThat(new String(push.body(), UTF_8)).isEqualTo(BODY);
              assertThat(push.contentType()).isEqualTo("application/rss+xml");
            });
  }

  @Test
  void what_is_not_signed_by_the_hub_is_refused_unread() throws Exception {
    var request = subscribed();
    assertThat(push(request, BODY, null)).isEqualTo(403);
    assertThat(push(request, BODY, "sha256=" + "0".repeat(64))).isEqualTo(403);
    assertThat(push(request, BODY + " ", signed("sha256", request, BODY))).isEqualTo(403);
    var large = "x".repeat(10_001);
    assertThat(push(request, large, signed("sha256", request, large))).isEqualTo(413);
    assertThat(pushed).isEmpty();
    room = false;
    assertThat(push(request, BODY, signed("sha256", request, BODY))).isEqualTo(503);
  }

  @Test
  void nobody_else_can_subscribe_us_or_end_it() throws Exception {
    round("/hub");
    var request = asked.getFirst();
    var other = new TreeMap<>(request);
    other.put("hub.topic", "https://other.example/");
    assertThat(verify(other, "subscribe", "3600").statusCode()).isEqualTo(404);
    other.putAll(request);
    other.put("hub.callback", "https://desk.example/websub/" + "A".repeat(43));
    assertThat(verify(other, "subscribe", "3600").statusCode()).isEqualTo(404);
    assertThat(push(other, BODY, signed("sha256", request, BODY))).isEqualTo(410);
    assertThat(verify(request, "unsubscribe", "").statusCode()).isEqualTo(404);
    assertThat(subscriptions.isAlive("sahel")).isFalse();
  }

  @Test
  void a_lease_is_renewed_before_it_ends_at_the_same_address() throws Exception {
    var request = subscribed();
    now = now.plus(Duration.ofMinutes(47));
    round("/hub");
    assertThat(asked).hasSize(1);
    now = now.plus(Duration.ofMinutes(1));
    round("/hub");
    assertThat(asked).hasSize(2);
    assertThat(asked.getLast()).isEqualTo(request);
    assertThat(verify(request, "subscribe", "3600").statusCode()).isEqualTo(200);
    now = now.plus(Duration.ofMinutes(30));
    assertThat(subscriptions.isAlive("sahel")).isTrue();
    now = now.plus(Duration.ofMinutes(30));
    assertThat(subscriptions.isAlive("sahel")).isFalse();
  }

  @Test
  void a_hub_that_denies_is_left_for_a_day() throws Exception {
    var request = subscribed();
    assertThat(verify(request, "denied", "").statusCode()).isEqualTo(200);
    assertThat(subscriptions.isAlive("sahel")).isFalse();
    assertThat(push(request, BODY, signed("sha256", request, BODY))).isEqualTo(410);
    now = now.plus(Duration.ofHours(23));
    round("/hub");
    assertThat(asked).hasSize(1);
    now = now.plus(Duration.ofHours(1));
    round("/hub");
    assertThat(asked).hasSize(2);
  }

  @Test
  void a_hub_that_fails_is_asked_again_later() throws Exception {
    status = 500;
    round("/hub");
    round("/hub");
    assertThat(asked).hasSize(1);
    now = now.plus(Duration.ofMinutes(1));
    status = 202;
    round("/hub");
    assertThat(asked).hasSize(2);
    assertThat(verify(asked.getLast(), "subscribe", "3600").statusCode()).isEqualTo(200);
  }

  @Test
  void a_source_without_its_hub_is_unsubscribed_when_the_hub_asks() throws Exception {
    var request = subscribed();
    run(Map.of());
    assertThat(asked.getLast())
        .containsEntry("hub.mode", "unsubscribe")
        .containsEntry("hub.callback", request.get("hub.callback"))
        .doesNotContainKey("hub.secret");
    assertThat(subscriptions.isAlive("sahel")).isFalse();
    assertThat(push(request, BODY, signed("sha256", request, BODY))).isEqualTo(410);
    assertThat(verify(request, "subscribe", "3600").statusCode()).isEqualTo(404);
    assertThat(verify(request, "unsubscribe", "").statusCode()).isEqualTo(200);
    assertThat(verify(request, "unsubscribe", "").statusCode()).isEqualTo(404);
    round("/hub");
    assertThat(asked.getLast().get("hub.callback")).isNotEqualTo(request.get("hub.callback"));
  }

  @Test
  void a_hub_that_moved_is_followed_and_one_of_the_inside_is_not_asked() throws Exception {
    round("/elsewhere");
    assertThat(asked).hasSize(1);
    run(Map.of("sahel", new HubLink(URI.create("https://127.0.0.1:1/hub"), TOPIC)));
    run(Map.of("sahel", new HubLink(URI.create("http://8.8.8.8/hub"), TOPIC)));
    assertThat(asked)
        .hasSize(2)
        .last()
        .satisfies(it -> assertThat(it).containsEntry("hub.mode", "unsubscribe"));
    assertThat(fetcher.hub(URI.create("https://127.0.0.1/hub"), Map.of()).orElseThrow())
        .contains("loopback address");
    assertThat(fetcher.hub(URI.create("http://8.8.8.8/hub"), Map.of()).orElseThrow())
        .contains("no https");
  }

  @Test
  void at_the_end_hubs_are_told_and_may_ask_whether_it_is_meant() throws Exception {
    var request = subscribed();
    verifies = true;
    subscriptions.close();
    assertThat(asked.getLast())
        .containsEntry("hub.mode", "unsubscribe")
        .containsEntry("hub.callback", request.get("hub.callback"));
    assertThat(verify(request, "unsubscribe", "").statusCode())
        .as("it has asked already")
        .isEqualTo(404);
  }

  @Test
  @Timeout(20)
  void the_end_does_not_wait_for_a_hub_that_says_nothing() throws Exception {
    var request = subscribed();
    subscriptions.close();
    assertThat(asked.getLast()).containsEntry("hub.mode", "unsubscribe");
    assertThat(push(request, BODY, signed("sha256", request, BODY))).isEqualTo(410);
  }

  private void verifyEnd(Map<String, String> form) {
    try {
      verify(form, "unsubscribe", "");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, String> subscribed() throws Exception {
    round("/hub");
    var request = asked.getFirst();
    assertThat(verify(request, "subscribe", "3600").statusCode()).isEqualTo(200);
    return request;
  }

  private void round(String path) {
    run(Map.of("sahel", new HubLink(at(path), TOPIC)));
  }

  private void run(Map<String, HubLink> wanted) {
    subscriptions.round(wanted).forEach(Runnable::run);
  }

  private HttpResponse<String> verify(Map<String, String> request, String mode, String lease)
      throws Exception {
    var query =
        "?hub.mode=%s&hub.topic=%s&hub.challenge=%s&hub.lease_seconds=%s&hub.reason=x"
            .formatted(mode, encoded(request.get("hub.topic")), encoded("<b>c</b>"), lease);
    return send(HttpRequest.newBuilder(callback(request, query)).GET());
  }

  private int push(Map<String, String> request, String body, @Nullable String signature)
      throws Exception {
    var sent =
        HttpRequest.newBuilder(callback(request, ""))
            .header("Content-Type", "application/rss+xml")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (signature != null) {
      sent.header("X-Hub-Signature", signature);
    }
    return send(sent).statusCode();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private URI callback(Map<String, String> request, String query) {
    return URI.create(
        "http://127.0.0.1:%d/%s%s".formatted(callbacks.port(), token(request), query));
  }

  private static String token(Map<String, String> request) {
    var callback = String.valueOf(request.get("hub.callback"));
    return callback.substring(callback.lastIndexOf('/') + 1);
  }

  private static String signed(String method, Map<String, String> request, String body)
      throws Exception {
    var name = "Hmac" + method.toUpperCase(java.util.Locale.ROOT);
    var mac = Mac.getInstance(name);
    mac.init(new SecretKeySpec(String.valueOf(request.get("hub.secret")).getBytes(UTF_8), name));
    return method + "=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + hub.getAddress().getPort() + path);
  }

  private static String encoded(@Nullable String text) {
    return URLEncoder.encode(String.valueOf(text), UTF_8);
  }

  private static Map<String, String> form(String body) {
    var form = new TreeMap<String, String>();
    for (var pair : body.split("&")) {
      var parts = pair.split("=", 2);
      form.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
    }
    return form;
  }
}
