package rasid.ingest.archive;

import java.time.Instant;

/// Told now and then how far a load has come.
@FunctionalInterface
public interface Progress {
  /// The archive is being loaded.
  ///
  /// @param articles done so far, those of an earlier, broken-off load included, and pages that
  ///   turn out to hold none
  /// @param of articles in the archive up to its end
  /// @param at recorded time reached
  void reached(long articles, long of, Instant at);

  /// The archive is being looked through, which comes first.
  ///
  /// @param bytes so far
  /// @param of all bytes
  default void lookedThrough(long bytes, long of) {
    // who wants to know says so
  }
}
