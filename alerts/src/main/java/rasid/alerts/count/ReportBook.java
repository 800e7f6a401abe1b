package rasid.alerts.count;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import rasid.model.Alert;
import rasid.model.Likeness;
import rasid.model.Mention;
import rasid.model.Signature;

/// The reports of one watch of the last 72 hours, in which near-copies find their first report.
///
/// A mention is a copy of the earliest report whose first article it is a near-copy of, and of that
/// article only: where A is like B and B like C but A not like C, with A seen first, B is a copy of
/// A and C a report of its own. So a report does not drift from what it began with, no report
/// swallows another later, and what a mention becomes depends on nothing but those before it.
///
/// Mutable, for one thread.
final class ReportBook {
  /// How long a report takes up copies: 72 h, in panes.
  static final long OPEN_PANES = 72 * 12;

  /// Least resemblance of signatures for a copy, where a mention from before sketches were made is
  /// one of the two: half of the word runs are shared.
  static final double COPY = 0.5;

  /// Most reports kept for one watch; the oldest go first.
  static final int MOST_REPORTS = 5_000;

  private static final Comparator<Report> BY_SIGHT =
      Comparator.comparing(
          Report::first,
          Comparator.comparingLong(Mention::after)
              .thenComparing(Mention::seenAt)
              .thenComparing(Mention::article));

  private final List<Report> reports = new ArrayList<>();
  private final Set<String> known = new HashSet<>();

  // Of the reports as they stand in the list; null when they have moved.
  private @Nullable MinimaIndex index;

  /// What a mention came to.
  ///
  /// @param report the report as it is now
  /// @param counts whether the report began to count with it
  record Noted(Report report, boolean counts) {}

  /// Takes up reports as they were kept.
  void restore(List<Report> kept) {
    reports.addAll(kept);
    reports.sort(BY_SIGHT);
    kept.forEach(
        report -> {
          known.add(report.first().article());
          report.copies().forEach(copy -> known.add(copy.article()));
        });
    index = null;
  }

  /// All of them, in the order of sight.
  List<Report> all() {
    return List.copyOf(reports);
  }

  /// Notes a mention as a new report or a copy; empty when the article is known already. Mentions
  /// come in the order of sight.
  ///
  /// @param pane the pane it counts in, or [Report#NOT_COUNTED] when its source is on probation
  Optional<Noted> note(Mention mention, long pane, long now) {
    if (known.contains(mention.article())) {
      return Optional.empty();
    }
    var minima = mention.signature().minima();
    int original = original(mention, minima, now);
    if (original < 0) {
      var report = Report.of(mention, pane, now);
      index().add(minima, reports.size());
      reports.add(report);
      known.add(mention.article());
      return Optional.of(new Noted(report, pane != Report.NOT_COUNTED));
    }
    var before = reports.get(original);
    boolean counts = before.counted() == Report.NOT_COUNTED && pane != Report.NOT_COUNTED;
    var report = before.with(mention, counts ? pane : before.counted(), now);
    if (report.copies().size() > before.copies().size()) {
      known.add(mention.article());
    }
    reports.set(original, report);
    return Optional.of(new Noted(report, counts));
  }

  private int original(Mention mention, char[] minima, long now) {
    var alike = index().sharing(minima);
    for (int i = alike.nextSetBit(0); i >= 0; i = alike.nextSetBit(i + 1)) {
      var report = reports.get(i);
      if (now - report.touched() <= OPEN_PANES && isCopy(mention, minima, report.first())) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isCopy(Mention mention, char[] minima, Mention first) {
    if (mention.sketch() == null || first.sketch() == null) {
      return Signature.resemblance(minima, first.signature().minima()) >= COPY;
    }
    var likeness = Likeness.of(mention.sketch(), first.sketch());
    if (mention.headline() != null && first.headline() != null) {
      likeness = likeness.under(mention.headline(), first.headline());
    }
    return likeness.isCopy();
  }

  private MinimaIndex index() {
    if (index == null) {
      var built = new MinimaIndex();
      for (int i = 0; i < reports.size(); i++) {
        built.add(reports.get(i).first().signature().minima(), i);
      }
      index = built;
    }
    return index;
  }

  /// The reports that count from a pane on, newest first.
  List<Report> since(long onset) {
    return reports.stream()
        .filter(report -> counts(report, onset))
        .sorted(
            Comparator.comparing((Report report) -> report.first().countedAt())
                .thenComparing(BY_SIGHT)
                .reversed())
        .toList();
  }

  /// How many publishers carry the reports that count from a pane on.
  int outletsSince(long onset) {
    var outlets = new TreeSet<String>();
    for (var report : reports) {
      if (counts(report, onset)) {
        outlets.addAll(report.outlets());
      }
    }
    return outlets.size();
  }

  /// How many reports count from a pane on.
  int reportsSince(long onset) {
    int counted = 0;
    for (var report : reports) {
      if (counts(report, onset)) {
        counted++;
      }
    }
    return counted;
  }

  private static boolean counts(Report report, long onset) {
    return report.counted() >= onset && report.counted() != Report.NOT_COUNTED;
  }

  /// Forgets the reports that no copy can join any more, but for those that an open alert tells of;
  /// and the oldest above [#MOST_REPORTS].
  ///
  /// @param onset of the open alert, or null
  /// @return the reports forgotten
  List<Report> forget(long now, @Nullable Long onset) {
    var gone = new ArrayList<Report>();
    int over = reports.size() - MOST_REPORTS;
    reports.removeIf(
        report -> {
          boolean old = now - report.touched() > OPEN_PANES;
          boolean told = onset != null && report.counted() >= onset;
          boolean goes = (old && !told) || gone.size() < over;
          if (goes) {
            gone.add(report);
          }
          return goes;
        });
    if (!gone.isEmpty()) {
      gone.forEach(
          report -> {
            known.remove(report.first().article());
            report.copies().stream().map(Alert.Copy::article).forEach(known::remove);
          });
      index = null;
    }
    return gone;
  }
}
