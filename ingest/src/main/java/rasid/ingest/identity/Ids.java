package rasid.ingest.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// Ids of articles and sources, made from addresses alone, so that every instance and every replay
/// finds the same.
public final class Ids {
  /// Digits of an id that are kept to remember an article by.
  public static final int SHORT = 16;

  private static final int LONGEST_HOST = 80;

  private Ids() {}

  /// Id of the article at an address: SHA-256 of its canonical form, 64 hex digits.
  public static String article(URI url) {
    return sha256(CanonicalUrl.of(url).getBytes(UTF_8));
  }

  /// Id of an article that has no address of its own, only a name within its feed.
  public static String article(String source, String guid) {
    return sha256((source + "\n" + guid).getBytes(UTF_8));
  }

  /// Id of a source: its host, readable, and 6 hex digits of the hash of its address.
  public static String source(URI url) {
    var host =
        CanonicalUrl.host(url).replaceAll("[^a-z0-9.-]", "-").replaceFirst("^[^a-z0-9]+", "");
    if (host.startsWith("www.")) {
      host = host.substring(4);
    }
    var name = host.length() > LONGEST_HOST ? host.substring(0, LONGEST_HOST) : host;
    return (name.isEmpty() ? "source" : name)
        + "-"
        + sha256(url.toString().getBytes(UTF_8)).substring(0, 6).toLowerCase(Locale.ROOT);
  }

  /// Id of the source of an article that comes from an archive without sources: one for each site.
  public static String site(URI article) {
    return source(URI.create(article.getScheme() + "://" + CanonicalUrl.host(article) + "/"));
  }

  /// The first 16 digits of an id: what a source remembers of an article.
  public static String brief(String id) {
    return id.substring(0, SHORT);
  }

  /// SHA-256 as 64 hex digits.
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
