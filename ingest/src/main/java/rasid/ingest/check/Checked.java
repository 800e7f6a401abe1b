package rasid.ingest.check;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rasid.ingest.check.Finding.Level;
import rasid.ingest.feed.FeedLinks;
import rasid.ingest.fetch.Hop;
import rasid.ingest.poll.Outlook;
import rasid.ingest.poll.Source;
import rasid.model.Trouble;

/// A source that was looked at.
///
/// @param source as the list has it, or would have it
/// @param hops the answers on the way, the last one included
/// @param movedTo the address it is to be asked at from now on, or null where it has not moved
/// @param trouble what ingest would tell of it, or null
/// @param feed what it sends, or null where that is no feed of articles
/// @param findings in the order a reader asks for them
/// @param named feeds that are named where no feed was found
public record Checked(
    Source source,
    List<Hop> hops,
    @Nullable URI movedTo,
    @Nullable Trouble trouble,
    @Nullable Sent feed,
    List<Finding> findings,
    List<FeedLinks.Named> named) {
  public Checked {
    hops = List.copyOf(hops);
    findings = List.copyOf(findings);
    named = List.copyOf(named);
  }

  /// What a feed sends.
  ///
  /// @param format as people call it
  /// @param title of the feed; may be empty
  /// @param charset its bytes were read in
  /// @param lang its language, or null where nobody says
  /// @param entries of the feed, duplicates and those without identity included
  /// @param dated those of them with a date
  /// @param titled those with a title
  /// @param linked those with an address
  /// @param text characters of text an entry has in the feed: the one in the middle by length
  /// @param hubs that push what is new
  /// @param outlook what ingest would make of it
  public record Sent(
      String format,
      String title,
      String charset,
      @Nullable String lang,
      int entries,
      int dated,
      int titled,
      int linked,
      int text,
      List<URI> hubs,
      Outlook outlook) {
    public Sent {
      hubs = List.copyOf(hubs);
    }
  }

  /// The worst that was found.
  public Level level() {
    return findings.stream().map(Finding::level).max(Comparator.naturalOrder()).orElse(Level.FINE);
  }
}
