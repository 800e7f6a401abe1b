package rasid.ingest.poll;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// The articles a source has brought, bounded.
final class Memory {
  /// Always kept, whatever the size of the feed. What a feed listed last is never dropped, and
  /// twice its size beyond that; so to be forgotten an article must have left the feed and as many
  /// new ones must have come as the feed holds.
  static final int AT_LEAST = 2_000;

  private Memory() {}

  /// What is remembered after a look at a feed, oldest first.
  ///
  /// @param before remembered so far, oldest first
  /// @param listed what the feed lists now and needs no more publishing, oldest first; it moves to
  ///   the end, so an article that stays in the feed for months is not forgotten
  static List<String> after(List<String> before, List<String> listed) {
    int most = Math.max(AT_LEAST, 2 * listed.size());
    boolean fits = before.size() >= listed.size() && before.size() <= most;
    if (fits && before.subList(before.size() - listed.size(), before.size()).equals(listed)) {
      return before;
    }
    SequencedSet<String> all = new LinkedHashSet<>(before);
    for (var brief : listed) {
      all.remove(brief);
      all.add(brief);
    }
    return all.stream().skip(Math.max(0, all.size() - most)).toList();
  }
}
