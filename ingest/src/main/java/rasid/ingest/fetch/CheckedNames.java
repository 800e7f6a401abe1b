package rasid.ingest.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/// The resolver of the HTTP client: the addresses it gives are those connected to, so they are
/// checked here and nowhere else.
///
/// The system's resolver holds up a whole platform thread while it waits and cannot be broken off.
/// So it works on threads of its own, and whoever asks waits no longer than the limit.
final class CheckedNames implements DnsResolver, AutoCloseable {
  /// Names looked up at the same time.
  private static final int AT_ONCE = 64;

  private final AddressGuard guard;
  private final Duration most;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          AT_ONCE, Thread.ofPlatform().daemon().name("ingest-names-", 0).factory());

  /// @param most longest time for one name
  CheckedNames(AddressGuard guard, Duration most) {
    this.guard = guard;
    this.most = most;
  }

  @Override
  public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
    return Arrays.stream(addresses(host, port))
        .map(address -> new InetSocketAddress(address, port))
        .toList();
  }

  private InetAddress[] addresses(String host, int port) throws UnknownHostException {
    var sought = threads.submit(() -> guard.addresses(host, port));
    try {
      return sought.get(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof UnknownHostException unknown
          ? unknown
          : (UnknownHostException) new UnknownHostException(host).initCause(e.getCause());
    } catch (TimeoutException e) {
      throw (UnknownHostException)
          new UnknownHostException("the name %s is not answered for".formatted(host)).initCause(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (UnknownHostException) new UnknownHostException(host).initCause(e);
    } finally {
      sought.cancel(true);
    }
  }

  /// Not asked: without its port an address cannot be checked.
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    throw new UnknownHostException("only with a port is an address checked: " + host);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
