package rasid.model;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fact that an article matches a watch.
///
/// It carries what an alert shows, so that the alerts service needs no text.
///
/// @param watch id of the watch
/// @param watchVersion version of the watch that matched
/// @param article id of the article
/// @param url where it can be read
/// @param source where it came from
/// @param outlet the publisher
/// @param lang detected language, ISO 639 or `und`
/// @param title as published, may be blank
/// @param excerpt a stretch of the published text around the first match, at most 400 UTF-16 units
/// @param excerptStart where the excerpt begins in [Article#text()]
/// @param spans what made it match, in [Article#text()], in order, the first 50
/// @param regions what the article is about
/// @param signature fingerprint of the text, to look for near-copies
/// @param sketch what tells near-copies; null in records from before it was made
/// @param headline what tells them from stories with the same background; null in records from
///   before it was made
/// @param publishedAt the source's own date, or null
/// @param seenAt first sight
/// @param countedAt the time it counts at, see [Article#countedAt()]
/// @param after the last tick before the article in its partition; 0 when there was none
public record Mention(
    String watch,
    int watchVersion,
    String article,
    URI url,
    String source,
    String outlet,
    String lang,
    String title,
    String excerpt,
    int excerptStart,
    List<Span> spans,
    List<String> regions,
    Signature signature,
    @Nullable Sketch sketch,
    @Nullable Headline headline,
    @Nullable Instant publishedAt,
    Instant seenAt,
    Instant countedAt,
    long after)
    implements MentionFlow {

  /// Longest excerpt, in UTF-16 units.
  public static final int LONGEST_EXCERPT = 400;

  /// Most spans kept.
  public static final int MOST_SPANS = 50;

  public Mention {
    Require.atLeast("after", 0, after);
    if (excerpt.length() > LONGEST_EXCERPT || spans.size() > MOST_SPANS) {
      throw new IllegalArgumentException(
          "mention of %s in %s: excerpt or spans over the limit".formatted(watch, article));
    }
    spans = List.copyOf(spans);
    regions = List.copyOf(regions);
  }

  /// The same in another place of the recorded clock.
  public Mention placedAfter(long tick) {
    return new Mention(
        watch,
        watchVersion,
        article,
        url,
        source,
        outlet,
        lang,
        title,
        excerpt,
        excerptStart,
        spans,
        regions,
        signature,
        sketch,
        headline,
        publishedAt,
        seenAt,
        countedAt,
        tick);
  }
}
