package rasid.alerts.lifecycle;

import java.util.Optional;
import rasid.alerts.lifecycle.Episode.Idle;
import rasid.alerts.lifecycle.Episode.Open;
import rasid.alerts.lifecycle.Signal.Began;
import rasid.alerts.lifecycle.Signal.Calm;
import rasid.alerts.lifecycle.Signal.GoesOn;
import rasid.alerts.lifecycle.Signal.Nothing;
import rasid.model.AlertState;

/// The life of an alert, as a table.
public final class AlertLifecycle {
  private static final double GROWN = 1.5;
  private static final long HOUR = 12;

  private AlertLifecycle() {}

  /// What follows from a signal.
  ///
  /// @param episode the new state
  /// @param tell the state of the revision to tell the desk, if there is something to tell
  /// @param revision its number
  public record Step(Episode episode, Optional<AlertState> tell, int revision) {
    private static Step silent(Episode episode) {
      return new Step(episode, Optional.empty(), 0);
    }
  }

  private record Met(Episode episode, Signal signal) {}

  /// The new state, and what the desk is told.
  ///
  /// An open alert is told again when its reports have grown by half, and at the latest an hour
  /// after the last revision when there is anything more to see; and once nobody was told of the
  /// last revision and somebody would be now.
  public static Step next(Episode episode, Signal signal) {
    return switch (new Met(episode, signal)) {
      case Met(Idle _, Began b) ->
          new Step(
              new Open(
                  b.alert(),
                  b.onset(),
                  1,
                  b.surprise(),
                  b.scale(),
                  b.reports(),
                  b.outlets(),
                  b.pane(),
                  b.quiet()),
              Optional.of(AlertState.OPEN),
              1);
      case Met(Open open, GoesOn more) when worthTelling(open, more) ->
          new Step(
              told(
                  open,
                  more,
                  open.revision() + 1,
                  more.reports(),
                  more.outlets(),
                  more.pane(),
                  more.quiet()),
              Optional.of(AlertState.UPDATED),
              open.revision() + 1);
      case Met(Open open, GoesOn more) ->
          Step.silent(
              told(
                  open,
                  more,
                  open.revision(),
                  open.reports(),
                  open.outlets(),
                  open.told(),
                  open.quiet()));
      case Met(Open open, Calm(var pane)) ->
          new Step(new Idle(pane + 1), Optional.of(AlertState.CLOSED), open.revision() + 1);
      case Met(Open open, Began _) -> Step.silent(open);
      case Met(Open open, Nothing _) -> Step.silent(open);
      case Met(Idle idle, GoesOn _) -> Step.silent(idle);
      case Met(Idle idle, Calm _) -> Step.silent(idle);
      case Met(Idle idle, Nothing _) -> Step.silent(idle);
    };
  }

  private static boolean worthTelling(Open open, GoesOn more) {
    boolean grown = more.reports() >= open.reports() * GROWN;
    // Of a drop nobody reports: that it lasts is nothing more to see.
    boolean any =
        more.outlets() > 0 && (more.reports() > open.reports() || more.outlets() > open.outlets());
    if (open.quiet() && !more.quiet()) {
      return true;
    }
    return more.pane() > open.told() && (grown || (any && more.pane() - open.told() >= HOUR));
  }

  private static Open told(
      Open open, GoesOn more, int revision, int reports, int outlets, long told, boolean quiet) {
    boolean higher = more.surprise() > open.peak();
    return new Open(
        open.alert(),
        open.onset(),
        revision,
        higher ? more.surprise() : open.peak(),
        higher ? more.scale() : open.scale(),
        reports,
        outlets,
        told,
        quiet);
  }
}
