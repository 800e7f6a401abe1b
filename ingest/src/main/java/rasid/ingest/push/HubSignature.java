package rasid.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The signature of what a hub sends (WebSub, 8): `sha256=` and the HMAC of the body in hex.
final class HubSignature {
  // As Java calls them. SHA-1 is broken for documents, not for HMAC, and most hubs have no other.
  private static final Map<String, String> METHODS =
      Map.of(
          "sha1", "HmacSHA1",
          "sha256", "HmacSHA256",
          "sha384", "HmacSHA384",
          "sha512", "HmacSHA512");

  /// The longest, of SHA-512, with its method.
  private static final int LONGEST = 7 + 128;

  private HubSignature() {}

  /// Whether a body was signed with a secret. How long it takes does not tell how much of a
  /// signature is right.
  ///
  /// @param header `X-Hub-Signature`
  static boolean isOf(byte[] body, String header, String secret) {
    int equals = header.indexOf('=');
    if (equals < 0 || header.length() > LONGEST) {
      return false;
    }
    var method = METHODS.get(header.substring(0, equals).strip().toLowerCase(Locale.ROOT));
    if (method == null) {
      return false;
    }
    try {
      var given = HexFormat.of().parseHex(header.substring(equals + 1).strip());
      return MessageDigest.isEqual(hmac(method, body, secret), given);
    } catch (IllegalArgumentException _) { // no hex
      return false;
    }
  }

  private static byte[] hmac(String method, byte[] body, String secret) {
    try {
      var mac = Mac.getInstance(method);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), method));
      return mac.doFinal(body);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + method, e);
    }
  }
}
