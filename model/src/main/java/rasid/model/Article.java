package rasid.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One article as its source published it.
///
/// @param id stable across polls: SHA-256 of the canonical URL, 64 hex digits
/// @param url where it can be read
/// @param source id of the feed, page or archive it came from
/// @param outlet the publisher's name as people know it; counted to see how far a story has spread
/// @param lang the language the source declares, ISO 639 (`ar`, `fr`, `en`), or null
/// @param title as published; may be blank when the body is not
/// @param body as published, boilerplate removed, paragraphs parted by a blank line; may be blank
///   when the title is not
/// @param author as published, or null
/// @param publishedAt the source's own date, or null where it gives none; may lie in the future
/// @param seenAt when Rasid first saw it, in recorded time
public record Article(
    String id,
    URI url,
    String source,
    String outlet,
    @Nullable String lang,
    String title,
    String body,
    @Nullable String author,
    @Nullable Instant publishedAt,
    Instant seenAt)
    implements ArticleFlow {

  /// How long before its first sight an article may count: 7 days.
  public static final Duration OLDEST = Duration.ofDays(7);

  /// Longest text (title and body) that travels on a topic, in UTF-16 units.
  public static final int LONGEST_TEXT = 200_000;

  public Article {
    if (id.length() != 64) {
      throw new IllegalArgumentException("article %s: id must be 64 hex digits".formatted(url));
    }
    Require.id("source", source);
    if (title.isBlank() && body.isBlank()) {
      throw new IllegalArgumentException("article %s has neither title nor body".formatted(url));
    }
    if (title.length() + body.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "article %s has %d characters, more than the %d allowed"
              .formatted(url, title.length() + body.length(), LONGEST_TEXT));
    }
  }

  /// The published text that every [Span] points into: the title, a blank line, the body; or the
  /// one of the two that is there.
  @JsonIgnore
  public String text() {
    return title.isBlank() ? body : body.isBlank() ? title : title + "\n\n" + body;
  }

  /// The time it counts at: `publishedAt` clamped to the 7 days before `seenAt`; `seenAt` when it
  /// has no date or one in the future. So a wrong date can move no clock.
  @JsonIgnore
  public Instant countedAt() {
    if (publishedAt == null || publishedAt.isAfter(seenAt)) {
      return seenAt;
    }
    var oldest = seenAt.minus(OLDEST);
    return publishedAt.isBefore(oldest) ? oldest : publishedAt;
  }
}
