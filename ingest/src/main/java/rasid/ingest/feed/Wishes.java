package rasid.ingest.feed;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import rasid.ingest.page.PageHints;

/// What an operator knows of one source, and the list of feeds says of it.
///
/// @param userAgent who to say we are, or null for the usual
/// @param headers to send to it; they may be secrets, and are not printed
/// @param interval between two polls, or null for the pace of the source
/// @param text where the text of its articles is
/// @param hints where on its pages the article is
public record Wishes(
    @Nullable String userAgent,
    Map<String, String> headers,
    @Nullable Duration interval,
    Text text,
    PageHints hints) {
  /// Nothing is known.
  public static final Wishes NONE = new Wishes(null, Map.of(), null, Text.ANY, PageHints.NONE);

  public Wishes {
    SortedMap<String, String> sorted = new TreeMap<>(headers);
    headers = Collections.unmodifiableSortedMap(sorted);
  }

  /// Where the text of an article is taken from.
  public enum Text {
    /// From its page, unless the feed says far more.
    ANY,
    /// From the feed; its pages are not asked for.
    FEED,
    /// From its page, however much the feed says.
    PAGE
  }

  @Override
  public String toString() {
    return "Wishes[userAgent=%s, headers=%s, interval=%s, text=%s, hints=%s]"
        .formatted(userAgent, headers.keySet(), interval, text, hints);
  }
}
