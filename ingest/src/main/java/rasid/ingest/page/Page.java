package rasid.ingest.page;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import rasid.ingest.text.WrittenDate;

/// An article as its page shows it.
///
/// @param title as published; may be empty
/// @param body paragraphs parted by a blank line, boilerplate left out; may be empty
/// @param author as published, several parted by `، `, or null
/// @param lang ISO 639, or null where the page does not say
/// @param published the page's own date with as much as it tells, or null; where it tells only when
///   it was changed, that: it was published no later
/// @param updated when it says it was changed last, or null
/// @param canonical the address it gives itself, or null
/// @param image its main picture, or null
/// @param publisher as it names itself, or null
public record Page(
    String title,
    String body,
    @Nullable String author,
    @Nullable String lang,
    @Nullable WrittenDate published,
    @Nullable WrittenDate updated,
    @Nullable URI canonical,
    @Nullable URI image,
    @Nullable String publisher) {
  /// No article.
  public static final Page NONE = new Page("", "", null, null, null, null, null, null, null);

  /// The page's own date as an instant, or null; without a zone it is UTC.
  public @Nullable Instant publishedAt() {
    return published == null ? null : published.instant();
  }
}
