package rasid.cli.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The demo's outlets on the web: a site on 127.0.0.1 that publishes what is due by its clock.
///
/// `/OUTLET/feed.xml` (with ETag and Last-Modified), `/OUTLET/` and its article pages,
/// `/robots.txt` and `/feeds.opml`. It knows nothing of Rasid; any reader of feeds can follow it.
public final class NewsSite implements AutoCloseable {
  private static final int NEWEST = 30; // items in a feed, as most sites have it
  private static final int RELATED = 4;
  private static final Duration REACH = Duration.ofDays(4); // holds 30 items on any week-end
  private static final int DAYS_KEPT = 8; // generated days kept in memory
  private static final long FARTHEST =
      2 * Newsroom.QUIET_TIME.toDays(); // days, of a page asked for
  private static final Pattern NUMBER = Pattern.compile("(\\d{7,12})(?:\\.html|/)?$");

  private final Newsroom newsroom;
  private final InstantSource clock;
  private final Instant since;
  private final HttpServer server;
  private final ExecutorService threads;
  private final Map<LocalDate, List<Piece>> days =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<LocalDate, List<Piece>> eldest) {
          return size() > DAYS_KEPT;
        }
      };

  private NewsSite(
      Newsroom newsroom,
      InstantSource clock,
      Instant since,
      HttpServer server,
      ExecutorService threads) {
    this.newsroom = newsroom;
    this.clock = clock;
    this.since = since;
    this.server = server;
    this.threads = threads;
  }

  /// Opens the site.
  ///
  /// @param clock what time it is there; nothing of later is served
  /// @param since nothing from before is served, so that a reader who has the archive can start
  ///   from here
  /// @param port 0 for a free one
  public static NewsSite open(Newsroom newsroom, InstantSource clock, Instant since, int port)
      throws IOException {
    var address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    var site = new NewsSite(newsroom, clock, since, HttpServer.create(address, 0), threads);
    site.server.setExecutor(threads);
    site.server.createContext("/", site::answer);
    site.server.start();
    return site;
  }

  /// Its address, with a slash at the end.
  public URI base() {
    return URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
  }

  /// The feeds of all outlets as OPML.
  public String opml() {
    return Feeds.opml(base());
  }

  public void writeOpml(Path file) throws IOException {
    Files.writeString(file, opml());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  /// One answer; `changed` and with it the validators only where a reader may ask again.
  private record Answer(int status, String type, String body, @Nullable Instant changed) {
    static final Answer MISSING = new Answer(404, "text/plain; charset=utf-8", "404\n", null);

    static Answer page(String html) {
      return new Answer(200, "text/html; charset=utf-8", html, null);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var method = exchange.getRequestMethod();
      if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        exchange.sendResponseHeaders(405, -1);
        return;
      }
      send(exchange, answerTo(exchange.getRequestURI().getRawPath()), method.equals("HEAD"));
    }
  }

  private static void send(HttpExchange exchange, Answer answer, boolean headOnly)
      throws IOException {
    var body = answer.body().getBytes(StandardCharsets.UTF_8);
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", answer.type());
    if (answer.changed() != null) {
      var etag = "\"%s\"".formatted(fingerprint(body));
      headers.set("ETag", etag);
      headers.set("Last-Modified", Feeds.rfc1123(answer.changed()));
      if (unchanged(exchange, etag, answer.changed())) {
        exchange.sendResponseHeaders(304, -1);
        return;
      }
    }
    if (headOnly) {
      headers.set("Content-Length", Integer.toString(body.length));
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
  }

  /// RFC 9110, 13.2.2: an entity tag, where the reader sends one, decides alone.
  private static boolean unchanged(HttpExchange exchange, String etag, Instant changed) {
    var known = exchange.getRequestHeaders().getFirst("If-None-Match");
    if (known != null) {
      return known.contains(etag);
    }
    var since = exchange.getRequestHeaders().getFirst("If-Modified-Since");
    if (since == null) {
      return false;
    }
    try {
      var asked = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(since));
      return !changed.isAfter(asked);
    } catch (DateTimeException _) {
      return false; // a date that is none is passed over, as the RFC asks
    }
  }

  private Answer answerTo(String path) {
    var now = clock.instant();
    if (path.equals("/feeds.opml")) {
      return new Answer(200, "text/x-opml; charset=utf-8", opml(), null);
    }
    if (path.equals("/robots.txt")) {
      return new Answer(200, "text/plain; charset=utf-8", "User-agent: *\nAllow: /\n", null);
    }
    return outletOf(path).map(outlet -> answerOf(outlet, path, now)).orElse(Answer.MISSING);
  }

  private static Optional<Outlet> outletOf(String path) {
    return Outlet.ALL.stream()
        .filter(outlet -> path.startsWith("/" + outlet.id() + "/"))
        .findFirst();
  }

  private Answer answerOf(Outlet outlet, String path, Instant now) {
    var rest = path.substring(outlet.id().length() + 2);
    if (rest.isEmpty()) {
      return Answer.page(Pages.front(outlet, newest(outlet, now, NEWEST), base()));
    }
    if (rest.equals("feed.xml")) {
      var newest = newest(outlet, now, NEWEST);
      var changed = newest.isEmpty() ? since : newest.getFirst().publishedAt();
      var feed = Feeds.feed(outlet, newest, changed, base());
      return new Answer(200, Feeds.contentType(outlet), feed, changed);
    }
    return article(outlet, path, now)
        .map(piece -> Answer.page(Pages.article(piece, newest(outlet, now, RELATED), base())))
        .orElse(Answer.MISSING);
  }

  private List<Piece> newest(Outlet outlet, Instant now, int most) {
    return due(Newsroom.dayOf(now.minus(REACH)), Newsroom.dayOf(now), outlet, now).stream()
        .sorted(Newsroom.AS_PUBLISHED.reversed())
        .limit(most)
        .toList();
  }

  private Optional<Piece> article(Outlet outlet, String path, Instant now) {
    var number = NUMBER.matcher(path);
    if (!number.find()) {
      return Optional.empty();
    }
    long epochDay = Long.parseLong(number.group(1)) / Printer.PER_DAY;
    if (Math.abs(epochDay - Newsroom.dayOf(now).toEpochDay()) > FARTHEST) {
      return Optional.empty(); // a made-up number must not make the newsroom write a new year
    }
    var day = LocalDate.ofEpochDay(epochDay);
    // A wire copy of after midnight was made the day before.
    return due(day.minusDays(1), day, outlet, now).stream()
        .filter(piece -> piece.path().equals(path))
        .findFirst();
  }

  /// What an outlet made on these days and has published by now.
  private List<Piece> due(LocalDate first, LocalDate last, Outlet outlet, Instant now) {
    var due = new ArrayList<Piece>();
    for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
      due.addAll(madeOn(day));
    }
    due.removeIf(
        piece ->
            !piece.outlet().equals(outlet)
                || piece.publishedAt().isAfter(now)
                || piece.publishedAt().isBefore(since));
    return due;
  }

  private List<Piece> madeOn(LocalDate day) {
    synchronized (days) {
      return days.computeIfAbsent(day, newsroom::madeOn);
    }
  }

  private static String fingerprint(byte[] body) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(body);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
