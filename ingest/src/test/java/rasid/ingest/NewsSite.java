package rasid.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A news site on this machine: paths with what they answer.
final class NewsSite implements AutoCloseable {
  /// What a path answers.
  record Answer(int status, String type, String body) {}

  final Map<String, Answer> answers = new ConcurrentHashMap<>();
  final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

  /// User-Agent and X-Key of the last request to a path.
  final Map<String, List<String>> headers = new ConcurrentHashMap<>();

  /// Forms that were sent, to whatever path.
  final List<Map<String, String>> forms = new CopyOnWriteArrayList<>();

  private final HttpServer server;

  NewsSite() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /// A feed of pages, newest first, and the pages.
  void feed(String path, int from, int to) {
    var items = new StringBuilder();
    for (int i = to; i >= from; i--) {
      items.append(
          "<item><title>خبر %d</title><link>%s</link></item>".formatted(i, at("/page/" + i)));
      var page =
          "<html lang=ar><body><h1>خبر %d</h1><p>نص الخبر رقم %d كما نشرته الصحيفة على صفحتها هذا الصباح.</p></body></html>"
              .formatted(i, i);
      answers.put("/page/" + i, new Answer(200, "text/html; charset=utf-8", page));
    }
    var body = "<rss version=\"2.0\"><channel><title>x</title>" + items + "</channel></rss>";
    answers.put(path, new Answer(200, "application/rss+xml; charset=utf-8", body));
  }

  /// A list of feeds of this site.
  Path opml(Path folder, String... paths) throws IOException {
    var outlines = new StringBuilder();
    for (var path : paths) {
      outlines.append("<outline text=\"صحيفة\" xmlUrl=\"%s\"/>".formatted(at(path)));
    }
    var file = folder.resolve("feeds.opml");
    return Files.writeString(file, "<opml version=\"2.0\"><body>" + outlines + "</body></opml>");
  }

  int asked(String path) {
    var count = asked.get(path);
    return count == null ? 0 : count.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      asked.computeIfAbsent(path, _ -> new AtomicInteger()).incrementAndGet();
      var sent = exchange.getRequestHeaders();
      headers.put(
          path,
          List.of(
              String.valueOf(sent.getFirst("User-Agent")), String.valueOf(sent.getFirst("X-Key"))));
      if (exchange.getRequestMethod().equals("POST")) {
        forms.add(form(new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
        exchange.sendResponseHeaders(202, -1);
        return;
      }
      var answer = answers.getOrDefault(path, new Answer(404, "text/plain", "no"));
      var bytes = answer.body().getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", answer.type());
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static Map<String, String> form(String body) {
    var form = new TreeMap<String, String>();
    for (var pair : body.split("&")) {
      var parts = pair.split("=", 2);
      form.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
    }
    return form;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
