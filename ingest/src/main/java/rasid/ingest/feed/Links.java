package rasid.ingest.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rasid.ingest.identity.CanonicalUrl;

/// Addresses in a feed, made whole.
final class Links {
  private Links() {}

  /// A http or https address, relative to a base.
  ///
  /// @param base or null where it is not known: a relative address then stays as it is
  static Optional<URI> resolve(@Nullable URI base, String written) {
    var text = tidy(written.strip());
    if (base != null) {
      return CanonicalUrl.resolve(rooted(base), text).map(Links::withoutLeadingDots);
    }
    return hasScheme(text) ? CanonicalUrl.parse(text) : relative(text);
  }

  // Browsers leave out line ends in the middle, and escape what java.net.URI refuses: brackets in a
  // path, and a second #.
  private static String tidy(String written) {
    if (written.length() > CanonicalUrl.LONGEST) {
      return "";
    }
    var text = written.replaceAll("[\\t\\r\\n]+\\s*", "");
    int fragment = text.indexOf('#');
    var before = fragment < 0 ? text : text.substring(0, fragment);
    var after = fragment < 0 ? "" : "#" + text.substring(fragment + 1).replace("#", "%23");
    int query = before.indexOf('?');
    var path = query < 0 ? before : before.substring(0, query);
    // In a host they hold an address of version 6.
    boolean bracketed = path.contains("[") && !path.contains("//[");
    return (bracketed ? path.replace("[", "%5B").replace("]", "%5D") : path)
        + (query < 0 ? "" : before.substring(query))
        + after;
  }

  /// Whether a text begins as `mailto:` or `https:` does.
  static boolean hasScheme(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':') {
        return i > 0;
      }
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean later = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
      if (!letter && !(later && i > 0)) {
        return false;
      }
    }
    return false;
  }

  private static Optional<URI> relative(String text) {
    if (text.isEmpty() || text.length() > CanonicalUrl.LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(new URI(text.replace(" ", "%20")));
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  // java.net.URI joins "a" to a host without a path as "hosta".
  private static URI rooted(URI base) {
    return base.getRawPath() != null
            && base.getRawPath().isEmpty()
            && base.getRawAuthority() != null
        ? base.resolve("/")
        : base;
  }

  // Above the root is the root (RFC 3986, 5.4.2), which java.net.URI does not know.
  private static URI withoutLeadingDots(URI url) {
    var path = url.getRawPath();
    if (path == null || !path.startsWith("/../")) {
      return url;
    }
    while (path.startsWith("/../")) {
      path = path.substring("/..".length());
    }
    return url.resolve(path + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery()));
  }
}
