package rasid.ingest.page;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An article as its page shows it.
///
/// @param title as published; may be empty
/// @param body paragraphs parted by a blank line, boilerplate left out; may be empty
/// @param author as published, or null
/// @param lang ISO 639, or null where the page does not say
/// @param publishedAt the page's own date, or null
public record Page(
    String title,
    String body,
    @Nullable String author,
    @Nullable String lang,
    @Nullable Instant publishedAt) {}
