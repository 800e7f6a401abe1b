package rasid.desk.backtest;

import java.time.Instant;
import java.util.List;
import rasid.model.Mention;

/// What a backtest keeps of an article: that it was read, and what it says about the watches.
///
/// @param after the last tick before it in its partition, or [#UNKNOWN]
/// @param source where it came from
/// @param pane the pane it counts in
/// @param seenAt first sight
/// @param mentions one for each watch it matches
public record Noted(long after, String source, long pane, Instant seenAt, List<Mention> mentions) {
  /// Value of [#after] of an article that bears no place in the recorded clock.
  public static final long UNKNOWN = -1;

  public Noted {
    mentions = List.copyOf(mentions);
  }

  /// The same in another place of the clock.
  Noted at(long after) {
    return new Noted(
        after, source, pane, seenAt, mentions.stream().map(one -> one.placedAfter(after)).toList());
  }
}
