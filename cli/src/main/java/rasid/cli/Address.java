package rasid.cli;

import java.net.URI;
import java.util.regex.Pattern;
import rasid.ingest.identity.CanonicalUrl;

/// An address of the web as a user names it, where a file may stand too.
final class Address {
  private static final Pattern OF_THE_WEB =
      Pattern.compile("https?:.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern ANY =
      Pattern.compile("[a-z][a-z0-9+.-]+://.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private Address() {}

  /// Whether an address is meant, be it one that can be asked or not.
  static boolean isMeant(String place) {
    return OF_THE_WEB.matcher(place).matches() || ANY.matcher(place).matches();
  }

  /// The address.
  ///
  /// @throws Refusal when it is none of the web
  static URI of(String place) {
    if (!OF_THE_WEB.matcher(place).matches()) {
      throw Refusal.wrongUse(
          "%s cannot be asked; only http:// and https:// addresses are".formatted(place));
    }
    return CanonicalUrl.parse(place)
        .orElseThrow(
            () -> Refusal.wrongUse("%s is no address; write https://host/path".formatted(place)));
  }
}
