package rasid.ingest.fetch;

import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How one source wants to be asked, where it is not asked like all others.
///
/// @param domain of the source, see [Domains#of]
/// @param userAgent who to say we are, or null for the usual
/// @param headers more of them, by name; they may be secrets, so they go to this domain alone, over
///   whatever redirects, and into no log
public record Asking(String domain, @Nullable String userAgent, Map<String, String> headers) {
  /// As all others.
  public static final Asking USUAL = new Asking("", null, Map.of());

  public Asking {
    SortedMap<String, String> sorted = new TreeMap<>(headers);
    headers = Collections.unmodifiableSortedMap(sorted);
  }

  /// Whether an address may see the headers.
  boolean isFor(URI url) {
    return Domains.of(url).equals(domain);
  }

  @Override
  public String toString() {
    return "Asking[domain=%s, userAgent=%s, headers=%s]"
        .formatted(domain, userAgent, headers.keySet());
  }
}
