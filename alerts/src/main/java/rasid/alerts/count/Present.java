package rasid.alerts.count;

import org.jspecify.annotations.Nullable;
import rasid.alerts.detect.Exposure;
import rasid.model.Quiet;
import rasid.model.Watch;
import rasid.model.topic.ActionLog;

/// The present of the stream, in which watches are looked at.
///
/// @param volume what there was to read
/// @param tick the tick acted on
/// @param watches as they hold at it
/// @param actions what desks did
record Present(Exposure volume, Barrier.Passed tick, Watches watches, ActionLog actions) {
  /// The pane that goes on.
  long pane() {
    return volume.now();
  }

  /// False alarms in four weeks that a watch may make.
  double budget(Watch watch) {
    if (!watch.shared() || watch.desk() == null) {
      return watch.budget();
    }
    return watch.budget() / StrictMath.max(1, watches.sharing(tick.moment(), watch.desk()));
  }

  /// Why nobody is told of an alert now, or null.
  @Nullable Quiet quiet(Watch watch, String alert) {
    long upTo = tick.actions() == null ? 0 : tick.actions();
    if (actions.isAcknowledged(alert, upTo, tick.at())) {
      return Quiet.ACKNOWLEDGED;
    }
    if (actions.isMuted(watch.id(), upTo, tick.at())) {
      return Quiet.MUTED;
    }
    var hours = watch.quietHours();
    return hours != null && hours.hold(tick.at()) ? Quiet.QUIET_HOURS : null;
  }
}
