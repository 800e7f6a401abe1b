package rasid.alerts.count;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import rasid.alerts.count.AlertMemory.WatchState;
import rasid.alerts.detect.Burst;
import rasid.alerts.detect.Exposure;
import rasid.alerts.detect.WatchDetector;
import rasid.alerts.lifecycle.AlertLifecycle;
import rasid.alerts.lifecycle.Episode;
import rasid.alerts.lifecycle.Signal;
import rasid.model.Action;
import rasid.model.Alert;
import rasid.model.AlertKind;
import rasid.model.Mention;
import rasid.model.Pane;
import rasid.model.Watch;

/// One watch as it is counted: its reports, what is usual for it, and its alert.
///
/// Mutable, for one thread.
final class Watched {
  private final ReportBook book = new ReportBook();
  private final WatchDetector detector;
  private Episode episode;
  private Watch watch;

  private Watched(Watch watch, Episode episode, WatchDetector detector, List<Report> reports) {
    this.watch = watch;
    this.episode = episode;
    this.detector = detector;
    book.restore(reports);
  }

  /// One of which nothing is known but that it had no report before.
  static Watched begun(Watch watch, Exposure volume) {
    long start = watch.since().equals(Instant.EPOCH) ? Long.MIN_VALUE : Pane.of(watch.since());
    return new Watched(
        watch,
        new Episode.Idle(Long.MIN_VALUE),
        new WatchDetector(watch.kind(), start, volume),
        List.of());
  }

  /// One whose past was learned by a backtest.
  static Watched begun(Watch watch, Baseline past, Exposure volume) {
    return new Watched(
        watch,
        new Episode.Idle(past.floor()),
        WatchDetector.resumed(watch.kind(), past.detector(), past.start(), volume),
        past.reports());
  }

  /// One as it was kept.
  static Watched kept(WatchState state, List<Report> reports) {
    return new Watched(
        state.watch(),
        state.episode(),
        new WatchDetector(state.watch().kind(), state.detector()),
        reports);
  }

  /// All but the reports, to be kept.
  WatchState state() {
    return new WatchState(watch, episode, detector.saved());
  }

  /// What it has learned, for one that goes on elsewhere from the next pane.
  Baseline baseline(Exposure volume) {
    detector.catchUp(volume);
    long floor =
        switch (episode) {
          case Episode.Idle(var first) -> first;
          case Episode.Open open -> open.onset();
        };
    return new Baseline(volume.now() + 1, floor, detector.saved(), book.all());
  }

  /// Whether another version of it is to be counted from a past of its own.
  boolean beginsAnew(Watch other) {
    return !Objects.equals(other.baseline(), watch.baseline()) || other.kind() != watch.kind();
  }

  /// Goes on as another version.
  void follow(Watch other) {
    watch = other;
  }

  boolean isOpen() {
    return episode instanceof Episode.Open;
  }

  boolean isForDrops() {
    return watch.kind() == AlertKind.DROP;
  }

  int learning() {
    return detector.learning();
  }

  List<Report> reports() {
    return book.all();
  }

  /// Counts a mention; empty when its article is known already.
  Optional<Report> note(Mention mention, Exposure volume) {
    detector.catchUp(volume);
    long pane = Pane.of(mention.countedAt());
    long counted = volume.seasoned(mention.source()) ? pane : Report.NOT_COUNTED;
    var noted = book.note(mention, counted, volume.now());
    if (noted.filter(ReportBook.Noted::counts).isPresent()) {
      detector.add(mention.source(), pane, volume);
    }
    return noted.map(ReportBook.Noted::report);
  }

  /// Walks it along, and forgets reports that no copy can join any more.
  ///
  /// @return the reports forgotten
  List<Report> walk(Exposure volume) {
    detector.catchUp(volume);
    Long onset = episode instanceof Episode.Open open ? open.onset() : null;
    return book.forget(volume.now(), onset);
  }

  /// Learns that a desk called an alert false, and closes it where it goes on.
  Optional<Alert> called(Action.FalseAlarm action, Present present) {
    detector.catchUp(present.volume());
    detector.called(Pane.of(action.onset()), action.surprise(), present.volume());
    return episode instanceof Episode.Open open && open.alert().equals(action.alert())
        ? over(present)
        : Optional.empty();
  }

  /// Ends its alert, if it has one.
  Optional<Alert> over(Present present) {
    return step(new Signal.Calm(present.pane()), present);
  }

  /// Looks whether there is something to tell.
  Optional<Alert> look(Present present) {
    detector.catchUp(present.volume());
    return step(signal(present), present);
  }

  private Optional<Alert> step(Signal signal, Present present) {
    var step = AlertLifecycle.next(episode, signal);
    if (step.episode().equals(episode)) {
      return Optional.empty();
    }
    var before = episode;
    episode = step.episode();
    return step.tell()
        .map(
            state -> {
              var told = (Episode.Open) (before instanceof Episode.Open ? before : episode);
              var now = episode instanceof Episode.Open open ? open : told;
              return Telling.revision(state, step.revision(), now, watch, book, detector, present);
            });
  }

  private Signal signal(Present present) {
    var volume = present.volume();
    return switch (episode) {
      case Episode.Idle(var floor) ->
          detector
              .burst(volume, floor, watch.minReports(), present.budget(watch))
              .filter(burst -> carried(burst.onset()))
              .<Signal>map(
                  burst -> {
                    var alert = Telling.id(watch.id(), burst.onset());
                    return new Signal.Began(
                        alert,
                        burst.onset(),
                        volume.now(),
                        burst.surprise(),
                        burst.scale(),
                        size(burst.onset(), burst),
                        outlets(burst.onset()),
                        present.quiet(watch, alert) != null);
                  })
              .orElseGet(Signal.Nothing::new);
      case Episode.Open open when detector.calm(open.onset(), volume) ->
          new Signal.Calm(volume.now());
      case Episode.Open open -> {
        var burst = detector.since(open.onset(), volume);
        yield new Signal.GoesOn(
            volume.now(),
            burst.surprise(),
            burst.scale(),
            size(open.onset(), burst),
            outlets(open.onset()),
            present.quiet(watch, open.alert()) != null);
      }
    };
  }

  private boolean carried(long onset) {
    return isForDrops() || book.outletsSince(onset) >= watch.minOutlets();
  }

  // Reports since the onset, or those missing: what an alert grows by.
  private int size(long onset, Burst burst) {
    return isForDrops() ? burst.off() : book.reportsSince(onset);
  }

  private int outlets(long onset) {
    return isForDrops() ? 0 : book.outletsSince(onset);
  }
}
