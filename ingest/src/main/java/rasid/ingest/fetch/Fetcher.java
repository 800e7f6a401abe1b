package rasid.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import rasid.ingest.fetch.FetchOutcome.Fetched;
import rasid.ingest.fetch.FetchOutcome.Refused;
import rasid.ingest.fetch.FetchOutcome.Unchanged;
import rasid.ingest.fetch.FetchOutcome.Unreachable;
import rasid.ingest.fetch.FetchOutcome.Validators;
import rasid.ingest.fetch.FetchOutcome.Wait;
import rasid.ingest.identity.CanonicalUrl;
import rasid.ingest.text.WrittenDate;

/// Reads feeds and pages over HTTP, within limits, politely, and nowhere it should not.
///
/// Safe to share between threads. It throws only when its thread is interrupted; everything the
/// outside may do is a [FetchOutcome].
public final class Fetcher implements AutoCloseable {
  /// Who we say we are.
  public static final String USER_AGENT =
      "Rasid/0.1 (news monitoring; reads feeds and their pages)";

  private static final String ROBOT = "rasid";
  private static final Duration ROBOTS_KEPT = Duration.ofHours(1);
  private static final Duration ROBOTS_RETRIED = Duration.ofMinutes(5);
  private static final int MOST_ROBOTS = 1_000;
  private static final Duration DEFAULT_WAIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  private record KnownRobots(Robots robots, Instant until) {}

  private final FetchLimits limits;
  private final AddressGuard guard;
  private final Politeness politeness;
  private final InstantSource real;
  private final HttpClient client;
  private final Map<String, KnownRobots> robots = new LinkedHashMap<>();

  /// A fetcher on the real network.
  ///
  /// @param trusted addresses the operator listed; their hosts and ports may be private
  public Fetcher(FetchLimits limits, Collection<URI> trusted) {
    this(limits, new AddressGuard(trusted, InetAddress::getAllByName), InstantSource.system());
  }

  Fetcher(FetchLimits limits, AddressGuard guard, InstantSource real) {
    this.limits = limits;
    this.guard = guard;
    this.politeness = new Politeness(limits.perHost());
    this.real = real;
    Executor threads = Executors.newVirtualThreadPerTaskExecutor();
    this.client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limits.timeout())
            .executor(threads)
            .build();
  }

  /// Asks for a feed.
  public FetchOutcome feed(URI url, Validators validators) throws InterruptedException {
    return fetch(url, validators, limits.bytes(), false);
  }

  /// Asks for a page, if the site's robots.txt lets us.
  public FetchOutcome page(URI url) throws InterruptedException {
    return fetch(url, Validators.NONE, limits.bytes(), true);
  }

  private FetchOutcome fetch(URI url, Validators validators, int most, boolean asRobot)
      throws InterruptedException {
    var at = url;
    long deadline = System.nanoTime() + limits.timeout().toNanos();
    for (int hop = 0; hop <= limits.redirects(); hop++) {
      try {
        var refusal = guard.refusal(at);
        if (refusal.isPresent()) {
          return new Refused(0, refusal.get());
        }
      } catch (UnknownHostException _) {
        return new Unreachable("no such host: " + CanonicalUrl.host(at));
      }
      if (asRobot && !robots(at).allows(path(at))) {
        return new Refused(0, "robots.txt asks us not to read this page");
      }
      HttpResponse<CappedBody.Taken> response;
      try (var _ = politeness.await(AddressGuard.hostAndPort(at))) {
        // Waiting for a turn is not the server's fault, so the first hop's time begins here.
        if (hop == 0) {
          deadline = System.nanoTime() + limits.timeout().toNanos();
        }
        response = send(at, validators, most, deadline);
      } catch (TimeoutException _) {
        return new Unreachable("no whole answer within " + seconds(limits.timeout()));
      } catch (IOException e) {
        return new Unreachable(reason(e));
      }
      var next = redirect(response, at);
      if (next.isEmpty()) {
        return outcome(response, at, most);
      }
      at = next.get();
    }
    return new Refused(0, "more than %d redirects".formatted(limits.redirects()));
  }

  private HttpResponse<CappedBody.Taken> send(
      URI at, Validators validators, int most, long deadline)
      throws IOException, InterruptedException, TimeoutException {
    long left = deadline - System.nanoTime();
    if (left <= 0) {
      throw new TimeoutException();
    }
    var request =
        HttpRequest.newBuilder(URI.create(ascii(at)))
            .timeout(Duration.ofNanos(left))
            .header("User-Agent", USER_AGENT)
            .header("Accept-Encoding", "gzip")
            .header(
                "Accept",
                "application/rss+xml, application/atom+xml, application/feed+json, text/html, application/xml;q=0.9, */*;q=0.5");
    if ("http".equalsIgnoreCase(at.getScheme())) {
      // Some old servers take the offer of HTTP/2 in clear text amiss.
      request.version(HttpClient.Version.HTTP_1_1);
    }
    if (validators.etag() != null) {
      request.header("If-None-Match", validators.etag());
    }
    if (validators.lastModified() != null) {
      request.header("If-Modified-Since", validators.lastModified());
    }
    var sent = client.sendAsync(request.build(), _ -> new CappedBody(most));
    try {
      return sent.get(left, TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof java.net.http.HttpTimeoutException) {
        throw new TimeoutException();
      }
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } finally {
      // Drops the connection of an answer that did not come whole; does nothing to one that did.
      sent.cancel(true);
    }
  }

  private static Optional<URI> redirect(HttpResponse<?> response, URI at) {
    return switch (response.statusCode()) {
      case 301, 302, 303, 307, 308 ->
          response
              .headers()
              .firstValue("Location")
              .flatMap(location -> CanonicalUrl.resolve(at, location).or(() -> other(location)));
      default -> Optional.empty();
    };
  }

  // An address that is no http one is kept, so that the guard can say why it is refused.
  private static Optional<URI> other(String location) {
    try {
      var url = URI.create(location.strip());
      return url.isAbsolute() ? Optional.of(url) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private FetchOutcome outcome(HttpResponse<CappedBody.Taken> response, URI at, int most) {
    int status = response.statusCode();
    if (status == 304) {
      return new Unchanged();
    }
    if (status == 429
        || (status == 503 && response.headers().firstValue("Retry-After").isPresent())) {
      return new Wait(retryAfter(response), "HTTP " + status);
    }
    if (status != 200) {
      return new Refused(status, "HTTP " + status);
    }
    var taken = response.body();
    if (!taken.whole()) {
      return new Refused(status, tooLarge(most));
    }
    var body = taken.bytes();
    var encoding = response.headers().firstValue("Content-Encoding").orElse("").strip();
    // Some servers pack though they do not say so, or say so though they did not.
    if (isGzip(body)) {
      try {
        var unpacked = unpacked(body, most);
        if (unpacked.isEmpty()) {
          return new Refused(status, tooLarge(most) + " when unpacked");
        }
        body = unpacked.get();
      } catch (IOException e) {
        return new Unreachable("the packed body is broken: " + reason(e));
      }
    } else if (!encoding.isEmpty()
        && !encoding.equalsIgnoreCase("identity")
        && !encoding.toLowerCase(Locale.ROOT).contains("gzip")) {
      return new Refused(status, "the body is packed as '%s', not asked for".formatted(encoding));
    }
    var headers = response.headers();
    return new Fetched(
        at,
        body,
        headers.firstValue("Content-Type").orElse(null),
        new Validators(
            headers.firstValue("ETag").filter(Fetcher::isSane).orElse(null),
            headers.firstValue("Last-Modified").filter(Fetcher::isSane).orElse(null)),
        maxAge(headers.firstValue("Cache-Control").orElse("")));
  }

  // Sent back with every later request, and kept in the source's state.
  private static boolean isSane(String validator) {
    return validator.length() <= 300 && validator.chars().allMatch(c -> c >= ' ' && c < 0x7f);
  }

  private static boolean isGzip(byte[] body) {
    return body.length > 2 && body[0] == 0x1f && body[1] == (byte) 0x8b;
  }

  private static Optional<byte[]> unpacked(byte[] packed, int most) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      var out = new ByteArrayOutputStream();
      var buffer = new byte[16 << 10];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (out.size() + read > most) {
          return Optional.empty();
        }
        out.write(buffer, 0, read);
      }
      return Optional.of(out.toByteArray());
    }
  }

  private Duration retryAfter(HttpResponse<?> response) {
    var written = response.headers().firstValue("Retry-After").orElse("").strip();
    Duration asked;
    if (!written.isEmpty()
        && written.length() <= 9
        && written.chars().allMatch(c -> c >= '0' && c <= '9')) {
      asked = Duration.ofSeconds(Long.parseLong(written));
    } else {
      asked =
          WrittenDate.parse(written)
              .map(at -> Duration.between(real.instant(), at))
              .orElse(DEFAULT_WAIT);
    }
    return asked.isNegative()
        ? DEFAULT_WAIT
        : asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
  }

  private static Duration maxAge(String cacheControl) {
    for (var directive : cacheControl.toLowerCase(Locale.ROOT).split(",")) {
      var text = directive.strip();
      var seconds = text.startsWith("max-age=") ? text.substring("max-age=".length()) : "";
      if (!seconds.isEmpty()
          && seconds.length() <= 8
          && seconds.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return Duration.ofSeconds(Long.parseLong(seconds));
      }
    }
    return Duration.ZERO;
  }

  private Robots robots(URI url) throws InterruptedException {
    var site = url.getScheme().toLowerCase(Locale.ROOT) + "://" + AddressGuard.hostAndPort(url);
    var now = real.instant();
    synchronized (robots) {
      var known = robots.get(site);
      if (known != null && known.until().isAfter(now)) {
        return known.robots();
      }
    }
    var answer = fetch(URI.create(site + "/robots.txt"), Validators.NONE, Robots.LARGEST, false);
    var found =
        switch (answer) {
          case Fetched fetched -> Robots.read(new String(fetched.body(), UTF_8), ROBOT);
          // No robots.txt, or one we may not read, means no rules (RFC 9309, 2.3.1.3).
          case Refused refused when refused.status() < 500 -> Robots.ALL;
          case Unchanged _ -> Robots.ALL;
          case Refused _, Wait _, Unreachable _ -> Robots.NOTHING;
        };
    var kept = found == Robots.NOTHING ? ROBOTS_RETRIED : ROBOTS_KEPT;
    synchronized (robots) {
      robots.remove(site);
      robots.put(site, new KnownRobots(found, now.plus(kept)));
      if (robots.size() > MOST_ROBOTS) {
        robots.remove(robots.keySet().iterator().next());
      }
    }
    return found;
  }

  private static String path(URI url) {
    var path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }

  // Letters beyond ASCII go escaped, and the part after # stays here.
  private static String ascii(URI url) {
    var text = url.toASCIIString();
    int hash = text.indexOf('#');
    return hash < 0 ? text : text.substring(0, hash);
  }

  private static String tooLarge(int most) {
    return "the body is larger than %d KiB".formatted(most >> 10);
  }

  private static String seconds(Duration duration) {
    return "%.1f s".formatted(duration.toMillis() / 1000.0);
  }

  private static String reason(IOException e) {
    var message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
