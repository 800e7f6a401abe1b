package rasid.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.ingest.poll.Push;

/// Hears what hubs say. What it hands on bears a right signature; what does not is never parsed.
public final class CallbackServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CallbackServer.class);

  /// Bodies received at the same time; with their limit, a bound on memory.
  private static final int AT_ONCE = 16;

  /// Longest query of a verification, in characters.
  private static final int LONGEST_QUERY = 8_192;

  // Read once, by the server of the JDK: seconds a request may take to come whole.
  static {
    System.setProperty("sun.net.httpserver.maxReqTime", "30");
  }

  private final Subscriptions subscriptions;
  private final int most;
  private final Predicate<Push> taker;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore free = new Semaphore(AT_ONCE);

  private CallbackServer(
      PushConfig config, Subscriptions subscriptions, int most, Predicate<Push> taker)
      throws IOException {
    this.subscriptions = subscriptions;
    this.most = most;
    this.taker = taker;
    server = HttpServer.create(new InetSocketAddress(config.host(), config.port()), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /// Listens.
  ///
  /// @param most bytes of a body
  /// @param taker of what was pushed; answers whether there was room
  /// @throws UncheckedIOException when the address cannot be listened on
  public static CallbackServer start(
      PushConfig config, Subscriptions subscriptions, int most, Predicate<Push> taker) {
    try {
      return new CallbackServer(config, subscriptions, most, taker);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot listen for hubs on %s:%d: %s"
              .formatted(config.host(), config.port(), e.getMessage()),
          e);
    }
  }

  /// Where it listens.
  public int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      // A proxy may have taken away all before it.
      var path = exchange.getRequestURI().getRawPath();
      var token = path.substring(path.lastIndexOf('/') + 1);
      if (token.length() != Subscription.LENGTH) {
        send(exchange, 404, "");
        return;
      }
      switch (exchange.getRequestMethod()) {
        case "GET" -> told(exchange, token);
        case "POST" -> pushed(exchange, token);
        default -> send(exchange, 405, "");
      }
    }
  }

  private void told(HttpExchange exchange, String token) throws IOException {
    var answer = subscriptions.told(token, query(exchange.getRequestURI().getRawQuery()));
    send(exchange, answer.isPresent() ? 200 : 404, answer.orElse(""));
  }

  private void pushed(HttpExchange exchange, String token) throws IOException {
    var subscription = subscriptions.pushing(token).orElse(null);
    if (subscription == null) {
      send(exchange, 410, ""); // the hub may then forget it
      return;
    }
    if (!free.tryAcquire()) {
      later(exchange);
      return;
    }
    try {
      var body = exchange.getRequestBody().readNBytes(most + 1);
      if (body.length > most) {
        LOG.warn("push too large source={} most={}", subscription.source(), most);
        send(exchange, 413, "");
        return;
      }
      var headers = exchange.getRequestHeaders();
      var signature = headers.getFirst("X-Hub-Signature");
      if (signature == null || !HubSignature.isOf(body, signature, subscription.secret())) {
        LOG.warn("push refused source={} why=\"wrong signature\"", subscription.source());
        send(exchange, 403, "");
        return;
      }
      var push =
          new Push(
              subscription.source(),
              body,
              headers.getFirst("Content-Type"),
              subscription.link().topic());
      if (taker.test(push)) {
        send(exchange, 202, "");
      } else {
        later(exchange);
      }
    } finally {
      free.release();
    }
  }

  private static void later(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Retry-After", "60");
    send(exchange, 503, "");
  }

  // The challenge is the hub's, so it is sent as what no browser runs.
  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static Map<String, String> query(@Nullable String written) {
    var query = new TreeMap<String, String>();
    if (written == null || written.length() > LONGEST_QUERY) {
      return query;
    }
    for (var parameter : written.split("&")) {
      int equals = parameter.indexOf('=');
      if (equals > 0) {
        try {
          query.putIfAbsent(
              URLDecoder.decode(parameter.substring(0, equals), UTF_8),
              URLDecoder.decode(parameter.substring(equals + 1), UTF_8));
        } catch (IllegalArgumentException _) { // a % that is none
          return new TreeMap<>();
        }
      }
    }
    return query;
  }

  /// Listens no more.
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
