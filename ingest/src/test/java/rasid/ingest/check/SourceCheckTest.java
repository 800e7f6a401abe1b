package rasid.ingest.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import rasid.ingest.check.Finding.Level;
import rasid.ingest.feed.Opml.Outline;
import rasid.ingest.feed.Wishes;
import rasid.ingest.fetch.FetchLimits;
import rasid.ingest.fetch.Fetcher;
import rasid.ingest.page.PageHints;
import rasid.ingest.poll.Source;
import rasid.model.Trouble;

/// What a desk is told of a source, on a real site.
@DisplayNameGeneration(ReplaceUnderscores.class)
class SourceCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String TEXT = "نص الخبر كما نشرته الصحيفة على صفحتها هذا الصباح. ".repeat(8);

  private final Map<String, byte[]> bodies = new ConcurrentHashMap<>();
  private final Map<String, Map<String, String>> headers = new ConcurrentHashMap<>();
  private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
    page(
        "/1",
        "<html lang=ar><body><article><h1>خبر</h1><p>" + TEXT + "</p></article></body></html>");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void a_source_without_fault_is_all_fine() throws Exception {
    feed(
        "/feed",
        "<language>ar</language>" + item("/1", "<pubDate>Sun, 22 Nov 2026 10:00:00 GMT</pubDate>"));
    headers.put(
        "/feed", Map.of("ETag", "\"1\"", "Content-Type", "application/rss+xml; charset=utf-8"));
    var checked = checked("/feed");
    assertThat(checked.findings()).allMatch(one -> one.level() == Level.FINE);
    assertThat(checked.level()).isEqualTo(Level.FINE);
    assertThat(checked.trouble()).isNull();
    assertSays(checked, "unchanged", "HTTP 304");
    assertSays(checked, "charset", "UTF-8");
    assertSays(checked, "format", "RSS 2.0, \"الساحل\"");
    assertSays(checked, "dates", "all with a date; the newest 2 h old");
    assertSays(checked, "pace", "1 a week; it is asked every 3");
    assertSays(checked, "robots.txt", "lets us");
    assertSays(checked, "newest page", "a title");
    assertThat(checked.feed())
        .isNotNull()
        .satisfies(
            feed -> {
              assertThat(feed.lang()).isEqualTo("ar");
              assertThat(feed.outlook().weekly()).isEqualTo(1);
              assertThat(feed.outlook().articles()).isEqualTo(1);
            });
  }

  @Test
  void a_feed_without_dates_validators_and_language_is_told_of_and_can_be_used() throws Exception {
    feed("/feed", item("/1", "") + item("/1", "") + "<item><title>x</title></item>");
    var checked = checked("/feed");
    assertThat(checked.level()).isEqualTo(Level.LOOK);
    assertThat(checked.trouble()).isEqualTo(Trouble.UNDATED);
    assertThat(checked.findings())
        .filteredOn(one -> one.level() == Level.LOOK)
        .extracting(Finding::about)
        .containsExactly("unchanged", "articles", "identity", "identity", "dates", "language");
    assertSays(checked, "dates", "none of its articles has one");
    assertThat(checked.findings()).extracting(Finding::says).contains("1 stand in it twice");
  }

  @Test
  void a_site_that_moved_leads_to_its_new_address() throws Exception {
    feed("/new", item("/1", ""));
    statuses.put("/old", 301);
    headers.put("/old", Map.of("Location", "/new"));
    var checked = checked("/old");
    assertThat(checked.movedTo()).isEqualTo(at("/new"));
    assertThat(checked.trouble()).isEqualTo(Trouble.MOVED);
    assertThat(checked.hops()).extracting(hop -> hop.status()).containsExactly(301, 200);
    assertSays(checked, "redirect", "(HTTP 301)");
    assertSays(checked, "moved", at("/new").toString());
  }

  @Test
  void a_redirect_inside_is_refused_and_told() throws Exception {
    statuses.put("/feed", 302);
    headers.put("/feed", Map.of("Location", "http://127.0.0.1:1/secret"));
    var checked = checked("/feed");
    assertThat(checked.level()).isEqualTo(Level.WRONG);
    assertThat(checked.trouble()).isEqualTo(Trouble.REFUSED);
    assertSays(checked, "redirect", "leads to http://127.0.0.1:1/secret");
  }

  @Test
  void a_page_where_a_feed_should_be_names_its_feeds() throws Exception {
    page(
        "/",
        "<html><head><link rel=alternate type='application/rss+xml' title='الكل' href='/feed'></head></html>");
    var checked = checked("/");
    assertThat(checked.level()).isEqualTo(Level.WRONG);
    assertThat(checked.trouble()).isEqualTo(Trouble.NOT_A_FEED);
    assertThat(checked.named()).extracting(one -> one.url()).containsExactly(at("/feed"));
    assertThat(checked.findings().getLast().todo()).contains("take the feed it names");
  }

  @Test
  void what_fails_says_why_and_what_to_do() throws Exception {
    statuses.put("/blocked", 403);
    assertThat(checked("/blocked").trouble()).isEqualTo(Trouble.BLOCKED);
    assertSays(checked("/none"), "answer", "HTTP 404");
    assertThat(checked("/none").findings().getFirst().todo()).contains("feeds move");
    server.stop(0);
    assertThat(checked("/feed").trouble()).isEqualTo(Trouble.UNREACHABLE);
  }

  @Test
  void robots_txt_that_keeps_its_pages_is_told() throws Exception {
    feed("/feed", item("/1", ""));
    bodies.put("/robots.txt", "User-agent: *\nDisallow: /".getBytes(UTF_8));
    assertSays(checked("/feed"), "robots.txt", "keeps us from 1 of its 1 newest pages");
  }

  @Test
  void what_the_list_says_of_a_source_is_heeded() throws Exception {
    feed("/feed", item("/1", ""));
    var wishes =
        new Wishes(
            null, Map.of(), java.time.Duration.ofMinutes(7), Wishes.Text.FEED, PageHints.NONE);
    var checked = checked(Source.of(new Outline(at("/feed"), "ص", wishes)));
    assertSays(checked, "text", "asks for no page");
    assertSays(checked, "pace", "asked every 7 min (rasid:interval)");
    assertThat(checked.findings()).extracting(Finding::about).doesNotContain("robots.txt");
  }

  @Test
  void a_server_that_names_another_charset_is_told_of() throws Exception {
    feed("/feed", item("/1", ""));
    headers.put("/feed", Map.of("Content-Type", "text/xml; charset=windows-1256"));
    assertSays(
        checked("/feed"), "charset", "the server says windows-1256, which its bytes are not");
    bodies.put("/feed", rss(item("/1", "")).getBytes(Charset.forName("windows-1256")));
    assertSays(checked("/feed"), "charset", "windows-1256, as the server says");
    headers.put("/feed", Map.of("Content-Type", "text/xml"));
    assertSays(checked("/feed"), "charset", "windows-1256, guessed");
  }

  @Test
  void a_hub_is_told_of() throws Exception {
    feed(
        "/feed",
        "<a:link xmlns:a='http://www.w3.org/2005/Atom' rel='hub' href='https://hub.example/'/>"
            + item("/1", ""));
    assertSays(checked("/feed"), "push", "https://hub.example/");
    headers.put("/feed", Map.of("Link", "<http://other.example/>; rel=hub"));
    assertSays(checked("/feed"), "push", "http://other.example/, which has no https");
  }

  private static void assertSays(Checked checked, String about, String words) {
    assertThat(checked.findings())
        .as(checked.findings().toString())
        .anySatisfy(
            one -> {
              assertThat(one.about()).isEqualTo(about);
              assertThat(one.says()).contains(words);
            });
  }

  private Checked checked(String path) throws InterruptedException {
    return checked(Source.of(new Outline(at(path), "صحيفة")));
  }

  private Checked checked(Source source) throws InterruptedException {
    try (var fetcher = new Fetcher(FetchLimits.DEFAULT, List.of(source.url()))) {
      return new SourceCheck(fetcher, InstantSource.fixed(NOW)).of(source);
    }
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private void feed(String path, String inside) {
    bodies.put(path, rss(inside).getBytes(UTF_8));
  }

  private static String rss(String inside) {
    return "<rss version='2.0'><channel><title>الساحل</title>" + inside + "</channel></rss>";
  }

  private static String item(String link, String more) {
    return "<item><title>خبر من الساحل</title><link>%s</link>%s</item>".formatted(link, more);
  }

  private void page(String path, String html) {
    bodies.put(path, html.getBytes(UTF_8));
    headers.put(path, Map.of("Content-Type", "text/html; charset=utf-8"));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      var said = new TreeMap<>(headers.getOrDefault(path, Map.of()));
      said.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      var etag = said.get("ETag");
      boolean same =
          etag != null && etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
      var body = bodies.getOrDefault(path, new byte[0]);
      int status = bodies.containsKey(path) ? 200 : 404;
      int answered = same ? 304 : statuses.getOrDefault(path, status);
      exchange.sendResponseHeaders(answered, same || body.length == 0 ? -1 : body.length);
      if (!same) {
        exchange.getResponseBody().write(body);
      }
    }
  }
}
