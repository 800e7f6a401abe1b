package rasid.alerts.count;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import rasid.model.Mention;
import rasid.model.Signature;

/// The reports of one watch of the last 72 hours, in which near-copies find their first report.
///
/// Mutable, for one thread.
final class ReportBook {
  /// How long a report takes up copies: 72 h, in panes.
  static final long OPEN_PANES = 72 * 12;

  /// Least resemblance of a copy: half of the word runs are shared.
  static final double COPY = 0.5;

  /// Most reports kept for one watch; the oldest go first.
  static final int MOST_REPORTS = 5_000;

  private final List<Entry> entries = new ArrayList<>();

  @SuppressWarnings("ArrayRecordComponent") // compared element by element, never as a value
  private record Entry(Report report, char[] minima) {}

  /// What a mention came to.
  ///
  /// @param report the report as it is now
  /// @param counts whether the report began to count with it
  record Noted(Report report, boolean counts) {}

  /// Takes up a report as it was kept.
  void restore(Report report) {
    entries.add(new Entry(report, report.first().signature().minima()));
    entries.sort(Comparator.comparing((Entry e) -> e.report.first(), BY_SIGHT));
  }

  private static final Comparator<Mention> BY_SIGHT =
      Comparator.comparingLong(Mention::after)
          .thenComparing(Mention::seenAt)
          .thenComparing(Mention::article);

  /// Notes a mention as a new report or a copy; empty when the article is known already.
  ///
  /// @param pane the pane it counts in, or [Report#NOT_COUNTED] when its source is on probation
  Optional<Noted> note(Mention mention, long pane, long now) {
    var minima = mention.signature().minima();
    int best = -1;
    double closest = COPY;
    for (int i = 0; i < entries.size(); i++) {
      var report = entries.get(i).report;
      if (report.has(mention.article())) {
        return Optional.empty();
      }
      double resemblance = Signature.resemblance(minima, entries.get(i).minima);
      // The earliest of equals: an original before its copies.
      if (now - report.touched() <= OPEN_PANES
          && (resemblance > closest || (best < 0 && resemblance >= closest))) {
        closest = resemblance;
        best = i;
      }
    }
    if (best < 0) {
      var report = Report.of(mention, pane, now);
      entries.add(new Entry(report, minima));
      return Optional.of(new Noted(report, pane != Report.NOT_COUNTED));
    }
    var original = entries.get(best);
    boolean counts = original.report.counted() == Report.NOT_COUNTED && pane != Report.NOT_COUNTED;
    var report = original.report.with(mention, counts ? pane : original.report.counted(), now);
    entries.set(best, new Entry(report, original.minima));
    return Optional.of(new Noted(report, counts));
  }

  /// The reports that count from a pane on, newest first.
  List<Report> since(long onset) {
    return entries.stream()
        .map(Entry::report)
        .filter(report -> report.counted() >= onset && report.counted() != Report.NOT_COUNTED)
        .sorted(
            Comparator.comparing(Report::first, Comparator.comparing(Mention::countedAt))
                .thenComparing(Report::first, BY_SIGHT)
                .reversed())
        .toList();
  }

  /// How many publishers carry the reports that count from a pane on.
  int outletsSince(long onset) {
    var outlets = new TreeSet<String>();
    for (var entry : entries) {
      if (entry.report.counted() >= onset && entry.report.counted() != Report.NOT_COUNTED) {
        outlets.addAll(entry.report.outlets());
      }
    }
    return outlets.size();
  }

  /// How many reports count from a pane on.
  int reportsSince(long onset) {
    int reports = 0;
    for (var entry : entries) {
      if (entry.report.counted() >= onset && entry.report.counted() != Report.NOT_COUNTED) {
        reports++;
      }
    }
    return reports;
  }

  /// Forgets the reports that no copy can join any more, but for those that an open alert tells of;
  /// and the oldest above [#MOST_REPORTS].
  ///
  /// @param onset of the open alert, or null
  /// @return the reports forgotten
  List<Report> forget(long now, @Nullable Long onset) {
    var gone = new ArrayList<Report>();
    int over = entries.size() - MOST_REPORTS;
    entries.removeIf(
        entry -> {
          boolean old = now - entry.report.touched() > OPEN_PANES;
          boolean told = onset != null && entry.report.counted() >= onset;
          boolean goes = (old && !told) || gone.size() < over;
          if (goes) {
            gone.add(entry.report);
          }
          return goes;
        });
    return gone;
  }
}
