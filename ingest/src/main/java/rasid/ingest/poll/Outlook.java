package rasid.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rasid.ingest.feed.Entry;
import rasid.ingest.feed.Feed;
import rasid.ingest.fetch.FetchOutcome.Fetched;
import rasid.model.Trouble;

/// What ingest would make of a feed at its first look, told without a cluster.
///
/// @param articles entries that can be published, each once
/// @param nameless entries without an identity, which are left out
/// @param newest date of the newest entry that is not in the future, or null
/// @param oldest date of the oldest entry, or null
/// @param weekly articles in 7 days at its present pace, or null where it is not known
/// @param pause until the next poll, give or take a tenth
/// @param trouble what would be told of it, or null
public record Outlook(
    int articles,
    int nameless,
    @Nullable Instant newest,
    @Nullable Instant oldest,
    @Nullable Integer weekly,
    Duration pause,
    @Nullable Trouble trouble) {

  /// By the code of a poll itself.
  public static Outlook of(Source source, Fetched fetched, Feed feed, Instant now) {
    var look = new Look(source, fetched, feed);
    look.ended();
    var newest = dates(feed).filter(at -> !at.isAfter(now)).max(Instant::compareTo);
    var state =
        new SourceLife(PollSchedule.DEFAULT)
            .looked(source, SourceLife.unknown(source, now), look, newest.orElse(null), now);
    var wished = source.wishes().interval();
    Optional<Instant> oldest = dates(feed).min(Instant::compareTo);
    return new Outlook(
        look.byId().size(),
        look.nameless(),
        newest.orElse(null),
        oldest.orElse(null),
        state.weekly(),
        wished == null ? Duration.between(now, state.nextPollAt()) : wished,
        state.trouble());
  }

  private static Stream<Instant> dates(Feed feed) {
    return feed.entries().stream().map(Entry::date).filter(Objects::nonNull);
  }
}
