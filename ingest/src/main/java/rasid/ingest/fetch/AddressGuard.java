package rasid.ingest.fetch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import rasid.ingest.identity.CanonicalUrl;

/// Keeps the fetcher out of the operator's own networks: a feed or a redirect is written by
/// strangers and may name an address only we can reach.
///
/// Every address a host resolves to is checked, before each hop. The JVM keeps an answer of the
/// resolver for 30 s (`networkaddress.cache.ttl`), so the connection made right after goes to what
/// was checked. Hosts and ports that the operator's own list of feeds names are let through: that
/// is how an intranet feed is allowed.
final class AddressGuard {
  /// Turns a host into addresses.
  @FunctionalInterface
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  private final Set<String> trusted;
  private final Resolver resolver;

  AddressGuard(Collection<URI> trusted, Resolver resolver) {
    this.trusted = new TreeSet<>();
    trusted.forEach(url -> this.trusted.add(hostAndPort(url)));
    this.resolver = resolver;
  }

  /// Why an address must not be asked, if it must not.
  Optional<String> refusal(URI url) throws UnknownHostException {
    var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return Optional.of("only http and https are asked, not '%s'".formatted(scheme));
    }
    if (url.getHost() == null || url.getRawUserInfo() != null) {
      return Optional.of("the address names no host, or carries a password");
    }
    if (trusted.contains(hostAndPort(url))) {
      return Optional.empty();
    }
    for (var address : resolver.resolve(CanonicalUrl.host(url))) {
      var kind = kind(address);
      if (kind != null) {
        return Optional.of(
            "%s is a %s address; list a feed of that host and port in the OPML to allow it"
                .formatted(CanonicalUrl.host(url), kind));
      }
    }
    return Optional.empty();
  }

  /// Host and port, the scheme's own where none is written.
  static String hostAndPort(URI url) {
    int port = url.getPort();
    boolean secure = "https".equalsIgnoreCase(url.getScheme());
    return CanonicalUrl.host(url) + ":" + (port >= 0 ? port : secure ? 443 : 80);
  }

  /// What keeps an address from being public, or null when nothing does.
  static @Nullable String kind(InetAddress address) {
    if (address.isAnyLocalAddress() || address.isLoopbackAddress()) {
      return "loopback";
    }
    if (address.isLinkLocalAddress()) {
      return "link-local";
    }
    if (address.isMulticastAddress()) {
      return "multicast";
    }
    return switch (address) {
      case Inet4Address _ -> kind4(address.getAddress(), 0);
      case Inet6Address _ -> kind6(address.getAddress());
      default -> "strange";
    };
  }

  // https://www.iana.org/assignments/iana-ipv4-special-registry
  private static @Nullable String kind4(byte[] bytes, int at) {
    int a = bytes[at] & 0xff;
    int b = bytes[at + 1] & 0xff;
    int c = bytes[at + 2] & 0xff;
    if (a == 10 || (a == 172 && b >= 16 && b <= 31) || (a == 192 && b == 168)) {
      return "private";
    }
    if (a == 127 || a == 0) {
      return "loopback";
    }
    if (a == 169 && b == 254) {
      return "link-local";
    }
    boolean reserved =
        (a == 100 && b >= 64 && b <= 127)
            || (a == 192 && b == 0 && (c == 0 || c == 2))
            || (a == 198 && (b == 18 || b == 19))
            || (a == 198 && b == 51 && c == 100)
            || (a == 203 && b == 0 && c == 113)
            || a >= 224;
    return reserved ? "reserved" : null;
  }

  // https://www.iana.org/assignments/iana-ipv6-special-registry
  private static @Nullable String kind6(byte[] bytes) {
    int first = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
    int second = ((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff);
    if ((first & 0xfe00) == 0xfc00) {
      return "unique-local";
    }
    if ((first & 0xffc0) == 0xfec0) {
      return "site-local";
    }
    if (first == 0x2002) {
      return kind4(bytes, 2); // 6to4 carries an IPv4 address
    }
    if (first == 0x64 && second == 0xff9b) {
      return kind4(bytes, 12); // NAT64 does too
    }
    boolean reserved =
        first == 0 || first == 0x100 || (first == 0x2001 && (second < 0x200 || second == 0xdb8));
    return reserved ? "reserved" : null;
  }
}
