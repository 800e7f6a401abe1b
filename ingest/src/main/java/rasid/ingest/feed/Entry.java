package rasid.ingest.feed;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One entry of a feed, as the feed holds it.
///
/// @param id the feed's own name for it (`guid`, Atom `id`), or null
/// @param url where the article can be read, or null
/// @param title as text on one line; may be empty
/// @param published its date, or null where it has none that can be read; may lie in the future
/// @param updated date of its last change, or null
/// @param authors names, may be none
/// @param summary as HTML or text; may be empty
/// @param content the whole article as HTML or text, where the feed carries it; may be empty
public record Entry(
    @Nullable String id,
    @Nullable URI url,
    String title,
    @Nullable Instant published,
    @Nullable Instant updated,
    List<String> authors,
    String summary,
    String content) {
  public Entry {
    authors = List.copyOf(authors);
  }
}
