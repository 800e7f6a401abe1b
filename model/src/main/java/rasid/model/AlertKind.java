package rasid.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What an alert tells of.
public enum AlertKind {
  /// Far more reports than usual.
  @JsonProperty("burst")
  BURST,
  /// Far fewer reports than usual, while the sources that bring them are well.
  @JsonProperty("drop")
  DROP
}
