package rasid.model;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/// When a desk does not want to be woken, every day.
///
/// @param zone whose clock the desk goes by, such as `Africa/Bamako`
/// @param from when they begin
/// @param to when they end; before `from` when they last over midnight
public record QuietHours(ZoneId zone, LocalTime from, LocalTime to) {
  public QuietHours {
    if (from.equals(to)) {
      throw new IllegalArgumentException(
          "quiet hours from %s to %s are none; leave them out, or give another end"
              .formatted(from, to));
    }
  }

  /// Whether a moment falls into them; the end is outside.
  public boolean hold(Instant at) {
    var time = at.atZone(zone).toLocalTime();
    boolean begun = !time.isBefore(from);
    boolean over = !time.isBefore(to);
    return from.isBefore(to) ? begun && !over : begun || !over;
  }
}
