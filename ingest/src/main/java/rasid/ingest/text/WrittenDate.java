package rasid.ingest.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A date as feeds and pages write it, with as much as they write of it: RFC 822 and its many
/// variants, ISO 8601, asctime, epoch seconds; months in words in the four Arabic ways, in English,
/// French and the language of the page; Arabic and Persian digits; Hijri and Persian solar years;
/// "two hours ago" where it is known when that was written.
///
/// @param time null where only the day is written
/// @param offset null where no zone is written, and where there is no time
public record WrittenDate(LocalDate day, @Nullable LocalTime time, @Nullable ZoneOffset offset) {
  static final int EARLIEST_YEAR = 1990;
  static final int LATEST_YEAR = 2100;

  /// Longest text looked at, in UTF-16 units: a date with its label and its twin in another
  /// calendar stays far below.
  private static final int LONGEST = 120;

  /// The instant it names, if it names one; without a zone it is UTC, without a time midnight.
  public static Optional<Instant> parse(@Nullable String written) {
    return read(written, DateHints.NONE).map(WrittenDate::instant);
  }

  /// The first date in a short text; an impossible one is none.
  public static Optional<WrittenDate> read(@Nullable String written, DateHints hints) {
    if (written == null || written.isBlank() || written.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(read(new DateTokens(written), hints))
          .filter(WrittenDate::isInRange);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static @Nullable WrittenDate read(DateTokens tokens, DateHints hints) {
    var only = tokens.only();
    if (only != null && Character.isDigit(only.text().charAt(0))) {
      return ofDigits(only.text());
    }
    var clock = ClockReading.of(tokens);
    var day = DateReading.of(tokens, hints);
    var reference = hints.reference();
    if (day == null) {
      return reference == null ? null : RelativeDate.of(tokens, clock.time(), reference);
    }
    var time = clock.time();
    var zone = clock.zone();
    return time == null || zone == null
        ? new WrittenDate(day, time, null)
        : new WrittenDate(day, time, zone.getRules().getOffset(day.atTime(time)));
  }

  // Epoch seconds or milliseconds, a year, or YYYYMMDD with or without a time behind it.
  private static @Nullable WrittenDate ofDigits(String digits) {
    int length = digits.length();
    if (length == 10 || length == 13) {
      var at = Instant.ofEpochSecond(Long.parseLong(digits.substring(0, 10)));
      var utc = at.atOffset(ZoneOffset.UTC);
      return new WrittenDate(utc.toLocalDate(), utc.toLocalTime(), ZoneOffset.UTC);
    }
    if (length != 4 && length != 8 && length != 12 && length != 14) {
      return null;
    }
    int year = number(digits, 0, 4);
    if (year < EARLIEST_YEAR || year > LATEST_YEAR) {
      return null;
    }
    if (length == 4) {
      return new WrittenDate(LocalDate.of(year, 1, 1), null, null);
    }
    var day = LocalDate.of(year, number(digits, 4, 6), number(digits, 6, 8));
    if (length == 8) {
      return new WrittenDate(day, null, null);
    }
    int second = length == 12 ? 0 : number(digits, 12, 14);
    return new WrittenDate(
        day, LocalTime.of(number(digits, 8, 10), number(digits, 10, 12), second), null);
  }

  // An epoch may name any year, and "900 years ago" one before there were pages.
  private boolean isInRange() {
    return day.getYear() >= EARLIEST_YEAR && day.getYear() <= LATEST_YEAR;
  }

  private static int number(String digits, int from, int to) {
    return Integer.parseInt(digits, from, to, 10);
  }

  /// The instant; without a zone it is UTC, without a time midnight.
  public Instant instant() {
    var at = day.atTime(time == null ? LocalTime.MIDNIGHT : time);
    return at.toInstant(offset == null ? ZoneOffset.UTC : offset);
  }

  /// ISO 8601 with as much as was written: a day, a local time, or a time with its offset.
  public String iso() {
    if (time == null) {
      return day.toString();
    }
    var local = day.atTime(time.truncatedTo(ChronoUnit.SECONDS));
    return offset == null ? local.toString() : local.atOffset(offset).toString();
  }
}
