package rasid.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Why nobody is told of a revision of an alert.
public enum Quiet {
  /// The desk knows of the alert.
  @JsonProperty("acknowledged")
  ACKNOWLEDGED,
  /// The desk muted the watch.
  @JsonProperty("muted")
  MUTED,
  /// It is in the watch's quiet hours.
  @JsonProperty("quiet-hours")
  QUIET_HOURS
}
