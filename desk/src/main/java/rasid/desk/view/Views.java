package rasid.desk.view;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import rasid.model.Watch;

/// What the page shows, kept up to date from [Fact]s.
///
/// Facts come from one thread at a time; snapshots may be read by any number. A change is told only
/// after the snapshot that shows it is there, so a page that listens first and reads then misses
/// nothing.
public final class Views {
  /// Most articles kept: a desk reads the last hours, the archive has the rest. Some 5 MB, and 120
  /// MB if each were as long as an article may be.
  public static final int MOST_ARTICLES = 300;

  /// Most alerts kept, open and closed.
  public static final int MOST_ALERTS = 500;

  /// Most actions kept: of months for most desks, and 4 MB if each note were as long as it may be.
  public static final int MOST_ACTIONS = 500;

  /// Most sources named: who has more that cannot be read looks for one reason, not at each.
  public static final int MOST_SOURCES = 100;

  /// Most changes of one kind told one by one out of one batch; beyond that a page reads everything
  /// again, which costs it less.
  static final int MOST_TOLD = 20;

  private final NewestArticles articles = new NewestArticles(MOST_ARTICLES);
  private final AlertLives alerts = new AlertLives(MOST_ALERTS);
  private final NewestActions actions = new NewestActions(MOST_ACTIONS);
  private final TreeMap<String, Watch> watches = new TreeMap<>();
  private final Sources sources = new Sources(MOST_SOURCES);
  private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
  private boolean ready;
  private volatile Snapshot snapshot = Snapshot.EMPTY;

  /// Everything, as of the last batch.
  public Snapshot snapshot() {
    return snapshot;
  }

  /// Tells a listener every change from now on, in order; it must not block.
  public void listen(Consumer<Change> listener) {
    listeners.add(listener);
  }

  /// Takes a batch of facts: what it changes is seen all at once.
  public synchronized void apply(List<? extends Fact> facts) {
    var seen = new ArrayList<Change>();
    var revised = new ArrayList<Change>();
    var acted = new ArrayList<Change>();
    boolean reload = false;
    boolean otherwise = false;
    for (var fact : facts) {
      switch (fact) {
        case Fact.Tagged(var article) -> {
          if (articles.add(article)) {
            seen.add(new Change.Seen(article));
          }
        }
        case Fact.Revised(var id, var alert) -> {
          if (alert == null) {
            reload |= alerts.remove(id);
          } else if (alerts.add(alert)) {
            revised.add(new Change.Revised(alert));
          }
        }
        case Fact.Acted(var done) -> {
          if (actions.add(done)) {
            acted.add(new Change.Acted(done));
          }
        }
        case Fact.Followed(var id, var watch) -> {
          if (watch == null) {
            watches.remove(id);
          } else {
            watches.put(id, watch);
          }
          reload = true;
        }
        case Fact.Asked(var id, var source) -> otherwise |= sources.put(id, source);
      }
    }
    publish();
    if (!ready) {
      return;
    }
    var told = new ArrayList<Change>();
    for (var kind : List.of(revised, acted, seen)) {
      if (kind.size() > MOST_TOLD) {
        reload = true;
      } else {
        told.addAll(kind);
      }
    }
    if (reload) {
      told.add(new Change.Reload());
    } else if (otherwise) {
      told.add(new Change.Health(snapshot.sources().counts()));
    }
    tell(told);
  }

  /// The readers have caught up: from now on changes are told.
  public synchronized void caughtUp() {
    ready = true;
    publish();
    tell(List.of(new Change.Reload()));
  }

  /// Nothing comes any more: what is there stays, and is no longer called ready.
  public synchronized void lost() {
    ready = false;
    publish();
  }

  private void publish() {
    snapshot =
        new Snapshot(
            ready,
            articles.newestFirst(),
            alerts.inOrder(),
            actions.newestFirst(),
            List.copyOf(watches.values()),
            sources.overview());
  }

  private void tell(List<Change> changes) {
    for (var change : changes) {
      listeners.forEach(listener -> listener.accept(change));
    }
  }
}
