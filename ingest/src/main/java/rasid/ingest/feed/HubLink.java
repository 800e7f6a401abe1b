package rasid.ingest.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where a feed can be subscribed to: what the server says in `Link` headers, else what the feed
/// says itself (WebSub, 4).
///
/// @param hub that pushes
/// @param topic the feed's name at the hub
/// @see <a href="https://www.w3.org/TR/websub/#discovery">WebSub, 4. Discovery</a>
public record HubLink(URI hub, URI topic) {
  /// Longest `Link` header looked at, in characters; two links take two hundred.
  private static final int LONGEST = 8_192;

  /// The hub of a feed, one with https before others.
  ///
  /// @param header all `Link` headers, joined by commas; empty for none
  /// @param at where the feed was found
  /// @param imprint what the feed says
  public static Optional<HubLink> of(String header, URI at, Imprint imprint) {
    var hubs = named(header, at, "hub");
    var self = named(header, at, "self");
    boolean byServer = !hubs.isEmpty();
    var topic =
        byServer && !self.isEmpty()
            ? self.getFirst()
            : imprint.self() != null ? imprint.self() : self.isEmpty() ? at : self.getFirst();
    var offered = byServer ? hubs : imprint.hubs();
    return offered.stream()
        .filter(hub -> "https".equalsIgnoreCase(hub.getScheme()))
        .findFirst()
        .or(() -> offered.stream().findFirst())
        .map(hub -> new HubLink(hub, topic));
  }

  // <uri>; rel="a b"; other=x, <uri> … (RFC 8288, 3)
  private static List<URI> named(String header, URI at, String relation) {
    var found = new ArrayList<URI>();
    if (header.length() > LONGEST) {
      return found;
    }
    int from = header.indexOf('<');
    while (from >= 0 && found.size() < Imprint.MOST_HUBS) {
      int to = header.indexOf('>', from);
      if (to < 0) {
        break;
      }
      int end = end(header, to);
      if (relations(header.substring(to + 1, end)).contains(relation)) {
        Links.resolve(at, header.substring(from + 1, to)).ifPresent(found::add);
      }
      from = header.indexOf('<', end);
    }
    return found;
  }

  // A comma in quotes is none.
  private static int end(String header, int from) {
    boolean quoted = false;
    for (int i = from; i < header.length(); i++) {
      char c = header.charAt(i);
      quoted ^= c == '"';
      if (c == ',' && !quoted) {
        return i;
      }
    }
    return header.length();
  }

  private static List<String> relations(String parameters) {
    for (var parameter : parameters.split(";")) {
      int equals = parameter.indexOf('=');
      if (equals > 0 && parameter.substring(0, equals).strip().equalsIgnoreCase("rel")) {
        var value = parameter.substring(equals + 1).replace("\"", "").strip();
        return List.of(value.toLowerCase(Locale.ROOT).split("\\s+"));
      }
    }
    return List.of();
  }
}
