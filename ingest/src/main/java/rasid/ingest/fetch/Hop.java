package rasid.ingest.fetch;

import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// One answer on the way to a feed or page: a redirect, or the last one.
///
/// @param at the address that was asked
/// @param status of HTTP
/// @param headers by name in lower case; the first of each name, but all of `link`
public record Hop(URI at, int status, Map<String, String> headers) {
  public Hop {
    SortedMap<String, String> sorted = new TreeMap<>(headers);
    headers = Collections.unmodifiableSortedMap(sorted);
  }

  /// A header, or "".
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }
}
