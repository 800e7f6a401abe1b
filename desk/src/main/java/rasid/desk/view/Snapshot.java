package rasid.desk.view;

import java.util.List;
import java.util.Optional;
import rasid.model.TaggedArticle;
import rasid.model.Watch;

/// Everything the page shows, at one moment.
///
/// @param ready whether the readers have caught up with what was there when they started
/// @param articles the newest, newest first
/// @param alerts open ones first, then by their latest revision, newest first
/// @param actions what desks did, newest first
/// @param watches by id
/// @param sources how they do
public record Snapshot(
    boolean ready,
    List<TaggedArticle> articles,
    List<AlertLife> alerts,
    List<Done> actions,
    List<Watch> watches,
    SourceOverview sources) {
  static final Snapshot EMPTY =
      new Snapshot(false, List.of(), List.of(), List.of(), List.of(), SourceOverview.EMPTY);

  public Snapshot {
    articles = List.copyOf(articles);
    alerts = List.copyOf(alerts);
    actions = List.copyOf(actions);
    watches = List.copyOf(watches);
  }

  /// The alert with an id.
  public Optional<AlertLife> alert(String id) {
    return alerts.stream().filter(life -> life.latest().id().equals(id)).findFirst();
  }

  /// How many alerts are open.
  public int open() {
    return (int) alerts.stream().filter(AlertLife::open).count();
  }
}
