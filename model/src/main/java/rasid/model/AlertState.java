package rasid.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Where an alert is in its life.
public enum AlertState {
  /// Its first revision: a burst began.
  @JsonProperty("open")
  OPEN,
  /// The burst goes on, and there is more to see.
  @JsonProperty("updated")
  UPDATED,
  /// The burst is over; nothing follows.
  @JsonProperty("closed")
  CLOSED
}
