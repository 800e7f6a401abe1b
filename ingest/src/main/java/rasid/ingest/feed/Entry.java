package rasid.ingest.feed;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One entry of a feed, as the feed holds it.
///
/// @param id the feed's own name for it (`guid`, Atom `id`), its address where it gives none, or
///   null
/// @param url where the article can be read, or null; relative only where the feed's own address is
///   not known
/// @param title as text on one line; may be empty
/// @param published its date, or null where it has none that can be read; may lie in the future
/// @param updated date of its last change, or null
/// @param authors names, may be none
/// @param summary as HTML, cleaned; may be empty
/// @param content the whole article as HTML, cleaned, where the feed carries it; may be empty
/// @param categories what the feed files it under, in its order
/// @param enclosures addresses of sound, film and pictures that come with it
public record Entry(
    @Nullable String id,
    @Nullable URI url,
    String title,
    @Nullable Instant published,
    @Nullable Instant updated,
    List<String> authors,
    String summary,
    String content,
    List<String> categories,
    List<URI> enclosures) {
  public Entry {
    authors = List.copyOf(authors);
    categories = List.copyOf(categories);
    enclosures = List.copyOf(enclosures);
  }

  /// When it was published, or where only that is known when it last changed; null where neither
  /// is.
  public @Nullable Instant date() {
    return published != null ? published : updated;
  }
}
