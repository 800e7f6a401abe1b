package rasid.ingest.feed;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a feed says.
///
/// @param title its name; may be empty
/// @param url the site it belongs to, or null
/// @param lang its language as declared, or null
/// @param ttl how long it asks to be left alone; zero when it does not say
/// @param entries in the feed's order, duplicates included, at most [FeedReader#MOST_ENTRIES]
public record Feed(
    String title, @Nullable URI url, @Nullable String lang, Duration ttl, List<Entry> entries) {
  public Feed {
    entries = List.copyOf(entries);
  }
}
