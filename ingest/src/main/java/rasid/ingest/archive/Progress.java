package rasid.ingest.archive;

import java.time.Instant;

/// Told now and then how far a load has come.
@FunctionalInterface
public interface Progress {
  /// @param articles done so far, those of an earlier, broken-off load included
  /// @param of articles in the archive up to its end
  /// @param at recorded time reached
  void reached(long articles, long of, Instant at);
}
