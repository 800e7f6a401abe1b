package rasid.ingest.archive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import rasid.ingest.archive.ArchiveIndex.Entry;
import rasid.model.Pane;

/// The steps of recorded time in which an archive is loaded: a pane each, or less where it holds
/// many articles, so that what is committed at once stays small.
///
/// A step ends between two instants, never within one: that is how a broken-off load knows what it
/// has done.
final class Steps {
  /// Articles in one transaction, about: a commit costs as much as a few hundred of them.
  static final int MOST_ARTICLES = 1_000;

  /// Panes in one transaction where articles are rare: two days.
  private static final int MOST_PANES = 576;

  /// Articles seen at one instant, all of which must be committed at once; a day without hours of
  /// the busiest agency has a tenth.
  static final int MOST_AT_ONCE = 50_000;

  /// A step.
  ///
  /// @param to number of the first article after it
  /// @param end recorded time at its end
  record Step(int to, Instant end) {}

  private final List<Entry> entries;
  private final Instant until;
  private Instant at;
  private int next;

  /// @param entries by time, none before `start`
  /// @param start recorded time at the beginning
  /// @param until recorded time at the end
  Steps(List<Entry> entries, Instant start, Instant until) {
    this.entries = entries;
    this.at = start;
    this.until = until;
  }

  /// The steps of the next transaction; none at the end.
  ///
  /// @throws IllegalStateException when too many articles were seen at one instant
  List<Step> next() {
    var steps = new ArrayList<Step>();
    int first = next;
    while (steps.size() < MOST_PANES && next - first < MOST_ARTICLES && at.isBefore(until)) {
      var pane = Pane.start(Pane.of(at) + 1);
      var end = pane.isAfter(until) ? until : pane;
      int to = next;
      while (to < entries.size() && entries.get(to).seenAt().isBefore(end)) {
        to++;
        if (to - next >= MOST_ARTICLES && to < entries.size() && isBoundary(to)) {
          end = min(end, entries.get(to).seenAt());
        }
        refuseCrowd(to);
      }
      next = to;
      at = end;
      steps.add(new Step(to, end));
    }
    return steps;
  }

  private boolean isBoundary(int at) {
    return entries.get(at).nanos() > entries.get(at - 1).nanos();
  }

  private void refuseCrowd(int to) {
    if (to > MOST_AT_ONCE
        && entries.get(to - 1).nanos() == entries.get(to - 1 - MOST_AT_ONCE).nanos()) {
      throw new IllegalStateException(
          "more than %,d articles were seen at %s; give them times of their own"
              .formatted(MOST_AT_ONCE, entries.get(to - 1).seenAt()));
    }
  }

  private static Instant min(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
