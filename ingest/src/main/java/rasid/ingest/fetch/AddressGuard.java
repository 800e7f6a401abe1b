package rasid.ingest.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import rasid.ingest.identity.CanonicalUrl;

/// Keeps the fetcher out of the operator's own networks: a feed or a redirect is written by
/// strangers and may name an address only we can reach.
///
/// An address is looked at twice: as it is written, before each hop; and what its host resolves to,
/// at the moment of connecting, so that a name cannot point elsewhere between the look and the
/// connection. Hosts and ports that the operator's own list of feeds names are let through: that is
/// how an intranet feed is allowed, and a port no public site uses.
final class AddressGuard {
  /// Turns a host into addresses.
  @FunctionalInterface
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /// Where the press is served; others are more often a way into something else.
  private static final Set<Integer> PORTS = Set.of(80, 443, 8080, 8443);

  private volatile Set<String> trusted;
  private final Resolver resolver;

  AddressGuard(Collection<URI> trusted, Resolver resolver) {
    this.trusted = places(trusted);
    this.resolver = resolver;
  }

  private static Set<String> places(Collection<URI> urls) {
    var places = new TreeSet<String>();
    urls.forEach(url -> places.add(hostAndPort(url)));
    return places;
  }

  /// From now on these are let through, and no others.
  void trust(Collection<URI> urls) {
    trusted = places(urls);
  }

  /// Why an address must not be asked, if its writing alone says so.
  Optional<String> refusal(URI url) {
    var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return Optional.of("only http and https are asked, not '%s'".formatted(scheme));
    }
    if (url.getHost() == null) {
      return Optional.of("the address names no host");
    }
    if (url.getRawUserInfo() != null) {
      return Optional.of("the address carries a name or password");
    }
    if (!PORTS.contains(port(url)) && !isListed(url)) {
      return Optional.of(
          "port %d is none of a web site; list a feed of that host and port in the OPML to allow it"
              .formatted(port(url)));
    }
    return Optional.empty();
  }

  /// Whether the operator's list names that host and port.
  boolean isListed(URI url) {
    return trusted.contains(hostAndPort(url));
  }

  /// The addresses of a host, if each of them may be connected to.
  ///
  /// @throws ForbiddenAddress when one must not
  InetAddress[] addresses(String host, int port) throws UnknownHostException {
    var addresses = resolver.resolve(host);
    if (trusted.contains(host.toLowerCase(Locale.ROOT) + ":" + port)) {
      return addresses;
    }
    for (var address : addresses) {
      var kind = Addresses.kind(address);
      if (kind != null) {
        throw new ForbiddenAddress(
            "%s is a %s address; list a feed of that host and port in the OPML to allow it"
                .formatted(host, kind));
      }
    }
    return Arrays.copyOf(addresses, addresses.length);
  }

  /// Host and port, the scheme's own where none is written. An IPv6 address stands without its
  /// brackets, as the resolver gets it.
  static String hostAndPort(URI url) {
    return bare(CanonicalUrl.host(url)) + ":" + port(url);
  }

  /// A host without the brackets of IPv6.
  static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  private static int port(URI url) {
    boolean secure = "https".equalsIgnoreCase(url.getScheme());
    return url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
  }

  /// A host resolves to an address it must not.
  static final class ForbiddenAddress extends UnknownHostException {
    ForbiddenAddress(String why) {
      super(why);
    }
  }
}
