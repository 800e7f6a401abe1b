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
    List<String> seen) {
  public SourceState {
    Require.id("source", id);
    seen = List.copyOf(seen);
  }
}
