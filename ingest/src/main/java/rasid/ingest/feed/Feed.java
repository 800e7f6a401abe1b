package rasid.ingest.feed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a feed says.
///
/// @param kind what it is
/// @param title its name; may be empty
/// @param url the site it belongs to, or null
/// @param description what it says of itself, as text on one line; may be empty
/// @param lang its language as declared, or null
/// @param authors names, may be none
/// @param updated when it last changed, or null
/// @param ttl how long it asks to be left alone; zero when it does not say
/// @param skipHours hours of the day, UTC, in which it asks not to be read
/// @param entries in the feed's order, duplicates included, at most [FeedReader#MOST_ENTRIES]
/// @param imprint what it says of its own making
public record Feed(
    Kind kind,
    String title,
    @Nullable URI url,
    String description,
    @Nullable String lang,
    List<String> authors,
    @Nullable Instant updated,
    Duration ttl,
    Set<Integer> skipHours,
    List<Entry> entries,
    Imprint imprint) {
  public Feed {
    authors = List.copyOf(authors);
    skipHours = Collections.unmodifiableSortedSet(new TreeSet<>(skipHours));
    entries = List.copyOf(entries);
  }

  /// A feed of whose making nothing is known.
  public Feed(
      Kind kind,
      String title,
      @Nullable URI url,
      String description,
      @Nullable String lang,
      List<String> authors,
      @Nullable Instant updated,
      Duration ttl,
      Set<Integer> skipHours,
      List<Entry> entries) {
    this(
        kind,
        title,
        url,
        description,
        lang,
        authors,
        updated,
        ttl,
        skipHours,
        entries,
        Imprint.NONE);
  }

  /// A feed that may be read at any hour.
  public Feed(
      Kind kind,
      String title,
      @Nullable URI url,
      String description,
      @Nullable String lang,
      List<String> authors,
      @Nullable Instant updated,
      Duration ttl,
      List<Entry> entries) {
    this(kind, title, url, description, lang, authors, updated, ttl, Set.of(), entries);
  }

  /// The same, with what it says of its making.
  Feed with(Imprint known) {
    return new Feed(
        kind, title, url, description, lang, authors, updated, ttl, skipHours, entries, known);
  }

  /// What the entries of a feed are.
  public enum Kind {
    /// Articles of a feed in the common sense: RSS, Atom, JSON Feed, CDF.
    ARTICLES,
    /// Articles of a sitemap for news, the last days' with titles and dates.
    NEWS_SITEMAP,
    /// All pages of a site, articles or not.
    SITEMAP,
    /// Sitemaps of a site.
    SITEMAP_INDEX,
    /// Feeds, as a list in OPML.
    FEEDS
  }
}
