package rasid.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rasid.ingest.clock.PacedClock;
import rasid.ingest.fetch.FetchLimits;
import rasid.ingest.fetch.Fetcher;
import rasid.ingest.poll.PollSchedule;
import rasid.ingest.push.PushConfig;
import rasid.model.Article;
import rasid.model.topic.Topics;

/// A feed with a hub, from its announcement to an article, on a real broker.
@DisplayNameGeneration(ReplaceUnderscores.class)
class PushTest extends OnABroker {
  private static final PollSchedule BRISK =
      new PollSchedule(Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofMillis(800));
  private static final PollSchedule PATIENT =
      new PollSchedule(Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofHours(1));

  @TempDir Path folder;

  @Test
  void what_a_hub_pushes_is_published_once_and_polls_are_few_meanwhile() throws Exception {
    var topics = new Topics("test-push", 2, 1);
    try (var site = new NewsSite()) {
      site.feed("/feed", 1, 3);
      announceHub(site);
      var opml = site.opml(folder, "/feed");
      var push = new PushConfig(URI.create("https://desk.example/"), "127.0.0.1", freePort());
      int polls;
      try (var ingest = IngestMain.start(config(topics, opml, PATIENT, push))) {
        await(ingest, () -> articles(topics).size() == 3 && site.forms.size() == 1);
        var form = site.forms.getFirst();
        assertThat(form).containsEntry("hub.topic", site.at("/feed").toString());
        assertThat(verified(form, push)).isEqualTo("yes");
        var before = site.answers.get("/feed");
        site.feed("/feed", 4, 4);
        var pushed = String.valueOf(site.answers.get("/feed"));
        var body = pushed.substring(pushed.indexOf("<rss"), pushed.indexOf("</rss>") + 6);
        site.answers.put("/feed", java.util.Objects.requireNonNull(before));
        assertThat(sent(form, push, body, "0".repeat(64))).isEqualTo(403);
        assertThat(sent(form, push, body, hmac(form, body))).isEqualTo(202);
        await(ingest, () -> articles(topics).size() == 4);
        assertThat(states(topics))
            .anySatisfy(state -> assertThat(state.lastOutcome()).contains("pushed by its hub"));
        assertThat(states(topics).getLast().seen()).hasSize(4);
        polls = site.asked("/feed");
        long tick = ticks(topics).getLast().number();
        await(ingest, () -> ticks(topics).getLast().number() > tick + 15);
        assertThat(site.asked("/feed")).isLessThanOrEqualTo(polls + 1);
      }
      assertThat(site.forms).hasSize(2);
      assertThat(site.forms.getLast())
          .containsEntry("hub.mode", "unsubscribe")
          .containsEntry("hub.callback", site.forms.getFirst().get("hub.callback"));
      // Whoever takes it over subscribes at once, under another address.
      polls = site.asked("/feed");
      try (var ingest = IngestMain.start(config(topics, opml, PATIENT, push))) {
        await(ingest, () -> site.forms.size() == 3);
        assertThat(site.asked("/feed")).isEqualTo(polls);
        assertThat(site.forms.getLast().get("hub.callback"))
            .isNotEqualTo(site.forms.getFirst().get("hub.callback"));
      }
      site.feed("/feed", 1, 4);
      int before = polls;
      try (var ingest = IngestMain.start(config(topics, opml, BRISK, null))) {
        await(ingest, () -> site.asked("/feed") > before + 3);
      }
      assertThat(site.forms)
          .extracting(form -> form.get("hub.mode"))
          .containsExactly("subscribe", "unsubscribe", "subscribe", "unsubscribe");
    }
    assertThat(articles(topics)).extracting(Article::id).doesNotHaveDuplicates().hasSize(4);
    assertThat(articles(topics))
        .allSatisfy(article -> assertThat(article.body()).contains("كما نشرته"));
  }

  private static void announceHub(NewsSite site) {
    site.answers.computeIfPresent(
        "/feed",
        (_, feed) ->
            new NewsSite.Answer(
                200,
                feed.type(),
                feed.body()
                    .replace(
                        "<title>x</title>",
                        "<title>x</title><a:link xmlns:a='http://www.w3.org/2005/Atom' rel='hub' href='%s'/>"
                            .formatted(site.at("/hub")))));
  }

  private static IngestConfig config(
      Topics topics, Path opml, PollSchedule schedule, @Nullable PushConfig push) {
    return new IngestConfig(
        broker.cluster(),
        topics,
        opml,
        Duration.ofMillis(200),
        PacedClock.live(),
        schedule,
        FetchLimits.DEFAULT,
        Fetcher.USER_AGENT,
        push);
  }

  private static String verified(Map<String, String> form, PushConfig push) throws Exception {
    var query =
        "?hub.mode=subscribe&hub.challenge=yes&hub.lease_seconds=86400&hub.topic="
            + URLEncoder.encode(String.valueOf(form.get("hub.topic")), UTF_8);
    return answer(HttpRequest.newBuilder(callback(form, push, query)).GET()).body();
  }

  private static int sent(Map<String, String> form, PushConfig push, String body, String hmac)
      throws Exception {
    var request =
        HttpRequest.newBuilder(callback(form, push, ""))
            .header("Content-Type", "application/rss+xml; charset=utf-8")
            .header("X-Hub-Signature", "sha256=" + hmac)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return answer(request).statusCode();
  }

  private static HttpResponse<String> answer(HttpRequest.Builder request) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private static URI callback(Map<String, String> form, PushConfig push, String query) {
    var path = URI.create(String.valueOf(form.get("hub.callback"))).getPath();
    return URI.create("http://127.0.0.1:%d%s%s".formatted(push.port(), path, query));
  }

  private static String hmac(Map<String, String> form, String body) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(String.valueOf(form.get("hub.secret")).getBytes(UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
  }

  private static int freePort() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void await(IngestMain ingest, BooleanSupplier condition) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    while (!condition.getAsBoolean()) {
      if (ingest.ended().isDone()) {
        ingest.ended().get();
      }
      assertThat(System.nanoTime()).as("gave up waiting").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
