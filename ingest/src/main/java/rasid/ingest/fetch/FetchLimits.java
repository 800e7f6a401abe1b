package rasid.ingest.fetch;

import java.time.Duration;

/// How much of the outside world is let in, and how much it is asked.
///
/// @param bytes largest body, on the wire and again unpacked; feeds and pages of the press stay far
///   below 5 MiB
/// @param timeout longest time for one address, redirects and body included: a reader waiting on a
///   body that drips is a reader lost
/// @param redirects most hops followed
/// @param spacing least time between two requests to one registrable domain; zero for none
public record FetchLimits(int bytes, Duration timeout, int redirects, Duration spacing) {
  /// 5 MiB, 20 s, 5 hops, 1 s.
  public static final FetchLimits DEFAULT =
      new FetchLimits(5 << 20, Duration.ofSeconds(20), 5, Duration.ofSeconds(1));

  public FetchLimits {
    if (bytes < 1 || redirects < 0 || spacing.isNegative() || !timeout.isPositive()) {
      throw new IllegalArgumentException(
          "fetch limits must be positive: bytes=%d timeout=%s redirects=%d spacing=%s"
              .formatted(bytes, timeout, redirects, spacing));
    }
  }
}
