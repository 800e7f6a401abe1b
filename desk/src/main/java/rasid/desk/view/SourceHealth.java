package rasid.desk.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rasid.model.Health;
import rasid.model.SourceState;
import rasid.model.Trouble;

/// How a source does: what a desk wants to know of its state, without the thousands of ids that
/// stand in it.
///
/// @param id the source
/// @param outlet its publisher's name
/// @param host where it is asked, to be read
/// @param url where it is asked, to be opened; null where no browser should
/// @param level how much it needs a desk
/// @param health as told in ticks
/// @param trouble what is wrong with it, or null
/// @param failures failed polls in a row
/// @param says what the last poll came to, in English
/// @param lastSuccessAt when it was last read well, give or take six hours; null for never
/// @param lastArticleAt when it last brought a new article, or null
/// @param weekly articles it publishes in 7 days at its present pace; null where it is not known
/// @param movedTo where it says it has moved, or null
public record SourceHealth(
    String id,
    String outlet,
    String host,
    @Nullable URI url,
    Level level,
    Health health,
    @Nullable Trouble trouble,
    int failures,
    String says,
    @Nullable Instant lastSuccessAt,
    @Nullable Instant lastArticleAt,
    @Nullable Integer weekly,
    @Nullable URI movedTo) {
  /// Longest name and host, in UTF-16 units: two lines on a phone.
  static final int LONGEST_NAME = 120;

  /// Longest sentence, in UTF-16 units: four lines on a phone. It may quote what a server sent.
  static final int LONGEST_SENTENCE = 300;

  /// Longest address, in characters: browsers and proxies take longer ones, people write none.
  static final int LONGEST_ADDRESS = 2_048;

  /// How much a source needs a desk.
  public enum Level {
    /// Cannot be read.
    @JsonProperty("unread")
    UNREAD,
    /// Is read, but something is odd.
    @JsonProperty("look")
    LOOK,
    /// Does well.
    @JsonProperty("fine")
    FINE
  }

  /// By the record on the topic; nothing for a source that is no longer on the list.
  public static Optional<SourceHealth> of(SourceState source) {
    if (source.removedAt() != null) {
      return Optional.empty();
    }
    var moved = source.address() == null ? source.movedTo() : source.address();
    return Optional.of(
        new SourceHealth(
            source.id(),
            cut(source.outlet(), LONGEST_NAME),
            host(source.url()),
            toOpen(source.url()),
            level(source.trouble()),
            source.health(),
            source.trouble(),
            source.failures(),
            cut(source.lastOutcome(), LONGEST_SENTENCE),
            source.lastSuccessAt(),
            source.lastArticleAt(),
            source.weekly(),
            moved == null ? null : toOpen(moved)));
  }

  private static Level level(@Nullable Trouble trouble) {
    if (trouble == null) {
      return Level.FINE;
    }
    return trouble.leavesItReadable() ? Level.LOOK : Level.UNREAD;
  }

  private static String host(URI url) {
    var host = url.getHost();
    return cut(host == null ? url.toString() : host.toLowerCase(Locale.ROOT), LONGEST_NAME);
  }

  // Without a name and password that a list may hold: the page is shown to people who have not
  // written the list.
  private static @Nullable URI toOpen(URI url) {
    var scheme = url.getScheme();
    boolean web = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
    if (!web || url.getHost() == null || url.toString().length() > LONGEST_ADDRESS) {
      return null;
    }
    var user = url.getRawUserInfo();
    try {
      return user == null ? url : new URI(url.toString().replaceFirst("//[^/?#]*@", "//"));
    } catch (URISyntaxException _) {
      return null;
    }
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end) + "…";
  }
}
