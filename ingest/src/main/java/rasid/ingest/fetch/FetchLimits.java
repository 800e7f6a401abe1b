package rasid.ingest.fetch;

import java.time.Duration;

/// How much of the outside world is let in.
///
/// @param bytes largest body, after unpacking; feeds and pages of the press stay far below 5 MiB
/// @param timeout longest time for one address, redirects and body included: a reader waiting on a
///   body that drips is a reader lost
/// @param redirects most hops followed
/// @param perHost most requests to one host at the same time, so that we are no burden
public record FetchLimits(int bytes, Duration timeout, int redirects, int perHost) {
  /// 5 MiB, 20 s, 5 hops, 2 at a time.
  public static final FetchLimits DEFAULT = new FetchLimits(5 << 20, Duration.ofSeconds(20), 5, 2);

  public FetchLimits {
    if (bytes < 1 || redirects < 0 || perHost < 1 || !timeout.isPositive()) {
      throw new IllegalArgumentException(
          "fetch limits must be positive: bytes=%d timeout=%s redirects=%d perHost=%d"
              .formatted(bytes, timeout, redirects, perHost));
    }
  }
}
