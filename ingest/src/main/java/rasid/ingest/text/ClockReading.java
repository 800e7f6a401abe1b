package rasid.ingest.text;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The time of day within a written date, and the zone it is meant in.
final class ClockReading {
  private static final int MOST_OFFSET_HOURS = 14;

  /// How many tokens may stand between a time and its zone, as in "16:00 (GMT+2)".
  private static final int ZONE_WITHIN = 4;

  private enum Half {
    MORNING,
    AFTERNOON,
    NIGHT
  }

  private static final Map<String, Half> HALVES =
      Map.ofEntries(
          Map.entry("am", Half.MORNING),
          Map.entry("ص", Half.MORNING),
          Map.entry("صباحا", Half.MORNING),
          Map.entry("صباح", Half.MORNING),
          Map.entry("فجرا", Half.MORNING),
          Map.entry("上午", Half.MORNING),
          Map.entry("午前", Half.MORNING),
          Map.entry(PlainForm.of("오전"), Half.MORNING),
          Map.entry("pm", Half.AFTERNOON),
          Map.entry("م", Half.AFTERNOON),
          Map.entry("مساء", Half.AFTERNOON),
          Map.entry("ظهرا", Half.AFTERNOON),
          Map.entry("عصرا", Half.AFTERNOON),
          Map.entry("下午", Half.AFTERNOON),
          Map.entry("午後", Half.AFTERNOON),
          Map.entry(PlainForm.of("오후"), Half.AFTERNOON),
          Map.entry("ليلا", Half.NIGHT));

  /// Words before a time that may be written with a point, as in `kl. 10.30`.
  private static final Set<String> AT =
      Set.of("at", "kl", "klo", "klokken", "klockan", "om", "um", "alle", "ore", "الساعة", "saat");

  private static final Set<String> HOUR_MARKS =
      Set.of("h", "hs", "hrs", "u", "时", "時", "点", "點", PlainForm.of("시"));
  private static final Set<String> MINUTE_MARKS = Set.of("分", PlainForm.of("분"));

  private final DateTokens tokens;
  private @Nullable LocalTime time;
  private @Nullable ZoneId zone;
  private int end;

  private ClockReading(DateTokens tokens) {
    this.tokens = tokens;
  }

  /// Reads the first time there is and takes it out.
  ///
  /// @throws java.time.DateTimeException when it is none, such as 25:00
  static ClockReading of(DateTokens tokens) {
    var reading = new ClockReading(tokens);
    for (int i = 0; i < tokens.size() && reading.time == null; i++) {
      reading.readAt(i);
    }
    reading.readZone();
    return reading;
  }

  @Nullable LocalTime time() {
    return time;
  }

  /// The zone that was written, or null.
  @Nullable ZoneId zone() {
    return zone;
  }

  private void readAt(int i) {
    var hour = tokens.at(i);
    if (hour.isNumber(0, 235_959, 6)
        && hour.text().length() == 6
        && tokens.word(i - 1).equals("t")) {
      // ISO 8601 without signs: 20261122T103000Z
      time = LocalTime.of(hour.value() / 10_000, hour.value() / 100 % 100, hour.value() % 100);
      end = i + 1;
      tokens.take(i, end);
      return;
    }
    if (!hour.isNumber(0, 99, 2)) {
      return;
    }
    boolean before = tokens.at(i - 1).is(':') && tokens.at(i - 2).isNumber();
    if (!before && tokens.at(i + 1).is(':') && tokens.at(i + 2).isNumber(0, 99, 2)) {
      int seconds = 0;
      int after = i + 3;
      if (tokens.at(after).is(':') && tokens.at(after + 1).isNumber(0, 99, 2)) {
        seconds = Math.min(59, tokens.at(after + 1).value());
        after += 2;
        if ((tokens.at(after).is('.') || tokens.at(after).is(','))
            && tokens.at(after).glued()
            && Character.isDigit(tokens.at(after + 1).text().charAt(0))
            && tokens.at(after + 1).glued()) {
          after += 2;
        }
      }
      set(i, after, tokens.at(i + 2).value(), seconds);
    } else if (HOUR_MARKS.contains(tokens.word(i + 1)) && hour.value() <= 24) {
      boolean minutes =
          tokens.at(i + 2).isNumber(0, 59, 2)
              && (tokens.at(i + 2).glued()
                  || !tokens.at(i + 1).glued() // "18 h 20", but not "18h 20 novembre"
                  || MINUTE_MARKS.contains(tokens.word(i + 3)));
      set(i, minutes ? i + 3 : i + 2, minutes ? tokens.at(i + 2).value() : 0, 0);
    } else if (tokens.at(i + 1).is('.') && tokens.at(i + 2).isNumber(0, 59, 2)) {
      boolean after =
          halfAt(i + 3) != null
              || tokens.word(i + 3).equals("uhr")
              || DateWords.shortZone(tokens.word(i + 3)) != null;
      boolean at = AT.contains(tokens.word(i - 1)) || AT.contains(tokens.word(i - 2));
      if (!tokens.at(i + 3).is('.') && (after || at) && hour.value() <= 24) {
        set(i, i + 3, tokens.at(i + 2).value(), 0);
      }
    } else if (hour.value() >= 1 && hour.value() <= 12 && halfAt(i + 1) != null) {
      set(i, i + 1, 0, 0);
    } else if (hour.value() <= 24 && tokens.word(i + 1).equals("uhr")) {
      set(i, i + 1, 0, 0);
    }
  }

  private void set(int from, int after, int minutes, int seconds) {
    int hour = tokens.at(from).value();
    var half = halfAt(after);
    int to = after;
    if (half != null) {
      to += tokens.at(after + 1).is('.') ? 4 : 1;
    } else if (halfAt(from - 1) != null && tokens.word(from - 1).length() > 1) {
      half = halfAt(from - 1);
    }
    time = LocalTime.of(half == null || hour > 12 ? hour : hour(hour, half), minutes, seconds);
    end = Math.min(to, tokens.size());
    tokens.take(from, end);
  }

  private static int hour(int hour, Half half) {
    return switch (half) {
      case MORNING -> hour % 12;
      case AFTERNOON -> hour == 11 || hour == 10 ? hour + 12 : hour % 12 + 12;
      // "12 at night" is midnight, "2 at night" comes after it.
      case NIGHT -> hour >= 6 && hour < 12 ? hour + 12 : hour % 12;
    };
  }

  private @Nullable Half halfAt(int i) {
    var word = tokens.word(i);
    if ((word.equals("a") || word.equals("p"))
        && tokens.at(i + 1).is('.')
        && tokens.word(i + 2).equals("m")) {
      return word.equals("a") ? Half.MORNING : Half.AFTERNOON;
    }
    return HALVES.get(word);
  }

  private void readZone() {
    if (time == null) {
      return;
    }
    if (readOffset(end, true)) {
      return;
    }
    for (int i = end; i < Math.min(end + ZONE_WITHIN, tokens.size()); i++) {
      var named = DateWords.shortZone(tokens.word(i));
      boolean arabic = tokens.word(i).equals("ت") && tokens.word(i + 2).equals("غ");
      if (named != null || arabic) {
        zone = named == null ? ZoneOffset.UTC : named;
        readOffset(arabic ? i + 3 : i + 1, false);
        return;
      }
      if (readOffset(i, false) || readClock(i)) {
        return;
      }
    }
    for (int i = 0; i < tokens.size(); i++) {
      if (readClock(i)) {
        return;
      }
    }
  }

  // "by the clock of Mecca", "heure de Paris"
  private boolean readClock(int i) {
    var word = tokens.word(i);
    int place;
    if (word.equals("بتوقيت") || word.equals("توقيت") || word.equals("heure")) {
      place = word.equals("heure") ? i + 2 : i + 1;
    } else {
      return false;
    }
    var named = DateWords.clockOf(tokens.word(place));
    if (named == null) {
      named = DateWords.clockOf(tokens.word(place + 1));
    }
    if (named == null) {
      return false;
    }
    zone = named;
    readOffset(place + 1, false);
    return true;
  }

  // "+0300", "+03:00", and after GMT also "+3"; a lone "-20" behind a blank is no offset.
  private boolean readOffset(int i, boolean behindTime) {
    boolean minus = tokens.at(i).is('-');
    var hours = tokens.at(i + 1);
    if (!(minus || tokens.at(i).is('+')) || !hours.isNumber() || !hours.glued()) {
      return false;
    }
    int total;
    int to = i + 2;
    if (hours.text().length() == 4) {
      total = hours.value() / 100 * 60 + hours.value() % 100;
    } else if (tokens.at(i + 2).is(':') && tokens.at(i + 3).isNumber(0, 59, 2)) {
      total = hours.value() * 60 + tokens.at(i + 3).value();
      to = i + 4;
    } else if (hours.text().length() <= 2 && (!behindTime || tokens.at(i).glued())) {
      if (!behindTime && zone == null) {
        return false;
      }
      total = hours.value() * 60;
    } else {
      return false;
    }
    if (total > MOST_OFFSET_HOURS * 60 || total % 60 > 59) {
      return false;
    }
    zone = ZoneOffset.ofTotalSeconds((minus ? -total : total) * 60);
    tokens.take(i, to);
    return true;
  }
}
