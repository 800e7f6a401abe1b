package rasid.ingest.identity;

import static java.util.stream.Collectors.joining;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// One address for one article, however it was linked: scheme and host in lower case, no fragment,
/// no default port, no parameters that only track the reader.
public final class CanonicalUrl {
  /// Longest address taken, in characters; browsers and servers stop near here too.
  public static final int LONGEST = 4_000;

  private static final Set<String> TRACKING =
      Set.of(
          "fbclid",
          "gclid",
          "dclid",
          "gbraid",
          "wbraid",
          "msclkid",
          "yclid",
          "twclid",
          "igshid",
          "mc_cid",
          "mc_eid",
          "_ga",
          "_gl",
          "ocid",
          "cmpid",
          "at_medium",
          "at_campaign",
          "xtor",
          "__twitter_impression",
          "ref_src",
          "ref_url");

  private CanonicalUrl() {}

  /// An address as people write it, with blanks, Arabic letters and stray characters escaped; empty
  /// when it is no absolute http or https address.
  public static Optional<URI> parse(String written) {
    var text = written.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return http(new URI(escaped(text)));
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  /// An address that may be relative to another.
  public static Optional<URI> resolve(URI base, String written) {
    var text = written.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      // java.net.URI drops the last path segment when it resolves a bare query.
      var relative =
          text.startsWith("?") && base.getRawPath() != null ? base.getRawPath() + text : text;
      return http(base.resolve(new URI(escaped(relative))));
    } catch (URISyntaxException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// The canonical form of an http or https address.
  public static String of(URI url) {
    var scheme = lower(url.getScheme());
    var port = url.getPort();
    boolean usual = port < 0 || port == (scheme.equals("https") ? 443 : 80);
    var path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return scheme + "://" + host(url) + (usual ? "" : ":" + port) + path + query(url);
  }

  /// What two addresses of one feed have in common: canonical, whether with http or https, `www.`
  /// or not, a slash at its end or not.
  public static String ofFeed(URI url) {
    var text = of(url);
    var bare = text.substring(text.indexOf("://") + "://".length());
    var named = bare.startsWith("www.") ? bare.substring("www.".length()) : bare;
    return named.endsWith("/") ? named.substring(0, named.length() - 1) : named;
  }

  /// The host in lower case, in its ASCII form.
  public static String host(URI url) {
    var host = url.getHost();
    if (host == null) {
      return "";
    }
    try {
      return lower(IDN.toASCII(host, IDN.ALLOW_UNASSIGNED));
    } catch (IllegalArgumentException _) {
      return lower(host);
    }
  }

  private static String query(URI url) {
    var query = url.getRawQuery();
    if (query == null || query.isEmpty()) {
      return "";
    }
    var kept =
        Arrays.stream(query.split("&"))
            .filter(parameter -> !parameter.isEmpty() && !tracks(parameter))
            .collect(joining("&"));
    return kept.isEmpty() ? "" : "?" + kept;
  }

  private static boolean tracks(String parameter) {
    int equals = parameter.indexOf('=');
    var name = lower(equals < 0 ? parameter : parameter.substring(0, equals));
    return name.startsWith("utm_") || TRACKING.contains(name);
  }

  private static Optional<URI> http(URI url) throws URISyntaxException {
    var scheme = url.getScheme();
    if (scheme == null || !(scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))) {
      return Optional.empty();
    }
    if (url.getHost() != null) {
      return Optional.of(url);
    }
    return withAsciiHost(url);
  }

  // java.net.URI does not see a host written in Arabic; its ASCII form it does.
  private static Optional<URI> withAsciiHost(URI url) throws URISyntaxException {
    var authority = url.getAuthority();
    if (authority == null || authority.contains("@")) {
      return Optional.empty();
    }
    int colon = authority.lastIndexOf(':');
    var name = colon < 0 ? authority : authority.substring(0, colon);
    try {
      var host = IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
      var port = colon < 0 ? -1 : Integer.parseInt(authority.substring(colon + 1));
      var rest = url.getRawSchemeSpecificPart();
      int pathAt = rest.indexOf('/', 2);
      var made =
          new URI(
              url.getScheme()
                  + "://"
                  + host
                  + (port < 0 ? "" : ":" + port)
                  + (pathAt < 0 ? "/" : rest.substring(pathAt)));
      return made.getHost() == null ? Optional.empty() : Optional.of(made);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  // Letters beyond ASCII may stand in a java.net.URI; what may not is escaped here.
  private static String escaped(String text) {
    var out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean loosePercent = c == '%' && !isEscape(text, i);
      if (loosePercent || c <= ' ' || c == 0x7f || "\"<>\\^`{|}".indexOf(c) >= 0) {
        out.append('%').append("%02X".formatted((int) c));
      } else if (!Character.isSpaceChar(c) && !Character.isISOControl(c)) {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean isEscape(String text, int at) {
    return at + 2 < text.length()
        && Character.digit(text.charAt(at + 1), 16) >= 0
        && Character.digit(text.charAt(at + 2), 16) >= 0;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
