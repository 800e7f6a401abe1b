package rasid.ingest.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// One exchange over HTTP, within limits: no redirect is followed, no cookie kept, nothing
/// unpacked.
///
/// Each exchange has a connection of its own. What one answer leaves behind can so never be taken
/// for the next, and no server keeps a connection of ours open.
final class Wire implements AutoCloseable {
  /// Longest line of the head of an answer and of the sizes of chunks, in bytes; the largest honest
  /// ones are policies of some KiB.
  static final int LONGEST_LINE = 16 << 10;

  /// Most lines in the head of an answer.
  static final int MOST_HEADERS = 200;

  /// Most connections at the same time; the open files of a process are 1,024 where nothing else is
  /// said.
  private static final int MOST_CONNECTIONS = 768;

  /// The one header of which each is wanted; hub and self often stand in two (RFC 8288).
  private static final String LINK = "link";

  /// What came back.
  ///
  /// @param headers first of each name, in lower case; of `link` all, joined by commas
  /// @param body as it came over the wire; empty when cut
  /// @param cut whether the body went on beyond the limit
  @SuppressWarnings("ArrayRecordComponent") // carried on, never compared
  record Answer(int status, Map<String, String> headers, byte[] body, boolean cut) {
    /// A header, or "".
    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  private final CheckedNames names;
  private final PoolingHttpClientConnectionManager connections;
  private final CloseableHttpClient client;
  private final ScheduledThreadPoolExecutor deadlines;

  /// @param most longest time for one exchange
  /// @param tls whom to trust, or null for whom the Java runtime trusts
  Wire(AddressGuard guard, Duration most, @Nullable SSLContext tls) {
    var timeout = Timeout.of(most);
    // A host with an address that leads nowhere may have another that answers.
    var connect = Timeout.of(most.dividedBy(2));
    names = new CheckedNames(guard, most);
    connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(names)
            .setMaxConnTotal(MOST_CONNECTIONS)
            .setMaxConnPerRoute(MOST_CONNECTIONS)
            .setTlsSocketStrategy(
                tls == null
                    ? DefaultClientTlsStrategy.createDefault()
                    : new DefaultClientTlsStrategy(tls))
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(connect)
                    .setSocketTimeout(timeout)
                    .build())
            .setConnectionFactory(
                ManagedHttpClientConnectionFactory.builder()
                    .http1Config(
                        Http1Config.custom()
                            .setMaxLineLength(LONGEST_LINE)
                            .setMaxHeaderCount(MOST_HEADERS)
                            .build())
                    .build())
            .build();
    client =
        HttpClientBuilder.create()
            .setConnectionManager(connections)
            .setConnectionReuseStrategy((_, _, _) -> false)
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(timeout)
                    .setResponseTimeout(timeout)
                    .setProtocolUpgradeEnabled(false)
                    .build())
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableAutomaticRetries()
            .disableContentCompression()
            .disableConnectionState()
            .build();
    deadlines =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("ingest-deadlines").factory());
    deadlines.setRemoveOnCancelPolicy(true);
  }

  /// Asks for an address.
  ///
  /// @param headers to send
  /// @param most bytes taken of the body
  /// @param growth told while it grows
  /// @param left time for all of it
  /// @throws TimeoutException when it did not come whole in that time
  /// @throws IOException when it did not come whole at all, see [Faults]
  Answer get(URI at, Map<String, String> headers, int most, Room.Growth growth, Duration left)
      throws IOException, TimeoutException, InterruptedException {
    return send(new HttpGet(at), headers, most, growth, left);
  }

  /// Sends a form to an address; else as [#get].
  Answer post(
      URI at, Map<String, String> form, Map<String, String> headers, int most, Duration left)
      throws IOException, TimeoutException, InterruptedException {
    var request = new HttpPost(at);
    var pairs = new ArrayList<NameValuePair>();
    form.forEach((name, value) -> pairs.add(new BasicNameValuePair(name, value)));
    request.setEntity(new UrlEncodedFormEntity(pairs, StandardCharsets.UTF_8));
    return send(request, headers, most, _ -> {}, left);
  }

  private Answer send(
      HttpUriRequestBase request,
      Map<String, String> headers,
      int most,
      Room.Growth growth,
      Duration left)
      throws IOException, TimeoutException, InterruptedException {
    if (!left.isPositive()) {
      throw new TimeoutException();
    }
    headers.forEach(request::setHeader);
    var late = new AtomicReference<@Nullable Thread>();
    // On a thread of its own: closing a socket may take its time too.
    var deadline =
        deadlines.schedule(
            () -> {
              var breakingOff = Thread.ofVirtual().unstarted(request::cancel);
              late.set(breakingOff);
              breakingOff.start();
            },
            left.toNanos(),
            TimeUnit.NANOSECONDS);
    try {
      return exchange(request, most, growth);
    } catch (Room.Full e) {
      throw e; // our fault, even where the time has run out meanwhile
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw (InterruptedException) new InterruptedException("broken off").initCause(e);
      }
      var breakingOff = late.get();
      if (breakingOff != null) {
        breakingOff.join();
        throw (TimeoutException) new TimeoutException().initCause(e);
      }
      throw e;
    } finally {
      deadline.cancel(false);
    }
  }

  @SuppressWarnings("deprecation") // the handler variant reads a body to its end, however long
  private Answer exchange(HttpUriRequestBase request, int most, Room.Growth growth)
      throws IOException, InterruptedException {
    CloseableHttpResponse response = client.execute(request);
    try {
      var headers = headers(response);
      var entity = response.getEntity();
      var body = entity == null ? new byte[0] : taken(entity, most, growth);
      boolean cut = body.length > most;
      return new Answer(response.getCode(), headers, cut ? new byte[0] : body, cut);
    } catch (ProtocolException e) {
      throw new IOException(e.getMessage(), e);
    } finally {
      // At once: a graceful end would read on to the end of the body.
      response.close(CloseMode.IMMEDIATE);
    }
  }

  private static Map<String, String> headers(ClassicHttpResponse response)
      throws ProtocolException {
    var headers = new java.util.TreeMap<String, String>();
    for (var header : response.getHeaders()) {
      var value = header.getValue() == null ? "" : header.getValue();
      if ((header.getName() + value).chars().anyMatch(c -> c < ' ' && c != '\t')) {
        throw new ProtocolException("control characters in its headers");
      }
      var name = header.getName().toLowerCase(java.util.Locale.ROOT);
      headers.merge(name, value, (first, next) -> name.equals(LINK) ? first + ", " + next : first);
    }
    return headers;
  }

  // One byte more than the limit tells a body that is too long.
  private static byte[] taken(HttpEntity entity, int most, Room.Growth growth)
      throws IOException, InterruptedException {
    var in = entity.getContent();
    var out = new ByteArrayOutputStream();
    var buffer = new byte[16 << 10];
    while (out.size() <= most) {
      int read = in.read(buffer, 0, Math.min(buffer.length, most + 1 - out.size()));
      if (read < 0) {
        break;
      }
      growth.to(out.size() + read);
      out.write(buffer, 0, read);
    }
    return out.toByteArray();
  }

  /// Connections that are not closed.
  int open() {
    var stats = connections.getTotalStats();
    return stats.getLeased() + stats.getAvailable() + stats.getPending();
  }

  @Override
  public void close() {
    deadlines.shutdownNow();
    client.close(CloseMode.IMMEDIATE);
    names.close();
  }
}
