package rasid.desk.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rasid.desk.Await;
import rasid.desk.Samples;
import rasid.desk.view.Fact;
import rasid.desk.view.Views;
import rasid.model.AlertState;
import rasid.model.Trouble;
import rasid.model.topic.Json;
import tools.jackson.databind.JsonNode;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DeskServerTest {
  private final Views views = new Views();
  private final DeskServer server = DeskServer.start(views, "127.0.0.1", 0, Duration.ofMillis(200));
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    server.close();
    http.shutdownNow();
  }

  @Test
  void articles_come_newest_first_with_their_marks() throws Exception {
    views.apply(Samples.afternoon());

    var articles = json("api/articles?limit=2");
    assertThat(articles).hasSize(2);
    var first = articles.get(0);
    assertThat(first.get("id").asString()).isEqualTo(Samples.id(1));
    var mention = first.get("mentions").get(0);
    assertThat(
            first
                .get("text")
                .asString()
                .substring(mention.get("start").asInt(), mention.get("end").asInt()))
        .isEqualTo("باماكو");
    assertThat(first.get("matches").get(0).get("watch").asString()).isEqualTo(Samples.WATCH);
  }

  @Test
  void articles_are_filtered_by_region_and_watch() throws Exception {
    views.apply(Samples.afternoon());

    assertThat(json("api/articles?region=NE")).hasSize(2);
    assertThat(json("api/articles?region=SN&watch=" + Samples.WATCH)).isEmpty();
    assertThat(json("api/articles?watch=" + Samples.WATCH)).hasSize(3);
    assertThat(json("api/articles?region=&watch=")).hasSize(5);
  }

  @Test
  void alerts_are_told_by_state_and_one_with_its_revisions() throws Exception {
    views.apply(Samples.afternoon());

    assertThat(json("api/alerts")).hasSize(3);
    assertThat(json("api/alerts?state=open")).hasSize(1);
    assertThat(json("api/alerts?state=closed")).hasSize(2);
    var life = json("api/alerts/a-open");
    assertThat(life.get("latest").get("revision").asInt()).isEqualTo(3);
    assertThat(life.get("latest").get("why").get("ar").asString()).contains("حصار الوقود");
    assertThat(life.get("revisions")).hasSize(3);
    assertThat(json("api/watches")).hasSize(2);
  }

  @Test
  void actions_come_newest_first_with_who_what_and_their_number() throws Exception {
    views.apply(Samples.actions());

    assertThat(json("api/actions")).hasSize(6);
    var newest = json("api/actions?limit=2");
    assertThat(newest).hasSize(2);
    assertThat(newest.get(0).get("number").asInt()).isEqualTo(6);
    assertThat(newest.get(0).get("action").get("type").asString()).isEqualTo("false-alarm");
    assertThat(newest.get(1).get("action").toString())
        .isEqualTo(
            "{\"type\":\"comment\",\"watch\":\"fuel-blockade-bamako\",\"alert\":\"a-open\",\"by\":\"Mark (night desk)\",\"at\":\"2026-03-12T14:02:00Z\",\"text\":\"confirmed by two sources: AFP, and the union of carriers\"}");
  }

  @Test
  void an_action_arrives_on_an_open_stream() throws Exception {
    views.caughtUp();
    try (var lines = stream()) {
      var iterator = lines.iterator();
      assertThat(iterator.next()).isEqualTo("event: hello");
      views.apply(Samples.actions().subList(2, 3));

      var told = new ArrayList<String>();
      while (told.isEmpty() || !told.getLast().startsWith("data: {\"number\"")) {
        told.add(iterator.next());
      }
      assertThat(told).contains("event: action", "id: action:3");
      assertThat(told.getLast())
          .isEqualTo(
              "data: {\"number\":3,\"action\":{\"type\":\"unmute\",\"watch\":\"fuel-blockade-bamako\",\"by\":\"Fatou\",\"at\":\"2026-03-12T13:51:00Z\"}}");
    }
  }

  @Test
  void sources_come_worst_first_with_what_is_wrong_and_how_many_there_are() throws Exception {
    views.apply(Samples.sources());
    views.apply(List.of(Samples.asked(Samples.removed("off"))));

    var sources = json("api/sources");
    assertThat(sources.get("counts").toString())
        .isEqualTo("{\"total\":42,\"unread\":2,\"look\":3}");
    assertThat(sources.get("worst")).hasSize(42);
    assertThat(sources.get("more").asInt()).isZero();
    var worst = sources.get("worst").get(0);
    assertThat(worst.get("trouble").asString()).isEqualTo("blocked");
    assertThat(worst.get("level").asString()).isEqualTo("unread");
    assertThat(worst.get("host").asString()).isEqualTo("paper.example");
    assertThat(worst.get("lastSuccessAt").asString()).isEqualTo("2026-03-09T14:05:00Z");
    assertThat(worst.get("weekly").asInt()).isEqualTo(84);
    var advice = sources.get("advice");
    assertThat(advice.propertyNames())
        .as("of the troubles there are")
        .contains("blocked", "moved")
        .doesNotContain("gone");
    assertThat(advice.get("blocked").get("ar").asString()).startsWith("افتحه في متصفح");
    assertThat(advice.get("blocked").get("fr").asString()).startsWith("ouvrez-la");
    assertThat(advice.get("blocked").get("en").asString()).startsWith("open it in a browser");
    assertThat(metric("rasid_desk_sources{state=\"look\"}")).isEqualTo(3);
  }

  @Test
  void a_change_of_trouble_arrives_on_an_open_stream() throws Exception {
    views.apply(Samples.sources());
    views.caughtUp();
    try (var lines = stream()) {
      var iterator = lines.iterator();
      assertThat(iterator.next()).isEqualTo("event: hello");
      views.apply(List.of(Samples.asked(Samples.source("sahel-01", Trouble.CERTIFICATE))));

      var told = new ArrayList<String>();
      while (told.isEmpty() || !told.getLast().startsWith("data: {\"total\"")) {
        told.add(iterator.next());
      }
      assertThat(told).contains("event: sources");
      assertThat(told.getLast()).isEqualTo("data: {\"total\":42,\"unread\":3,\"look\":3}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api/articles?limit=0",
        "api/articles?limit=301",
        "api/articles?limit=many",
        "api/actions?limit=501",
        "api/alerts?state=burning"
      })
  void a_wrong_question_is_answered_with_what_is_right(String path) throws Exception {
    var answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Json.MAPPER.readTree(answer.body()).get("error").asString())
        .containsAnyOf("from 1 to 300", "from 1 to 500", "'open' or 'closed'");
  }

  @Test
  void an_unknown_alert_and_an_unknown_path_are_404_in_json() throws Exception {
    for (var path : List.of("api/alerts/nobody", "api/nothing", "../../etc/passwd", "%2e%2e/x")) {
      var answer = get(path);
      assertThat(answer.statusCode()).as(path).isIn(400, 404);
      assertThat(answer.body()).doesNotContain("root:");
    }
    assertThat(get("api/alerts/nobody").body()).contains("no such alert");
  }

  @Test
  void health_is_503_until_the_readers_have_caught_up() throws Exception {
    assertThat(get("health").statusCode()).isEqualTo(503);
    views.caughtUp();
    assertThat(get("health").statusCode()).isEqualTo(200);
    assertThat(get("metrics").body())
        .contains("rasid_desk_ready 1")
        .contains("rasid_desk_alerts{state=\"open\"} 0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "main.js",
        "vendor/uplot/uPlot.esm.js",
        "api/articles",
        "api/alerts/nobody",
        "api/sources",
        "nothing",
        "health",
        "metrics"
      })
  void every_answer_is_locked_down(String path) throws Exception {
    var headers = get(path).headers();
    assertThat(headers.firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy ->
                assertThat(policy)
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe", "*"));
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(headers.firstValue("Server")).isEmpty();
  }

  @Test
  void the_page_has_no_script_or_style_of_its_own() throws Exception {
    assertThat(get("").body())
        .contains("<html lang=\"ar\" dir=\"rtl\">")
        .doesNotContainPattern("<script(?![^>]* src=)")
        .doesNotContain("<style", " style=", "onclick", "javascript:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/main.js", "/api/alerts", "/api/stream", "/health"})
  void a_request_by_a_foreign_name_is_refused(String path) throws Exception {
    views.apply(Samples.afternoon());
    try (var socket = ask(path, "evil.example:" + server.port())) {
      var answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      assertThat(answer)
          .startsWith("HTTP/1.1 403")
          .contains("does not answer to that host name")
          .doesNotContain("باماكو", "<html");
    }
  }

  @Test
  void an_alert_arrives_on_an_open_stream_with_its_id() throws Exception {
    views.caughtUp();
    try (var lines = stream()) {
      var iterator = lines.iterator();
      assertThat(iterator.next()).isEqualTo("event: hello");
      views.apply(List.of(Samples.revised(Samples.alert("a", 1, AlertState.OPEN, Samples.NOW))));

      var told = new ArrayList<String>();
      while (told.isEmpty() || !told.getLast().startsWith("data: {\"id\"")) {
        told.add(iterator.next());
      }
      assertThat(told).contains("event: alert", "id: a:1");
      var alert = Json.MAPPER.readTree(told.getLast().substring("data: ".length()));
      assertThat(alert.get("names").get("fr").asString()).isEqualTo("Blocus du carburant à Bamako");
    }
  }

  @Test
  void a_quiet_stream_says_that_it_is_still_there() throws Exception {
    try (var lines = stream()) {
      assertThat(lines.anyMatch(": keep-alive"::equals)).isTrue();
    }
  }

  @Test
  void a_page_that_leaves_gives_its_place_back() throws Exception {
    try (var lines = stream()) {
      assertThat(lines.iterator().next()).isEqualTo("event: hello");
      assertThat(metric("rasid_desk_stream_clients")).isEqualTo(1);
    }
    Await.until("the place is free", () -> metric("rasid_desk_stream_clients") == 0);
  }

  @Test
  void a_hundred_pages_may_listen_and_one_more_is_refused() throws Exception {
    var open = new ArrayList<Socket>();
    try {
      for (int i = 0; i < EventStream.MOST_CLIENTS; i++) {
        open.add(ask("/api/stream", "localhost"));
      }
      Await.until("all listen", () -> metric("rasid_desk_stream_clients") == 100);
      assertThat(get("api/stream", "text/event-stream").statusCode()).isEqualTo(503);
    } finally {
      for (var socket : open) {
        socket.close();
      }
    }
    Await.until("all have left", () -> metric("rasid_desk_stream_clients") == 0);
  }

  @Test
  void a_page_that_does_not_read_is_dropped_and_holds_nobody_up() throws Exception {
    views.caughtUp();
    var longText = "وقود ".repeat(4000);
    try (var _ = ask("/api/stream", "localhost")) {
      Await.until("it listens", () -> metric("rasid_desk_stream_clients") == 1);
      int n = 0;
      while (metric("rasid_desk_stream_dropped_total") == 0) {
        for (int i = 0; i < 20; i++) {
          n++;
          views.apply(List.of(new Fact.Tagged(Samples.article(n % 100, "عنوان " + n, longText))));
        }
        assertThat(n).isLessThan(100_000);
      }
      Await.until("its place is free", () -> metric("rasid_desk_stream_clients") == 0);
    }
  }

  @Test
  void the_stream_is_for_those_who_ask_for_events() throws Exception {
    assertThat(get("api/stream", "text/html").statusCode()).isEqualTo(406);
  }

  @Test
  void a_taken_port_is_said_in_a_sentence() {
    assertThatThrownBy(() -> DeskServer.start(new Views(), "127.0.0.1", server.port()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cannot listen at 127.0.0.1:" + server.port());
  }

  @Test
  void closing_ends_open_streams_at_once() throws Exception {
    try (var lines = stream()) {
      var iterator = lines.iterator();
      assertThat(iterator.next()).isEqualTo("event: hello");
      long before = System.nanoTime();
      server.close();
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
    }
  }

  private Stream<String> stream() throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(server.url() + "api/stream"))
            .header("Accept", "text/event-stream")
            .build();
    var answer = http.send(request, BodyHandlers.ofLines());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
    return answer.body();
  }

  private double metric(String name) {
    try {
      return get("metrics")
          .body()
          .lines()
          .filter(line -> line.startsWith(name + " "))
          .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
          .findFirst()
          .orElseThrow();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  // By hand, because Java's own client does not let a request name a foreign host.
  private Socket ask(String path, String host) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket
        .getOutputStream()
        .write(
            "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: text/event-stream\r\nConnection: close\r\n\r\n"
                .formatted(path, host)
                .getBytes(UTF_8));
    return socket;
  }

  private JsonNode json(String path) throws Exception {
    var answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("application/json;charset=utf-8");
    return Json.MAPPER.readTree(answer.body());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return get(path, "*/*");
  }

  private HttpResponse<String> get(String path, String accept)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(server.url() + path)).header("Accept", accept).build(),
        BodyHandlers.ofString(UTF_8));
  }
}
