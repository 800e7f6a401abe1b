package rasid.ingest.fetch;

import java.time.Duration;

/// How much of the outside world is let in, and how much it is asked.
///
/// @param bytes largest body, on the wire and again unpacked; feeds and pages of the press stay far
///   below 5 MiB
/// @param bytesAtOnce most bytes of all bodies read or kept at the same time, but for the first 256
///   KiB of each; feeds have one half of it and pages the other. At least twice `bytes`: one of the
///   largest must have room in each half. See [Room]
/// @param timeout longest time for one address, redirects and body included: a reader waiting on a
///   body that drips is a reader lost
/// @param redirects most hops followed
/// @param spacing least time between two requests to one registrable domain; zero for none
public record FetchLimits(
    int bytes, long bytesAtOnce, Duration timeout, int redirects, Duration spacing) {
  private static final long AT_ONCE = 256L << 20;

  /// 5 MiB, 256 MiB (a quarter of the memory that `rasid` gives itself), 20 s, 5 hops, 1 s.
  public static final FetchLimits DEFAULT =
      new FetchLimits(5 << 20, Duration.ofSeconds(20), 5, Duration.ofSeconds(1));

  public FetchLimits {
    if (bytes < 1
        || bytesAtOnce < 2L * bytes
        || redirects < 0
        || spacing.isNegative()
        || !timeout.isPositive()) {
      throw new IllegalArgumentException(
          "fetch limits must be positive, and bytesAtOnce twice bytes: bytes=%d bytesAtOnce=%d timeout=%s redirects=%d spacing=%s"
              .formatted(bytes, bytesAtOnce, timeout, redirects, spacing));
    }
  }

  /// With 256 MiB for all bodies.
  public FetchLimits(int bytes, Duration timeout, int redirects, Duration spacing) {
    this(bytes, AT_ONCE, timeout, redirects, spacing);
  }
}
