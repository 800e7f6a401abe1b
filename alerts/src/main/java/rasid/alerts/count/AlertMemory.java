package rasid.alerts.count;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rasid.alerts.detect.Exposure;
import rasid.alerts.detect.WatchDetector;
import rasid.alerts.lifecycle.Episode;
import rasid.model.Mention;
import rasid.model.Pulse;
import rasid.model.Watch;

/// Where an [AlertFold] keeps what it must not forget. A null value forgets; what is not overridden
/// is not kept.
///
/// Whoever stands behind it hands the same things back to [AlertFold#restore] after a restart.
public interface AlertMemory {
  /// Keeps nothing: for a fold that lives as long as its process.
  AlertMemory NONE = new AlertMemory() {};

  /// How far the stream has come.
  ///
  /// @param done the last tick acted on
  /// @param at its recorded time
  /// @param every its usual distance
  /// @param actions number of the last action that was heeded, or null before any
  record Clock(long done, Instant at, Duration every, @Nullable Long actions) {}

  /// What is known of a watch.
  ///
  /// @param watch as it was when last looked at
  /// @param episode its alert
  /// @param detector its counts and what was learned of them
  record WatchState(Watch watch, Episode episode, WatchDetector.Saved detector) {}

  /// How far the stream has come.
  default void clock(Clock clock) {}

  /// The volume of the stream, but for the panes.
  default void exposure(Exposure.Saved exposure) {}

  /// The volume of one pane by source.
  default void pane(long pane, @Nullable Map<String, Integer> volumes) {}

  /// What is known of a watch.
  default void watch(String id, WatchState state) {}

  /// A report of a watch, by the article seen first.
  default void report(String watch, String article, @Nullable Report report) {}

  /// A mention that waits for its tick, or no longer does.
  default void waiting(Mention mention, boolean waits) {}

  /// A pulse of which a tick waits for other partitions, or no longer does.
  default void pulse(Pulse pulse, boolean waits) {}
}
