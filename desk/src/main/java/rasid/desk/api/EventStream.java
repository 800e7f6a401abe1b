package rasid.desk.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.desk.view.Change;
import rasid.model.topic.Json;

/// What changes, told to every open page.
///
/// Each client has a short queue and a thread that empties it; telling never waits. A client that
/// lets its queue fill up is dropped: its browser comes back by itself and reads everything again,
/// so nothing has to be kept for it.
final class EventStream implements AutoCloseable {
  /// Most pages open at a time: more is no desk but a mistake or an attack.
  static final int MOST_CLIENTS = 100;

  /// Most events that wait for one client.
  static final int LONGEST_QUEUE = 256;

  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

  // Told first, and only when every later change will come: the page reads the rest after this.
  private static final byte[] HELLO = "event: hello\ndata: {}\n\n".getBytes(UTF_8);
  private static final byte[] STILL_HERE = ": keep-alive\n\n".getBytes(UTF_8);

  private final Duration keepAlive;
  private final Semaphore places = new Semaphore(MOST_CLIENTS);
  private final Set<Client> clients = ConcurrentHashMap.newKeySet();
  private final AtomicLong reloads = new AtomicLong();
  private final AtomicLong healths = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private volatile boolean closed;

  /// @param keepAlive how long a client may hear nothing; a proxy or a dead peer shows by then
  EventStream(Duration keepAlive) {
    this.keepAlive = keepAlive;
  }

  /// Tells a client what changes, on this thread, until either side ends it.
  ///
  /// @param out where to; opened only when there is a place
  /// @return false when there is no place, and nothing was told
  boolean serve(Opening out) {
    if (closed || !places.tryAcquire()) {
      return false;
    }
    Client client = null;
    try {
      client = new Client(out.open(), Thread.currentThread());
      clients.add(client);
      client.run();
    } catch (IOException e) {
      LOG.debug("client gone reason={}", e.getMessage());
    } catch (InterruptedException _) {
      // Ended by us, on a thread that was lent for this request only.
      LOG.debug("client ended");
    } finally {
      if (client != null) {
        clients.remove(client);
      }
      places.release();
    }
    return true;
  }

  /// Opens the way to a client.
  interface Opening {
    OutputStream open() throws IOException;
  }

  /// Tells everyone; never blocks.
  void tell(Change change) {
    if (clients.isEmpty()) {
      return;
    }
    var event = event(change);
    clients.forEach(client -> client.offer(event));
  }

  int clients() {
    return clients.size();
  }

  /// Clients dropped because they were too slow.
  long dropped() {
    return dropped.get();
  }

  @Override
  public void close() {
    closed = true;
    clients.forEach(Client::end);
  }

  private static byte[] event(String name, String id, String data) {
    return "event: %s\nid: %s\ndata: %s\n\n".formatted(name, id, data).getBytes(UTF_8);
  }

  private byte[] event(Change change) {
    return switch (change) {
      case Change.Seen(var tagged) ->
          event("article", tagged.article().id(), json(ArticleCard.of(tagged)));
      case Change.Revised(var alert) ->
          event("alert", alert.id() + ":" + alert.revision(), json(alert));
      case Change.Acted(var done) -> event("action", "action:" + done.number(), json(done));
      case Change.Health(var sources) ->
          event("sources", "sources:" + healths.incrementAndGet(), json(sources));
      case Change.Reload() -> event("reload", "reload:" + reloads.incrementAndGet(), "{}");
    };
  }

  private static String json(Object value) {
    return Json.MAPPER.writeValueAsString(value);
  }

  private final class Client {
    private final OutputStream out;
    private final Thread thread;
    private final ArrayBlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(LONGEST_QUEUE);
    private volatile boolean over;

    Client(OutputStream out, Thread thread) {
      this.out = out;
      this.thread = thread;
    }

    void run() throws IOException, InterruptedException {
      send(HELLO);
      while (!over && !closed) {
        var event = queue.poll(keepAlive.toMillis(), TimeUnit.MILLISECONDS);
        send(event == null ? STILL_HERE : event);
      }
    }

    void offer(byte[] event) {
      if (!over && !queue.offer(event)) {
        dropped.incrementAndGet();
        LOG.warn("client dropped, it reads too slowly waiting={}", LONGEST_QUEUE);
        end();
      }
    }

    // Frees a thread that waits, be it for an event or for the client to read.
    private void end() {
      over = true;
      thread.interrupt();
    }

    private void send(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
    }
  }
}
