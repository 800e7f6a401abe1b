package rasid.desk.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import rasid.model.Alert;
import rasid.model.AlertState;

/// An alert as it is now, and how it came to be so.
///
/// @param latest its latest revision, whole
/// @param revisions its revisions in short, oldest first: the first, and the newest of the others
public record AlertLife(Alert latest, List<Revision> revisions) {
  /// Most revisions remembered of one alert; the first is always among them.
  public static final int MOST_REVISIONS = 200;

  /// Open ones first, then by their latest revision, newest first.
  static final Comparator<AlertLife> ORDER =
      Comparator.comparing((AlertLife life) -> !life.open())
          .thenComparing(life -> life.latest().at(), Comparator.reverseOrder())
          .thenComparing(life -> life.latest().id());

  public AlertLife {
    revisions = List.copyOf(revisions);
  }

  static AlertLife of(Alert alert) {
    return new AlertLife(alert, List.of(Revision.of(alert)));
  }

  /// The same alert, one revision later.
  AlertLife with(Alert next) {
    var all = new ArrayList<>(revisions);
    all.add(Revision.of(next));
    if (all.size() > MOST_REVISIONS) {
      all.remove(1);
    }
    return new AlertLife(next, all);
  }

  /// Whether the burst goes on.
  public boolean open() {
    return latest.state() != AlertState.CLOSED;
  }

  /// A revision in short: its numbers, without evidence and series.
  public record Revision(
      int revision,
      AlertState state,
      Instant at,
      int reports,
      int outlets,
      double expected,
      double surprise,
      double coverage) {
    static Revision of(Alert alert) {
      return new Revision(
          alert.revision(),
          alert.state(),
          alert.at(),
          alert.reports(),
          alert.outlets(),
          alert.expected(),
          alert.surprise(),
          alert.coverage());
    }
  }
}
