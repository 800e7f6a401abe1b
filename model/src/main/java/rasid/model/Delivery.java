package rasid.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/// What became of the last revision of an alert on its way to one channel: the memory that keeps it
/// from being sent twice.
///
/// @param alert id of the alert
/// @param revision the revision sent
/// @param channel such as `console` or `webhook`
/// @param state how it ended
/// @param attempts tries made
/// @param at wall-clock time of the last try
/// @param detail what the channel answered, without secrets
public record Delivery(
    String alert,
    int revision,
    String channel,
    State state,
    int attempts,
    Instant at,
    String detail) {

  /// How a delivery ended.
  public enum State {
    /// The channel took it.
    @JsonProperty("sent")
    SENT,
    /// The channel refused it, or did not answer within all tries.
    @JsonProperty("failed")
    FAILED
  }

  /// The key of this delivery's memory, and with the revision the idempotency key a receiver sees.
  public static String key(String alert, String channel) {
    return alert + ":" + channel;
  }
}
