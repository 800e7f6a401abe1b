package rasid.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How a source does, as ingest sees it.
public enum Health {
  /// Answers, and brings articles at about its own pace.
  @JsonProperty("up")
  UP,
  /// Its last fetches failed.
  @JsonProperty("failing")
  FAILING,
  /// Answers, but has brought nothing for far longer than is usual for it.
  @JsonProperty("silent")
  SILENT,
  /// It was taken from the list, and is not read any more.
  @JsonProperty("removed")
  REMOVED
}
