package rasid.cli.sources;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rasid.ingest.check.Finding.Level;
import rasid.ingest.check.Spans;
import rasid.model.SourceState;
import rasid.model.Trouble;

/// A source as its record tells it, and as it is given to scripts.
///
/// @param state `fine`, a trouble, or `removed`
/// @param says what the last poll came to, in a sentence
/// @param remembered articles it is known to have brought
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Standing(
    String id,
    URI url,
    String outlet,
    String state,
    int failures,
    String says,
    @Nullable Instant lastSuccessAt,
    @Nullable Instant lastArticleAt,
    @Nullable Integer weekly,
    @Nullable Double newShare,
    Instant nextPollAt,
    @Nullable URI address,
    @Nullable Instant removedAt,
    int remembered) {
  /// A state that has not changed is written again after this long, so times of a source that does
  /// well may lag behind so far: its record holds thousands of ids, and is not written for a time.
  private static final Duration WRITTEN_AGAIN = Duration.ofHours(7);

  private static final Duration SOON = Duration.ofMinutes(2);

  /// By the record on the topic.
  public static Standing of(SourceState source) {
    return new Standing(
        source.id(),
        source.url(),
        source.outlet(),
        source.removedAt() != null
            ? "removed"
            : source.trouble() == null ? "fine" : source.trouble().word(),
        source.failures(),
        source.lastOutcome(),
        source.lastSuccessAt(),
        source.lastArticleAt(),
        source.weekly(),
        source.newShare(),
        source.nextPollAt(),
        source.address(),
        source.removedAt(),
        source.seen().size());
  }

  /// The sources by their records, the worst first: those that cannot be read, the longest unread
  /// first; then those to look at, those that do well, and those taken off the list.
  public static List<Standing> worstFirst(Iterable<SourceState> sources) {
    var all = new ArrayList<SourceState>();
    sources.forEach(all::add);
    all.sort(
        Comparator.comparing((SourceState one) -> one.removedAt() != null)
            .thenComparingInt(one -> rank(one.trouble()))
            .thenComparing(
                SourceState::lastSuccessAt, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(SourceState::id));
    return all.stream().map(Standing::of).toList();
  }

  private static int rank(@Nullable Trouble trouble) {
    return trouble == null ? Trouble.WORST_FIRST.size() : Trouble.WORST_FIRST.indexOf(trouble);
  }

  /// The trouble its state is, or null.
  @Nullable Trouble trouble() {
    return Trouble.WORST_FIRST.stream()
        .filter(one -> one.word().equals(state))
        .findFirst()
        .orElse(null);
  }

  /// How well it does; a source off the list does well.
  public Level level() {
    var trouble = trouble();
    if (trouble == null) {
      return Level.FINE;
    }
    return trouble.leavesItReadable() ? Level.LOOK : Level.WRONG;
  }

  /// Whether it is off the list.
  boolean isRemoved() {
    return removedAt != null;
  }

  // What fails is written each time; what does well may have been read since.
  String read(Instant now) {
    if (lastSuccessAt == null) {
      return "never";
    }
    var age = Duration.between(lastSuccessAt, now);
    boolean lags = failures == 0 && !isRemoved() && age.compareTo(WRITTEN_AGAIN) < 0;
    return age.compareTo(SOON) < 0
        ? "just now"
        : "%s%s ago".formatted(lags ? "≤ " : "", Spans.about(age));
  }

  String next(Instant now) {
    if (isRemoved()) {
      return "–";
    }
    if (nextPollAt.isAfter(now)) {
      return "in " + Spans.of(now, nextPollAt);
    }
    return lastSuccessAt != null && failures == 0 && nextPollAt.isAfter(lastSuccessAt)
        ? "every " + Spans.of(lastSuccessAt, nextPollAt)
        : "now";
  }

  String pace() {
    return weekly == null ? "–" : Spans.pace(weekly);
  }

  String share() {
    return newShare == null ? "–" : Math.round(100 * newShare) + " %";
  }
}
