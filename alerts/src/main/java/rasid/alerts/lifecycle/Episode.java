package rasid.alerts.lifecycle;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/// Whether a watch has an alert now.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Episode.Idle.class, name = "idle"),
  @JsonSubTypes.Type(value = Episode.Open.class, name = "open")
})
public sealed interface Episode {
  /// It has none.
  ///
  /// @param floor the first pane that the next alert may tell of
  record Idle(long floor) implements Episode {}

  /// It has one.
  ///
  /// @param alert its id
  /// @param onset its first pane
  /// @param revision the last one told
  /// @param peak highest surprise so far
  /// @param scale panes of the window that showed it
  /// @param reports reports told in that revision, or of a drop those missing
  /// @param outlets publishers told in that revision; none of a drop
  /// @param told pane of that revision
  /// @param quiet whether nobody was told of it
  record Open(
      String alert,
      long onset,
      int revision,
      double peak,
      int scale,
      int reports,
      int outlets,
      long told,
      boolean quiet)
      implements Episode {
    /// Reads a state; those kept before quiet was heeded were told.
    @JsonCreator
    static Open read(
        String alert,
        long onset,
        int revision,
        double peak,
        int scale,
        int reports,
        int outlets,
        long told,
        @Nullable Boolean quiet) {
      return new Open(
          alert, onset, revision, peak, scale, reports, outlets, told, quiet != null && quiet);
    }
  }
}
