package rasid.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import rasid.ingest.feed.Entry;

/// How often a source publishes, judged from the dates its feed shows.
final class Pace {
  private static final Duration WEEK = Duration.ofDays(7);

  /// A shorter span than this says nothing of a week.
  private static final Duration SHORTEST_SPAN = Duration.ofHours(1);

  private static final Duration SILENT_AT_LEAST = Duration.ofDays(1);
  private static final int SILENT_GAPS = 8;

  private Pace() {}

  /// Articles in 7 days: those dated in the last 7, or where the feed reaches back less far, as
  /// many as it would show at the same pace.
  static int weekly(List<Entry> entries, Instant now) {
    var recent =
        entries.stream()
            .map(Entry::date)
            .filter(Objects::nonNull)
            .filter(at -> !at.isAfter(now) && at.isAfter(now.minus(WEEK)))
            .sorted()
            .toList();
    if (recent.size() < 2 || recent.size() < entries.size()) {
      return recent.size();
    }
    var span = Duration.between(recent.getFirst(), now);
    if (span.compareTo(SHORTEST_SPAN) < 0) {
      span = SHORTEST_SPAN;
    }
    return Math.toIntExact(recent.size() * WEEK.toSeconds() / span.toSeconds());
  }

  /// Whether a source has brought nothing for far longer than is usual for it.
  ///
  /// @param weekly articles it usually publishes in 7 days; 0 when that is not known
  static boolean isSilent(Instant now, Instant lastArticleAt, int weekly) {
    var usual = weekly == 0 ? WEEK : WEEK.dividedBy(weekly).multipliedBy(SILENT_GAPS);
    var longest = usual.compareTo(SILENT_AT_LEAST) < 0 ? SILENT_AT_LEAST : usual;
    return Duration.between(lastArticleAt, now).compareTo(longest) > 0;
  }
}
