package rasid.ingest.fetch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import rasid.ingest.identity.CanonicalUrl;

/// Which addresses are public, after the special-purpose registries of IANA.
final class Addresses {
  private Addresses() {}

  /// Whether a host is written as an address, or is the machine itself: nobody registered it.
  static boolean isWritten(URI url) {
    var host = AddressGuard.bare(CanonicalUrl.host(url));
    return host.equals("localhost")
        || host.indexOf(':') >= 0
        || (!host.isEmpty() && Character.isDigit(host.charAt(host.length() - 1)));
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
