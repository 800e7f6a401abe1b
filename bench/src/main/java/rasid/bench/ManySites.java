package rasid.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;

/// News sites by the thousand on one port, told apart by their name: slow, ill, silent at times.
final class ManySites implements AutoCloseable {
  private static final double MEDIAN_MILLIS = 200;
  // Of the logarithm: one answer in a hundred takes over a second.
  private static final double SIGMA = 0.7;
  private static final double HANGS = 0.05;
  private static final double FAILS = 0.05;
  private static final double RESETS = 0.02;
  private static final int ENTRIES = 20;
  private static final Duration BETWEEN_ARTICLES = Duration.ofMinutes(10);
  private static final int BACKLOG = 2_000;

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  final AtomicLong asked = new AtomicLong();
  final AtomicLong failed = new AtomicLong();

  ManySites() throws IOException {
    server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    threads.execute(this::serve);
  }

  URI feed(int number) {
    return at(number, "feed");
  }

  /// The articles that the feed of a site lists now.
  List<URI> articles(int number) {
    long newest = newest(number);
    return LongStream.range(0, ENTRIES).mapToObj(i -> at(number, "" + (newest - i))).toList();
  }

  private URI at(int number, String path) {
    return URI.create(
        "http://paper%d.%s:%d/%s".formatted(number, SiteNames.SUFFIX, server.getLocalPort(), path));
  }

  private static long newest(int number) {
    long step = BETWEEN_ARTICLES.toSeconds();
    return (Instant.now().getEpochSecond() - number * 7L % step) / step;
  }

  private void serve() {
    try {
      while (true) {
        var socket = server.accept();
        threads.execute(() -> answer(socket));
      }
    } catch (IOException _) {
      // Closed: the run is over.
    }
  }

  private void answer(Socket socket) {
    try (socket) {
      var request = request(socket);
      long number = asked.incrementAndGet();
      // By number, so that a source that failed once may be well the next time.
      var random = RandomGeneratorFactory.of("SplittableRandom").create(number);
      double fate = random.nextDouble();
      if (request.startsWith("GET /robots.txt")) {
        send(socket, "404 Not Found", "");
      } else if (fate < HANGS) {
        failed.incrementAndGet();
        while (socket.getInputStream().read() >= 0) {
          // Until the other side gives up.
        }
      } else if (fate < HANGS + RESETS) {
        failed.incrementAndGet();
        socket.setSoLinger(true, 0);
      } else {
        think(random);
        if (fate < HANGS + RESETS + FAILS) {
          failed.incrementAndGet();
          send(socket, "500 Internal Server Error", "");
        } else {
          content(socket, request);
        }
      }
    } catch (IOException _) {
      // The other side has left.
    }
  }

  private static void think(RandomGenerator random) {
    double millis = MEDIAN_MILLIS * Math.exp(SIGMA * random.nextGaussian());
    LockSupport.parkNanos(Math.round(millis * 1e6));
  }

  private static String request(Socket socket) throws IOException {
    var head = new StringBuilder();
    var in = socket.getInputStream();
    while (!head.toString().endsWith("\r\n\r\n")) {
      var bytes = new byte[2_000];
      int read = in.read(bytes);
      if (read < 0) {
        throw new IOException("left before it had asked");
      }
      head.append(new String(bytes, 0, read, UTF_8));
    }
    return head.toString();
  }

  // The newest article changes every ten minutes, at a minute of the site's own.
  private static void content(Socket socket, String request) throws IOException {
    int at = request.indexOf("Host: paper") + "Host: paper".length();
    int number = Integer.parseInt(request.substring(at, request.indexOf('.', at)));
    if (!request.startsWith("GET /feed")) {
      var text = "أفادت الصحيفة بأن الطريق إلى العاصمة فتح بعد أيام من الانتظار. ".repeat(20);
      send(socket, "200 OK", "<html lang=ar><h1>خبر</h1><article><p>" + text + "</p></article>");
      return;
    }
    long step = BETWEEN_ARTICLES.toSeconds();
    long newest = newest(number);
    var etag = "\"" + newest + "\"";
    if (request.contains("If-None-Match: " + etag)) {
      send(socket, "304 Not Modified", "");
      return;
    }
    var feed = new StringBuilder("<rss version=\"2.0\"><channel><title>صحيفة</title>");
    for (long i = newest; i > newest - ENTRIES; i--) {
      var date =
          DateTimeFormatter.RFC_1123_DATE_TIME.format(
              Instant.ofEpochSecond(i * step).atOffset(ZoneOffset.UTC));
      feed.append("<item><title>خبر رقم %d</title><link>/%d</link>".formatted(i, i))
          .append("<pubDate>%s</pubDate><description>".formatted(date))
          .append("أفادت الصحيفة بأن الطريق إلى العاصمة فتح بعد أيام من الانتظار. ".repeat(5))
          .append("</description></item>");
    }
    send(socket, "200 OK\r\nETag: " + etag, feed.append("</channel></rss>").toString());
  }

  private static void send(Socket socket, String status, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    var head = "HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n".formatted(status, bytes.length);
    var out = socket.getOutputStream();
    out.write(head.getBytes(UTF_8));
    out.write(bytes);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}
