package rasid.ingest.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ServerSocketFactory;
import rasid.ingest.fetch.FetchOutcome.Validators;

/// A server that answers in any way it likes, on bare sockets.
final class HostileSite implements AutoCloseable {
  /// What it does with a connection; it is closed after that.
  @FunctionalInterface
  interface Talk {
    void on(Socket socket, OutputStream out) throws IOException;
  }

  private final ServerSocket server;
  private final boolean listens;
  private final Talk talk;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  HostileSite(Talk talk) throws IOException {
    this(ServerSocketFactory.getDefault(), true, talk);
  }

  /// @param listens whether it lets the other side ask first
  HostileSite(ServerSocketFactory sockets, boolean listens, Talk talk) throws IOException {
    this.listens = listens;
    this.server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.talk = talk;
    threads.execute(this::serve);
  }

  URI at(String scheme, String host, String path) {
    return URI.create("%s://%s:%d%s".formatted(scheme, host, server.getLocalPort(), path));
  }

  private void serve() {
    try {
      while (true) {
        var socket = server.accept();
        threads.execute(() -> talk(socket));
      }
    } catch (IOException _) {
      // Closed: the test is over.
    }
  }

  private void talk(Socket socket) {
    try (socket) {
      if (listens) {
        skipRequest(socket);
      }
      talk.on(socket, socket.getOutputStream());
    } catch (IOException _) {
      // The other side has left, which is what most of these talks are about.
    }
  }

  private static void skipRequest(Socket socket) throws IOException {
    var in = socket.getInputStream();
    for (int line = 1; line > 0; ) {
      line = 0;
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          throw new SocketException("left before it had asked");
        }
        line += c == '\r' ? 0 : 1;
      }
    }
  }

  static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(ISO_8859_1));
    out.flush();
  }

  /// Asks a server of that talk, as paper.example.
  static FetchOutcome asked(FetchLimits limits, Talk talk) throws Exception {
    try (var site = new HostileSite(talk)) {
      var url = site.at("http", "paper.example", "/");
      var guard = new AddressGuard(List.of(url), HostileSite::resolve);
      try (var fetcher = new Fetcher(limits, guard, InstantSource.system(), "test", null)) {
        var outcome = fetcher.feed(url, Validators.NONE);
        assertThat(fetcher.open()).as("connections left open").isZero();
        return outcome;
      }
    }
  }

  private static InetAddress[] resolve(String host) throws UnknownHostException {
    return switch (host) {
      case "paper.example" -> new InetAddress[] {InetAddress.getLoopbackAddress()};
      case "inside.example" -> new InetAddress[] {InetAddress.getByName("192.168.1.1")};
      case "both.example" ->
          new InetAddress[] {InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1")};
      default -> InetAddress.getAllByName(host);
    };
  }

  static void send(OutputStream out, String encoding, byte[] body) throws IOException {
    write(
        out,
        "HTTP/1.1 200 OK\r\n"
            + (encoding.isEmpty() ? "" : "Content-Encoding: " + encoding + "\r\n")
            + "Content-Length: "
            + body.length
            + "\r\n\r\n");
    out.write(body);
    out.flush();
  }

  /// Waits for the other side to leave.
  static void hang(Socket socket) throws IOException {
    var in = socket.getInputStream();
    while (in.read() >= 0) {
      // Whatever it still says.
    }
  }

  /// Ends when every connection has ended: one that the fetcher leaks holds the test up.
  @Override
  public void close() throws IOException {
    server.close();
    threads.close();
  }
}
