package rasid.model;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What ingest remembers of a source between polls and over restarts.
///
/// @param id the source
/// @param url the feed's address
/// @param outlet its publisher's name
/// @param etag validator of its last answer, or null
/// @param lastModified validator of its last answer, or null
/// @param nextPollAt when it is asked next, in the clock of ingest
/// @param failures failed polls in a row
/// @param health as told in ticks
/// @param lastOutcome what the last poll came to, for people
/// @param lastArticleAt when it last brought a new article, or null
/// @param seen the articles it has brought: the first 16 hex digits of each id, oldest first
/// @param trouble what is wrong with it, or null
/// @param lastSuccessAt when it was last read well, give or take six hours; null for never
/// @param lastWholeAt when it last sent its whole feed rather than "unchanged"; null for never
/// @param weekly articles it publishes in 7 days at its present pace; null where it is not known
/// @param newShare share of new articles in its last whole feed, 0 to 1; null for none yet
/// @param address where it is asked since it moved for good, or null for `url`
/// @param movedTo where it says it has moved, before that is believed; or null
/// @param movedSince when it first said so, or null
/// @param removedAt when it was found to be no longer on the list, or null
/// @param hub that pushes what is new in it, as it announced last (WebSub); or null
/// @param topic its name at that hub, or null
public record SourceState(
    String id,
    URI url,
    String outlet,
    @Nullable String etag,
    @Nullable String lastModified,
    Instant nextPollAt,
    int failures,
    Health health,
    String lastOutcome,
    @Nullable Instant lastArticleAt,
    List<String> seen,
    @Nullable Trouble trouble,
    @Nullable Instant lastSuccessAt,
    @Nullable Instant lastWholeAt,
    @Nullable Integer weekly,
    @Nullable Double newShare,
    @Nullable URI address,
    @Nullable URI movedTo,
    @Nullable Instant movedSince,
    @Nullable Instant removedAt,
    @Nullable URI hub,
    @Nullable URI topic) {
  public SourceState {
    Require.id("source", id);
    seen = Briefs.of(seen);
  }

  /// A source of which nothing is known but its name and address.
  ///
  /// @param seen what is remembered of it all the same
  public static SourceState unread(
      String id,
      URI url,
      String outlet,
      Instant nextPollAt,
      String lastOutcome,
      List<String> seen) {
    return new SourceState(
        id,
        url,
        outlet,
        null,
        null,
        nextPollAt,
        0,
        Health.UP,
        lastOutcome,
        null,
        seen,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
