package rasid.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a desk does about an alert or a watch.
///
/// In JSON the property `type` says which. It holds from the first tick that names its number, see
/// [Tick#actions()], so that a replay does the same at the same place of the stream.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Action.Acknowledge.class, name = "acknowledge"),
  @JsonSubTypes.Type(value = Action.Mute.class, name = "mute"),
  @JsonSubTypes.Type(value = Action.Unmute.class, name = "unmute"),
  @JsonSubTypes.Type(value = Action.Comment.class, name = "comment"),
  @JsonSubTypes.Type(value = Action.FalseAlarm.class, name = "false-alarm")
})
public sealed interface Action {
  /// Longest note or comment, in UTF-16 units: a page.
  int LONGEST_NOTE = 4_000;

  /// Longest name of whoever acts, in UTF-16 units: a line.
  int LONGEST_NAME = 100;

  /// Id of the watch it is about.
  String watch();

  /// Who acts, as they call themselves.
  String by();

  /// Recorded time at which it was done.
  Instant at();

  /// What it is about, and its key on the topic: the alert's id, else the watch's.
  default String subject() {
    return switch (this) {
      case Acknowledge of -> of.alert();
      case Comment of -> of.alert();
      case FalseAlarm of -> of.alert();
      case Mute of -> of.watch();
      case Unmute of -> of.watch();
    };
  }

  /// "We know": the alert is told nobody again until it expires; its revisions go on.
  ///
  /// @param until when it expires, or null for as long as the alert is open
  /// @param note why, or null
  record Acknowledge(
      String watch,
      String alert,
      String by,
      Instant at,
      @JsonInclude(Include.NON_NULL) @Nullable Instant until,
      @JsonInclude(Include.NON_NULL) @Nullable String note)
      implements Action {
    public Acknowledge {
      check(watch, by, note);
    }
  }

  /// The alerts of the watch are told nobody until it expires; they go on.
  ///
  /// @param until when it expires, or null for until [Unmute]
  /// @param note why, or null
  record Mute(
      String watch,
      String by,
      Instant at,
      @JsonInclude(Include.NON_NULL) @Nullable Instant until,
      @JsonInclude(Include.NON_NULL) @Nullable String note)
      implements Action {
    public Mute {
      check(watch, by, note);
    }
  }

  /// The alerts of the watch are told again.
  record Unmute(String watch, String by, Instant at) implements Action {
    public Unmute {
      check(watch, by, null);
    }
  }

  /// A remark beside an alert.
  ///
  /// @param text not blank
  record Comment(String watch, String alert, String by, Instant at, String text) implements Action {
    public Comment {
      check(watch, by, text);
      if (text.isBlank()) {
        throw new IllegalArgumentException("a comment must say something");
      }
    }
  }

  /// "This was nothing": the alert is closed, and its like is expected to come again.
  ///
  /// @param onset start of the alert
  /// @param surprise its highest, see [Alert#surprise()]
  /// @param note why, or null
  record FalseAlarm(
      String watch,
      String alert,
      String by,
      Instant at,
      Instant onset,
      double surprise,
      @JsonInclude(Include.NON_NULL) @Nullable String note)
      implements Action {
    public FalseAlarm {
      check(watch, by, note);
      if (!(surprise >= 0 && surprise < 1_000)) {
        throw new IllegalArgumentException(
            "surprise %s must be from 0 to 1000".formatted(surprise));
      }
    }
  }

  private static void check(String watch, String by, @Nullable String note) {
    Require.id("watch", watch);
    if (by.isBlank() || by.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "who acts must have a name of 1 to %d characters".formatted(LONGEST_NAME));
    }
    if (note != null && note.length() > LONGEST_NOTE) {
      throw new IllegalArgumentException(
          "a note must be at most %d characters".formatted(LONGEST_NOTE));
    }
  }
}
