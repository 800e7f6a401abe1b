package rasid.cli.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rasid.cli.served.Answer;
import rasid.ingest.feed.Entry;
import rasid.ingest.feed.Feed;
import rasid.ingest.feed.FeedOutcome;
import rasid.model.topic.Json;

/// The line of JSON that tells what a feed holds, or why it is none.
sealed interface FeedAnswer {
  /// Whether it is a feed.
  boolean ok();

  /// The answer to what was read.
  static FeedAnswer of(String file, FeedOutcome outcome) {
    return switch (outcome) {
      case FeedOutcome.Read(var feed) -> sound(file, feed);
      case FeedOutcome.NotAFeed(var why) -> broken(file, "not a feed: " + why);
    };
  }

  /// The answer to what is no feed or could not be had.
  static FeedAnswer broken(String file, String why) {
    return new Broken(file, false, why);
  }

  /// As it is told.
  default Answer told() {
    return new Answer(ok(), Json.MAPPER.writeValueAsString(this));
  }

  private static FeedAnswer sound(String file, Feed feed) {
    return new Sound(
        file,
        true,
        orNull(feed.title()),
        feed.url(),
        orNull(feed.description()),
        feed.lang(),
        names(feed.authors()),
        feed.updated(),
        feed.entries().stream().map(FeedAnswer::told).toList());
  }

  private static Told told(Entry entry) {
    return new Told(
        entry.id(),
        entry.url(),
        orNull(entry.title()),
        entry.published(),
        entry.updated(),
        names(entry.authors()),
        orNull(entry.summary()),
        orNull(entry.content()),
        entry.categories(),
        entry.enclosures().stream().map(Enclosed::new).toList());
  }

  // One author is a name, several are a list of names.
  private static @Nullable Object names(List<String> authors) {
    return switch (authors.size()) {
      case 0 -> null;
      case 1 -> authors.getFirst();
      default -> authors;
    };
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /// A feed.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Sound(
      String file,
      boolean ok,
      @Nullable String title,
      @Nullable URI url,
      @Nullable String description,
      @Nullable String language,
      @Nullable Object author,
      @Nullable Instant updated,
      List<Told> entries)
      implements FeedAnswer {}

  /// Something else.
  record Broken(String file, boolean ok, String error) implements FeedAnswer {}

  /// An entry.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Told(
      @Nullable String id,
      @Nullable URI url,
      @Nullable String title,
      @Nullable Instant published,
      @Nullable Instant updated,
      @Nullable Object author,
      @Nullable String summary,
      @Nullable String content,
      List<String> categories,
      List<Enclosed> enclosures) {}

  /// What comes with an entry.
  record Enclosed(URI url) {}
}
