package rasid.cli.sources;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rasid.ingest.check.Checked;
import rasid.ingest.check.Finding;
import rasid.ingest.check.Finding.Level;
import rasid.ingest.feed.FeedLinks;
import rasid.model.Trouble;

/// A source that was looked at, for scripts.
///
/// @param level the worst of its findings
/// @param status of the last answer, or null where there was none
/// @param redirects where it led, in order
/// @param feed what it sends, or null where that is no feed of articles
/// @param named feeds that are named where no feed was found
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CheckAnswer(
    String id,
    URI url,
    String outlet,
    Level level,
    @Nullable Trouble trouble,
    @Nullable Integer status,
    List<URI> redirects,
    @Nullable URI movedTo,
    @Nullable Feed feed,
    List<Finding> findings,
    List<FeedLinks.Named> named) {

  /// What a feed sends.
  ///
  /// @param text characters an entry has in the feed: the one in the middle by length
  /// @param pollSeconds time to the next poll
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Feed(
      String format,
      String title,
      String charset,
      @Nullable String lang,
      int entries,
      int articles,
      int titled,
      int linked,
      int dated,
      @Nullable Instant newest,
      @Nullable Instant oldest,
      @Nullable Integer weekly,
      long pollSeconds,
      int text,
      List<URI> hubs) {}

  /// The answer to what was found.
  public static CheckAnswer of(Checked checked) {
    var hops = checked.hops();
    return new CheckAnswer(
        checked.source().id(),
        checked.source().url(),
        checked.source().outlet(),
        checked.level(),
        checked.trouble(),
        hops.isEmpty() ? null : hops.getLast().status(),
        hops.stream().skip(1).map(hop -> hop.at()).toList(),
        checked.movedTo(),
        feed(checked.feed()),
        checked.findings(),
        checked.named());
  }

  private static @Nullable Feed feed(Checked.@Nullable Sent sent) {
    if (sent == null) {
      return null;
    }
    var outlook = sent.outlook();
    return new Feed(
        sent.format(),
        sent.title(),
        sent.charset(),
        sent.lang(),
        sent.entries(),
        outlook.articles(),
        sent.titled(),
        sent.linked(),
        sent.dated(),
        outlook.newest(),
        outlook.oldest(),
        outlook.weekly(),
        outlook.pause().toSeconds(),
        sent.text(),
        sent.hubs());
  }
}
