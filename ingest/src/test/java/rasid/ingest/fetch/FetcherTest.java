package rasid.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rasid.ingest.fetch.FetchOutcome.Fetched;
import rasid.ingest.fetch.FetchOutcome.Refused;
import rasid.ingest.fetch.FetchOutcome.Unchanged;
import rasid.ingest.fetch.FetchOutcome.Unreachable;
import rasid.ingest.fetch.FetchOutcome.Validators;
import rasid.ingest.fetch.FetchOutcome.Wait;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FetcherTest {
  private static final FetchLimits LIMITS =
      new FetchLimits(64 << 10, Duration.ofSeconds(20), 5, Duration.ZERO);
  private static final FetchLimits IMPATIENT =
      new FetchLimits(64 << 10, Duration.ofSeconds(1), 5, Duration.ZERO);

  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer server;
  private Fetcher fetcher;

  @FunctionalInterface
  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    fetcher = new Fetcher(LIMITS, List.of(at("/feed")));
  }

  @AfterEach
  void stop() {
    over.countDown();
    fetcher.close();
    server.stop(0);
  }

  @Test
  void a_body_comes_with_its_validators_and_unchanged_without() throws Exception {
    answer(
        "/feed",
        exchange -> {
          exchange.getResponseHeaders().add("ETag", "\"v1\"");
          exchange.getResponseHeaders().add("Cache-Control", "public, max-age=300");
          boolean same = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
          send(exchange, same ? 304 : 200, same ? "" : "خبر");
        });
    var first = fetcher.feed(at("/feed"), Validators.NONE);
    assertThat(first)
        .isInstanceOfSatisfying(
            Fetched.class,
            fetched -> {
              assertThat(new String(fetched.body(), UTF_8)).isEqualTo("خبر");
              assertThat(fetched.validators()).isEqualTo(new Validators("\"v1\"", null));
              assertThat(fetched.fresh()).isEqualTo(Duration.ofMinutes(5));
            });
    assertThat(fetcher.feed(at("/feed"), ((Fetched) first).validators()))
        .isInstanceOf(Unchanged.class);
  }

  @ParameterizedTest
  @CsvSource({
    "429, 120, PT2M",
    "503, 120, PT2M",
    "429, , PT1M",
    "429, soon, PT1M",
    "503, 999999999, PT24H"
  })
  void who_asks_to_wait_is_waited_for(int status, String retryAfter, Duration wait)
      throws Exception {
    answer(
        "/feed",
        exchange -> {
          if (retryAfter != null) {
            exchange.getResponseHeaders().add("Retry-After", retryAfter);
          }
          send(exchange, status, "");
        });
    assertThat(fetcher.feed(at("/feed"), Validators.NONE))
        .isInstanceOfSatisfying(Wait.class, asked -> assertThat(asked.atLeast()).isEqualTo(wait));
  }

  @ParameterizedTest
  @CsvSource({
    "400, sends no content",
    "401, a password is asked for",
    "403, blocked",
    "404, nothing at this address",
    "410, gone for good",
    "500, the server is ill",
    "503, the server is ill"
  })
  void an_error_is_refused_with_its_status_and_in_words(int status, String words) throws Exception {
    answer("/feed", exchange -> send(exchange, status, "oops"));
    assertThat(fetcher.feed(at("/feed"), Validators.NONE))
        .isInstanceOfSatisfying(
            Refused.class,
            no -> {
              assertThat(no.status()).isEqualTo(status);
              assertThat(no.why()).contains(words).contains("HTTP " + status);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"W/\"v1\"", "v1", "'v1'", "\"v1", "W/v1"})
  void validators_are_sent_back_as_they_came(String etag) throws Exception {
    answer(
        "/feed",
        exchange -> {
          exchange.getResponseHeaders().add("ETag", etag);
          exchange.getResponseHeaders().add("Last-Modified", "yesterday");
          var asked = exchange.getRequestHeaders();
          boolean same =
              etag.equals(asked.getFirst("If-None-Match"))
                  && "yesterday".equals(asked.getFirst("If-Modified-Since"));
          send(exchange, same ? 304 : 200, same ? "" : "خبر");
        });
    var first = (Fetched) fetcher.feed(at("/feed"), Validators.NONE);
    assertThat(fetcher.feed(at("/feed"), first.validators())).isInstanceOf(Unchanged.class);
  }

  @Test
  void headers_of_a_source_stay_on_its_domain() throws Exception {
    var seen = new TreeMap<String, String>();
    answer(
        "/",
        exchange -> {
          var host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
          seen.put(
              host.substring(0, host.indexOf(':')),
              exchange.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + exchange.getRequestHeaders().getFirst("User-Agent"));
          if (host.startsWith("www.paper")) {
            redirect(exchange, named("cdn.paper.example", "/"));
          } else if (host.startsWith("cdn.paper")) {
            redirect(exchange, named("other.example", "/"));
          } else {
            send(exchange, 200, "ok");
          }
        });
    var hosts = List.of("www.paper.example", "cdn.paper.example", "other.example");
    var asking = new Asking("paper.example", "Mozilla", Map.of("Authorization", "Bearer secret"));
    try (var fetcher = withNames(hosts, LIMITS)) {
      assertThat(fetcher.feed(URI.create(named(hosts.getFirst(), "/")), Validators.NONE, asking))
          .isInstanceOf(Fetched.class);
    }
    assertThat(seen)
        .containsEntry("www.paper.example", "null Mozilla")
        .containsEntry("other.example", "null Mozilla");
    assertThat(asking.toString()).doesNotContain("secret");
  }

  @Test
  void an_endless_body_is_cut_off() throws Exception {
    answer("/feed", exchange -> endless(exchange, new byte[8 << 10], 0));
    assertThat(fetcher.feed(at("/feed"), Validators.NONE))
        .isInstanceOfSatisfying(
            Refused.class, no -> assertThat(no.why()).contains("larger than 64 KiB"));
  }

  @Test
  void a_dripping_body_is_given_up_in_time() throws Exception {
    answer("/feed", exchange -> endless(exchange, new byte[] {' '}, 50));
    assertGivenUp();
  }

  @Test
  void no_answer_at_all_is_given_up_in_time() throws Exception {
    answer("/feed", exchange -> await(over));
    assertGivenUp();
  }

  private void assertGivenUp() throws InterruptedException {
    try (var impatient = new Fetcher(IMPATIENT, List.of(at("/feed")))) {
      assertThat(impatient.feed(at("/feed"), Validators.NONE))
          .isEqualTo(new Unreachable("no whole answer within 1.0 s"));
    }
  }

  @Test
  void a_packed_body_is_unpacked_and_a_bomb_is_not() throws Exception {
    answer("/feed", exchange -> gzip(exchange, "خبر".getBytes(UTF_8)));
    assertThat(fetcher.feed(at("/feed"), Validators.NONE))
        .isInstanceOfSatisfying(
            Fetched.class,
            fetched -> assertThat(new String(fetched.body(), UTF_8)).isEqualTo("خبر"));
    answer("/bomb", exchange -> gzip(exchange, new byte[32 << 20]));
    assertThat(fetcher.feed(at("/bomb"), Validators.NONE))
        .isInstanceOfSatisfying(
            Refused.class, no -> assertThat(no.why()).contains("when unpacked"));
  }

  @Test
  void a_redirect_is_followed_and_a_circle_is_left() throws Exception {
    answer("/feed", exchange -> redirect(exchange, "/moved"));
    answer("/moved", exchange -> send(exchange, 200, "ok"));
    assertThat(fetcher.feed(at("/feed"), Validators.NONE))
        .isInstanceOfSatisfying(
            Fetched.class, fetched -> assertThat(fetched.at()).isEqualTo(at("/moved")));
    answer("/round", exchange -> redirect(exchange, "/round"));
    assertThat(fetcher.feed(at("/round"), Validators.NONE))
        .isEqualTo(new Refused(0, "more than 5 redirects"));
  }

  @Test
  void robots_txt_is_kept_to_for_pages() throws Exception {
    var asked = new AtomicInteger();
    answer(
        "/robots.txt",
        exchange -> {
          asked.incrementAndGet();
          send(exchange, 200, "User-agent: *\nDisallow: /private/\nAllow: /private/open\n");
        });
    answer("/", exchange -> send(exchange, 200, "page"));
    assertThat(fetcher.page(at("/private/1")))
        .isInstanceOfSatisfying(Refused.class, no -> assertThat(no.why()).contains("robots.txt"));
    assertThat(fetcher.page(at("/private/open/1"))).isInstanceOf(Fetched.class);
    assertThat(fetcher.page(at("/news/1"))).isInstanceOf(Fetched.class);
    assertThat(asked).hasValue(1);
  }

  @ParameterizedTest
  @CsvSource({
    "200, '', true",
    "404, '', true",
    "401, '', true",
    "429, '', false",
    "500, '', false",
    "503, '', false",
    "200, 'User-agent: *\nDisallow: /n', false",
    "200, 'User-agent: Rasid\nDisallow: /\n\nUser-agent: *\nAllow: /', false",
    "200, 'User-agent: other\nDisallow: /', true",
    "200, 'User-agent: *\nDisallow: /\nAllow: /news', true",
    "200, '<html>not one</html>', true",
  })
  void a_robots_txt_that_cannot_be_had_forbids_and_none_allows(
      int status, String text, boolean allowed) throws Exception {
    answer("/robots.txt", exchange -> send(exchange, status, text.replace("\\n", "\n")));
    assertThat(fetcher.isAllowed(at("/news/1"))).isEqualTo(allowed);
  }

  @Test
  void one_host_gets_two_requests_at_a_time() throws Exception {
    var now = new AtomicInteger();
    var most = new AtomicInteger();
    var two = new CountDownLatch(2);
    answer(
        "/feed",
        exchange -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          two.countDown();
          await(two);
          now.decrementAndGet();
          send(exchange, 200, "ok");
        });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        var _ = threads.submit(() -> fetcher.feed(at("/feed"), Validators.NONE));
      }
    }
    assertThat(most).hasValue(2);
  }

  @Test
  void every_answer_on_the_way_is_told_with_all_its_links() throws Exception {
    answer("/feed", exchange -> redirect(exchange, 302, "/next"));
    answer(
        "/next",
        exchange -> {
          exchange.getResponseHeaders().add("Link", "<https://hub.example/>; rel=hub");
          exchange.getResponseHeaders().add("Link", "<https://x.example/feed>; rel=self");
          send(exchange, 200, "x");
        });
    var hops = new java.util.ArrayList<Hop>();
    fetcher.feed(at("/feed"), Validators.NONE, Asking.USUAL, hops::add);
    assertThat(hops).extracting(Hop::status).containsExactly(302, 200);
    assertThat(hops).extracting(Hop::at).containsExactly(at("/feed"), at("/next"));
    assertThat(hops.getLast().header("link"))
        .isEqualTo("<https://hub.example/>; rel=hub, <https://x.example/feed>; rel=self");
  }

  @Test
  void a_changed_list_allows_what_it_names_and_nothing_else() throws Exception {
    answer("/feed", exchange -> send(exchange, 200, "x"));
    assertThat(fetcher.feed(at("/feed"), Validators.NONE)).isInstanceOf(Fetched.class);
    fetcher.trust(List.of(URI.create("http://127.0.0.1:1/feed")));
    assertThat(fetcher.feed(at("/feed"), Validators.NONE)).isInstanceOf(Refused.class);
    fetcher.trust(List.of(at("/feed")));
    assertThat(fetcher.feed(at("/feed"), Validators.NONE)).isInstanceOf(Fetched.class);
  }

  @Test
  void only_what_is_moved_for_good_from_the_first_hop_on_has_moved() throws Exception {
    answer("/feed", exchange -> redirect(exchange, 301, "/second"));
    answer("/second", exchange -> redirect(exchange, 308, "/third"));
    answer("/third", exchange -> redirect(exchange, 302, "/today"));
    answer("/today", exchange -> redirect(exchange, 301, "/last"));
    answer("/last", exchange -> send(exchange, 304, ""));
    assertThat(fetcher.feed(at("/feed"), new Validators("x", null)))
        .isEqualTo(new Unchanged(new FetchOutcome.Way(at("/last"), at("/third"), false)));
  }

  private Fetcher withNames(List<String> hosts, FetchLimits limits) {
    var trusted = hosts.stream().map(host -> URI.create(named(host, "/"))).toList();
    var guard =
        new AddressGuard(trusted, _ -> new InetAddress[] {InetAddress.getLoopbackAddress()});
    return new Fetcher(limits, guard, InstantSource.system(), "test", null);
  }

  private String named(String host, String path) {
    return "http://" + host + ":" + server.getAddress().getPort() + path;
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private void answer(String path, Answer answer) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            answer.to(exchange);
          }
        });
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    redirect(exchange, 302, to);
  }

  private static void redirect(HttpExchange exchange, int status, String to) throws IOException {
    exchange.getResponseHeaders().add("Location", to);
    send(exchange, status, "");
  }

  private static void gzip(HttpExchange exchange, byte[] body) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(body);
    }
    exchange.getResponseHeaders().add("Content-Encoding", "gzip");
    exchange.sendResponseHeaders(200, packed.size());
    packed.writeTo(exchange.getResponseBody());
  }

  // Writes until the reader has gone.
  private void endless(HttpExchange exchange, byte[] piece, long everyMillis) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (var out = exchange.getResponseBody()) {
      while (over.getCount() > 0) {
        out.write(piece);
        out.flush();
        var _ = over.await(everyMillis, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      var _ = latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
