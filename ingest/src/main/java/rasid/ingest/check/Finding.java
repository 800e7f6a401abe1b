package rasid.ingest.check;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// One thing that was looked at.
///
/// @param level whether it is as it should be
/// @param about what was looked at, in a word or two
/// @param says what was found
/// @param todo what to do about it, or null where there is nothing to do
public record Finding(Level level, String about, String says, @Nullable String todo) {
  /// How well a thing is, the best first.
  public enum Level {
    /// As it should be.
    @JsonProperty("fine")
    FINE,
    /// It works, and somebody should know.
    @JsonProperty("look")
    LOOK,
    /// The source cannot be used like this.
    @JsonProperty("wrong")
    WRONG
  }

  static Finding fine(String about, String says) {
    return new Finding(Level.FINE, about, says, null);
  }

  static Finding look(String about, String says, @Nullable String todo) {
    return new Finding(Level.LOOK, about, says, todo);
  }

  static Finding wrong(String about, String says, @Nullable String todo) {
    return new Finding(Level.WRONG, about, says, todo);
  }
}
