package rasid.ingest.push;

import java.security.SecureRandom;
import java.util.Base64;
import rasid.ingest.feed.HubLink;

/// A source at its hub.
///
/// @param source its id
/// @param token the last part of its callback address, which only the hub is told
/// @param secret that what the hub sends is signed with
record Subscription(String source, HubLink link, String token, String secret, Standing standing) {
  /// 256 bits: neither is found by trying.
  private static final int RANDOM_BYTES = 32;

  /// Signs in a token or secret: those bytes in the alphabet of addresses, without padding.
  static final int LENGTH = 43;

  /// A new one.
  static Subscription of(String source, HubLink link, Standing standing, SecureRandom random) {
    return new Subscription(source, link, text(random), text(random), standing);
  }

  private static String text(SecureRandom random) {
    var bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  Subscription after(Standing.Sign sign) {
    return new Subscription(source, link, token, secret, Standing.next(standing, sign));
  }

  // Neither belongs into a log.
  @Override
  public String toString() {
    return "Subscription[source=%s, link=%s, standing=%s]".formatted(source, link, standing);
  }
}
