package rasid.ingest.text;

import static java.time.temporal.ChronoField.DAY_OF_MONTH;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.chrono.HijrahDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The day within a written date, from what its time has left: in numbers, or with the month in
/// words, by the Gregorian, the Hijri (Umm al-Qura) or the Persian solar calendar.
final class DateReading {
  private static final int EARLIEST_HIJRI = 1410;
  private static final int LATEST_HIJRI = 1500;
  private static final int EARLIEST_JALALI = 1369;
  private static final int LATEST_JALALI = 1470;

  /// Thai and Burmese years count from the Buddha.
  private static final int BUDDHIST = 543;

  private static final Set<String> YEAR_MARKS = Set.of("年", PlainForm.of("년"));
  private static final Set<String> MONTH_MARKS = Set.of("月", PlainForm.of("월"));

  /// What may stand between a day, its month and its year.
  private static final Set<String> FILLERS =
      Set.of(
          "er", "st", "nd", "rd", "th", "o", "a", "e", "de", "del", "of", "من", "شهر", "عام", "سنة",
          "the", "da", "do", "m", "gada", "ngay", "nam", "г", "года", "لسنة", "لعام", "den");

  private final DateTokens tokens;
  private final DateHints hints;
  private final @Nullable DayOfWeek weekday;

  private DateReading(DateTokens tokens, DateHints hints) {
    this.tokens = tokens;
    this.hints = hints;
    this.weekday = weekday();
  }

  /// The day, or null.
  ///
  /// @throws DateTimeException when it is none, such as the 31st of February
  static @Nullable LocalDate of(DateTokens tokens, DateHints hints) {
    var reading = new DateReading(tokens, hints);
    var date = reading.named(Calendar.GREGORIAN);
    if (date == null) {
      date = reading.numeric();
    }
    if (date == null) {
      date = reading.named(Calendar.HIJRI);
    }
    return date != null ? date : reading.named(Calendar.JALALI);
  }

  private enum Calendar {
    GREGORIAN,
    HIJRI,
    JALALI
  }

  private @Nullable DayOfWeek weekday() {
    for (int i = 0; i < tokens.size(); i++) {
      var found = tokens.word(i).isEmpty() ? null : DateWords.day(tokens.word(i), hints.lang());
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  // --- in numbers

  private @Nullable LocalDate numeric() {
    for (int i = 0; i < tokens.size(); i++) {
      var first = tokens.at(i);
      if (!first.isNumber()) {
        continue;
      }
      if (first.text().length() == 8 && isYear(first.value() / 10_000)) {
        return LocalDate.of(first.value() / 10_000, first.value() / 100 % 100, first.value() % 100);
      }
      int second = separated(i, YEAR_MARKS);
      int third = second < 0 ? -1 : separated(second, MONTH_MARKS);
      if (third > 0) {
        var date = numeric(first, tokens.at(second), tokens.at(third), i, third);
        if (date != null) {
          return date;
        }
      }
    }
    return yearAndMonth();
  }

  private @Nullable LocalDate numeric(
      DateTokens.Token first, DateTokens.Token second, DateTokens.Token third, int from, int to) {
    boolean hijri = tokens.word(to + 1).equals("ه") || tokens.word(from - 1).equals("ه");
    if (first.text().length() == 4 && third.isNumber(1, 31, 2)) {
      return date(first.value(), second.value(), third.value(), hijri);
    }
    int year = third.value();
    boolean sameSigns = tokens.at(from + 1).text().equals(tokens.at(from + 3).text());
    if (third.text().length() == 2 && sameSigns && first.isNumber(1, 31, 2)) {
      year += 2000;
    } else if (third.text().length() != 4) {
      return null;
    }
    int one = first.value();
    int two = second.value();
    boolean monthFirst = two > 12 || (hints.monthFirst() && one <= 12);
    var date = monthFirst ? date(year, one, two, hijri) : date(year, two, one, hijri);
    if (date != null
        && weekday != null
        && date.getDayOfWeek() != weekday
        && one <= 12
        && two <= 12) {
      var other = monthFirst ? date(year, two, one, hijri) : date(year, one, two, hijri);
      return other != null && other.getDayOfWeek() == weekday ? other : date;
    }
    return date;
  }

  // The number after this one and a separator, or -1.
  private int separated(int i, Set<String> marks) {
    var sign = tokens.at(i + 1);
    boolean parts =
        sign.is('-')
            || sign.is('/')
            || sign.is('.')
            || sign.is('\\')
            || marks.contains(sign.text());
    return parts && tokens.at(i + 2).isNumber(0, 9999, 4) ? i + 2 : -1;
  }

  // "2026-11": the whole of it, or it is a range or a number.
  private @Nullable LocalDate yearAndMonth() {
    boolean whole =
        tokens.size() == 3
            && tokens.at(1).is('-')
            && tokens.at(0).text().length() == 4
            && tokens.at(2).isNumber(1, 12, 2);
    return whole ? date(tokens.at(0).value(), tokens.at(2).value(), 1, false) : null;
  }

  // --- with the month in words

  private @Nullable LocalDate named(Calendar calendar) {
    for (int i = 0; i < tokens.size(); i++) {
      var word = tokens.word(i);
      if (word.isEmpty()) {
        continue;
      }
      int month = 0;
      int after = i + 1;
      if (!tokens.word(i + 1).isEmpty()) {
        month = month(word + "-" + tokens.word(i + 1), calendar);
        after = month > 0 ? i + 2 : after;
      }
      if (month == 0 && tokens.at(i + 1).isNumber(1, 12, 2)) {
        month = numberedMonth(word, tokens.at(i + 1), calendar);
        after = month > 0 ? i + 2 : after;
      }
      if (month == 0 && tokens.at(i + 1).is('.') && tokens.at(i + 2).isWord()) {
        month = month(word + tokens.word(i + 2), calendar); // Thai "พ.ย."
        after = month > 0 ? i + 3 : after;
      }
      if (month == 0) {
        month = month(word, calendar);
      }
      if (month > 0 && !isDayBeforeMonth(i, calendar)) {
        var date = around(i, after, month, calendar);
        if (date != null) {
          return date;
        }
      }
    }
    return null;
  }

  // "mar. 14 juil.": a Tuesday, and no March.
  private boolean isDayBeforeMonth(int i, Calendar calendar) {
    if (DateWords.day(tokens.word(i), hints.lang()) == null) {
      return false;
    }
    for (int j = i + 1; j < tokens.size(); j++) {
      if (!tokens.word(j).isEmpty() && month(tokens.word(j), calendar) > 0) {
        return true;
      }
    }
    return false;
  }

  private int month(String name, Calendar calendar) {
    return switch (calendar) {
      case GREGORIAN -> DateWords.month(name, hints.lang());
      case HIJRI -> DateWords.hijri(name);
      case JALALI -> DateWords.jalali(name);
    };
  }

  // "كانون٢" glued, and Vietnamese "tháng 11".
  private static int numberedMonth(String word, DateTokens.Token number, Calendar calendar) {
    if (calendar != Calendar.GREGORIAN) {
      return 0;
    }
    return switch (word) {
      case "thang" -> number.value();
      case "كانون" -> number.glued() && number.value() <= 2 ? (number.value() == 1 ? 12 : 1) : 0;
      case "تشرين" -> number.glued() && number.value() <= 2 ? 9 + number.value() : 0;
      default -> 0;
    };
  }

  private @Nullable LocalDate around(int at, int after, int month, Calendar calendar) {
    int left = number(at, -1);
    int right = number(pastTwin(after, month, calendar), 1);
    var before = tokens.at(left);
    var next = tokens.at(right);
    boolean dayLeft = before.isNumber(1, 31, 2);
    int inWords = dayLeft ? 0 : dayInWords(at);
    if (inWords > 0) {
      return next.text().length() == 4
          ? date(next.value(), month, inWords, calendar)
          : withoutYear(month, inWords, calendar);
    }
    if (dayLeft && next.text().length() == 4) {
      return date(next.value(), month, before.value(), calendar);
    }
    if (!dayLeft && next.isNumber(1, 31, 2)) {
      // The month first: "November 9, 2026", "2026 November 9", "Sun Nov 22 2026".
      if (before.text().length() == 4 && before.isNumber()) {
        return date(before.value(), month, next.value(), calendar);
      }
      var year = tokens.at(number(right + 1, 1));
      return year.text().length() == 4 && year.isNumber()
          ? date(year.value(), month, next.value(), calendar)
          : withoutYear(month, next.value(), calendar);
    }
    if (dayLeft && next.isNumber() && next.text().length() == 2) {
      // As RFC 2822 reads a year of two digits.
      return date(
          next.value() < 50 ? 2000 + next.value() : 1900 + next.value(),
          month,
          before.value(),
          calendar);
    }
    if (!dayLeft) {
      return null;
    }
    var first = tokens.at(number(left, -1)); // Latvian "2026. gada 20. novembris"
    return first.text().length() == 4 && first.isNumber()
        ? date(first.value(), month, before.value(), calendar)
        : withoutYear(month, before.value(), calendar);
  }

  // "الثاني عشر من", or "غرة", as Hijri months are opened; 0 when there is none.
  private int dayInWords(int at) {
    if (tokens.word(at - 1).equals("غرة")) {
      return 1;
    }
    int last = tokens.word(at - 1).equals("شهر") ? at - 2 : at - 1;
    return tokens.word(last).equals("من")
        ? DateWords.ordinal(tokens.word(last - 2), tokens.word(last - 1))
        : 0;
  }

  // The next number to the left or right, over signs, fillers and what was taken.
  private int number(int from, int step) {
    int i = step < 0 ? from - 1 : from;
    for (int skipped = 0; skipped < 4 && i >= 0 && i < tokens.size(); skipped++, i += step) {
      var token = tokens.at(i);
      if (token.isNumber()) {
        return i;
      }
      if (tokens.isTaken(i)) {
        skipped--; // a time in between may be long
        continue;
      }
      boolean sign = !token.isWord();
      if (!sign && !FILLERS.contains(token.text())) {
        return -1;
      }
    }
    return -1;
  }

  // Behind "نوفمبر/تشرين الثاني": the same month again, by its other name.
  private int pastTwin(int after, int month, Calendar calendar) {
    if (!tokens.at(after).is('/') && !tokens.at(after).is('(')) {
      return after;
    }
    int i = after + 1;
    if (!tokens.word(i + 1).isEmpty()
        && month(tokens.word(i) + "-" + tokens.word(i + 1), calendar) == month) {
      return i + 2;
    }
    if (numberedMonth(tokens.word(i), tokens.at(i + 1), calendar) == month) {
      return i + 2;
    }
    return month(tokens.word(i), calendar) == month ? i + 1 : after;
  }

  // The last such day that was, seen from when the text was read.
  private @Nullable LocalDate withoutYear(int month, int day, Calendar calendar) {
    var reference = hints.reference();
    if (reference == null || calendar != Calendar.GREGORIAN) {
      return null;
    }
    var date = LocalDate.of(reference.getYear(), month, day);
    return date.isAfter(reference.toLocalDate().plusDays(1)) ? date.minusYears(1) : date;
  }

  // --- calendars

  private static boolean isYear(int year) {
    return year >= WrittenDate.EARLIEST_YEAR && year <= WrittenDate.LATEST_YEAR;
  }

  private @Nullable LocalDate date(int year, int month, int day, boolean hijri) {
    if (hijri) {
      return date(year, month, day, Calendar.HIJRI);
    }
    boolean jalali =
        year >= EARLIEST_JALALI
            && year <= LATEST_JALALI
            && (tokens.persian || "fa".equals(hints.lang()));
    return date(year, month, day, jalali ? Calendar.JALALI : Calendar.GREGORIAN);
  }

  private static @Nullable LocalDate date(int year, int month, int day, Calendar calendar) {
    return switch (calendar) {
      case GREGORIAN -> gregorian(year, month, day);
      case HIJRI ->
          year < EARLIEST_HIJRI || year > LATEST_HIJRI
              ? null
              : LocalDate.from(HijrahDate.of(year, month, 1).with(DAY_OF_MONTH, day));
      case JALALI ->
          year < EARLIEST_JALALI || year > LATEST_JALALI ? null : solar(year, month, day);
    };
  }

  private static @Nullable LocalDate gregorian(int written, int month, int day) {
    boolean buddhist = isYear(written - BUDDHIST) && written > WrittenDate.LATEST_YEAR;
    int year = buddhist ? written - BUDDHIST : written;
    return isYear(year) ? LocalDate.of(year, month, day) : null;
  }

  // New year falls on 20 or 21 March; leap years repeat in 33 (true from 1343 to 1500), the fifth
  // year of each four or five being one. 1 Farvardin 1370 was 21 March 1991.
  private static LocalDate solar(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1 || day > (month <= 6 ? 31 : 30)) {
      throw new DateTimeException("no such day in the Persian calendar");
    }
    int days = 0;
    for (int y = 1370; y < year; y++) {
      days += isSolarLeap(y) ? 366 : 365;
    }
    for (int y = year; y < 1370; y++) {
      days -= isSolarLeap(y) ? 366 : 365;
    }
    int before = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30;
    return LocalDate.of(1991, 3, 21).plusDays(days + before + day - 1L);
  }

  private static boolean isSolarLeap(int year) {
    return switch (year % 33) {
      case 1, 5, 9, 13, 17, 22, 26, 30 -> true;
      default -> false;
    };
  }
}
