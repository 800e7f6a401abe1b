package rasid.ingest.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A date as feeds and pages write it: RFC 822 and its many variants, ISO 8601, asctime, epoch
/// seconds, month names in English, French and Arabic (Levantine, Gulf, Egyptian, Maghrebi),
/// Eastern digits.
///
/// Without a zone it is UTC, without a time midnight. What is no date, or an impossible one, is
/// absent.
public final class WrittenDate {
  private static final int LONGEST = 120;
  private static final int EARLIEST_YEAR = 1990;
  private static final int LATEST_YEAR = 2100;

  private static final Map<String, Integer> MONTHS = new TreeMap<>();
  private static final Map<String, Integer> ZONES =
      Map.ofEntries(
          Map.entry("est", -5),
          Map.entry("edt", -4),
          Map.entry("cst", -6),
          Map.entry("cdt", -5),
          Map.entry("mst", -7),
          Map.entry("mdt", -6),
          Map.entry("pst", -8),
          Map.entry("pdt", -7),
          Map.entry("cet", 1),
          Map.entry("cest", 2),
          Map.entry("bst", 1),
          Map.entry("eet", 2),
          Map.entry("eest", 3),
          Map.entry("msk", 3),
          Map.entry("gst", 4),
          Map.entry("wat", 1));

  static {
    String[] names = {
      "jan january janvier janv يناير كانون-الثاني جانفي",
      "feb february fevrier fevr fev فبراير شباط فيفري",
      "mar march mars مارس اذار",
      "apr april avril avr ابريل نيسان افريل",
      "may mai مايو ايار ماي",
      "jun june juin يونيو يونيه يونية حزيران جوان",
      "jul july juillet juil يوليو يوليه يولية تموز جويلية يوليوز",
      "aug august aout اغسطس اب اوت غشت",
      "sep sept september septembre سبتمبر ايلول شتنبر",
      "oct october octobre اكتوبر تشرين-الاول",
      "nov november novembre نوفمبر تشرين-الثاني نونبر",
      "dec december decembre ديسمبر كانون-الاول دجنبر"
    };
    for (int month = 1; month <= 12; month++) {
      for (var name : names[month - 1].split(" ")) {
        MONTHS.put(name, month);
      }
    }
  }

  private static final Pattern EPOCH = Pattern.compile("(\\d{10})(\\d{3})?");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(?<!\\d)(\\d{4})[-/.](\\d{1,2})(?:[-/.](\\d{1,2}))?(?!\\d)");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(?<!\\d)(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})(?!\\d)");
  private static final Pattern TIME =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2})[:.h](\\d{2})(?:[:.](\\d{2}))?(?:[.,]\\d{1,9})?"
              + "(?:\\s{0,3}(am|pm|a\\.m\\.|p\\.m\\.|صباحا|مساء|ص|م)(?!\\p{L}))?");
  private static final Pattern OFFSET =
      Pattern.compile("(?:(?:gmt|utc)\\s{0,2}|(?<![\\p{L}\\d]))([+-])(\\d{2}):?(\\d{2})(?!\\d)");
  private static final Pattern ONLY_YEAR = Pattern.compile("\\d{4}");
  private static final Pattern WORD = Pattern.compile("[\\p{L}]+|\\d+");

  private WrittenDate() {}

  /// The instant it names, if it names one.
  public static Optional<Instant> parse(@Nullable String written) {
    if (written == null || written.length() > LONGEST) {
      return Optional.empty();
    }
    var text = plain(written);
    try {
      return Optional.ofNullable(instant(text));
    } catch (DateTimeException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static @Nullable Instant instant(String text) {
    var epoch = EPOCH.matcher(text);
    if (epoch.matches()) {
      return Instant.ofEpochSecond(Long.parseLong(epoch.group(1)));
    }
    if (ONLY_YEAR.matcher(text).matches()) {
      return at(LocalDate.of(Integer.parseInt(text), 1, 1), LocalTime.MIDNIGHT, 0);
    }
    var rest = new StringBuilder(text);
    var date = numeric(rest);
    // ISO writes the offset right behind the time; it must go before the time's own digits are
    // read.
    var time = take(TIME, rest);
    int seconds = offset(rest);
    if (date == null) {
      date = named(rest);
    }
    return date == null ? null : at(date, time == null ? LocalTime.MIDNIGHT : time(time), seconds);
  }

  private static @Nullable Instant at(LocalDate date, LocalTime time, int offsetSeconds) {
    if (date.getYear() < EARLIEST_YEAR || date.getYear() > LATEST_YEAR) {
      return null;
    }
    return date.atTime(time).toInstant(ZoneOffset.ofTotalSeconds(offsetSeconds));
  }

  private static @Nullable LocalDate numeric(StringBuilder rest) {
    var yearFirst = take(YEAR_FIRST, rest);
    if (yearFirst != null) {
      var day = yearFirst.group(3);
      return LocalDate.of(
          number(yearFirst, 1), number(yearFirst, 2), day == null ? 1 : Integer.parseInt(day));
    }
    var dayFirst = take(DAY_FIRST, rest);
    if (dayFirst == null) {
      return null;
    }
    int first = number(dayFirst, 1);
    int second = number(dayFirst, 2);
    // Day first, as the press we read writes it, unless only the other order is a date.
    return second > 12
        ? LocalDate.of(number(dayFirst, 3), first, second)
        : LocalDate.of(number(dayFirst, 3), second, first);
  }

  private static @Nullable LocalDate named(StringBuilder rest) {
    int month = 0;
    int day = 0;
    int year = -1;
    var pending = "";
    var words = WORD.matcher(rest);
    while (words.find()) {
      var word = words.group();
      if (Character.isDigit(word.charAt(0))) {
        int value = word.length() > 4 ? -1 : Integer.parseInt(word);
        if (word.length() == 4) {
          year = value;
        } else if (day == 0 && value >= 1 && value <= 31) {
          day = value;
        } else if (year < 0 && word.length() == 2) {
          // As RFC 2822 reads a year of two digits.
          year = value < 50 ? 2000 + value : 1900 + value;
        }
        continue;
      }
      var found = MONTHS.get(word);
      if (found == null) {
        var article = word.startsWith("ال") ? word : "ال" + word;
        found = MONTHS.get(pending + "-" + article);
      }
      if (found == null && word.length() > 3 && word.charAt(0) < 0x80) {
        found = MONTHS.get(word.substring(0, 3));
        // "Sunday" begins with no month, "Marchandises" does: only a month's own letters count.
        if (found != null && MONTHS.keySet().stream().noneMatch(name -> name.startsWith(word))) {
          found = null;
        }
      }
      if (found != null && month == 0) {
        month = found;
      }
      pending = word;
    }
    return month == 0 || day == 0 || year < 0 ? null : LocalDate.of(year, month, day);
  }

  private static LocalTime time(Matcher time) {
    int hour = number(time, 1);
    var half = time.group(4);
    if (half != null && hour <= 12) {
      boolean evening = half.startsWith("p") || half.startsWith("م");
      hour = hour % 12 + (evening ? 12 : 0);
    }
    return LocalTime.of(
        hour, number(time, 2), time.group(3) == null ? 0 : Math.min(59, number(time, 3)));
  }

  private static int offset(StringBuilder rest) {
    var written = take(OFFSET, rest);
    if (written != null) {
      int seconds = number(written, 2) * 3600 + number(written, 3) * 60;
      return written.group(1).equals("-") ? -seconds : seconds;
    }
    var words = WORD.matcher(rest);
    while (words.find()) {
      var hours = ZONES.get(words.group());
      if (hours != null) {
        return hours * 3600;
      }
    }
    return 0;
  }

  // Finds, and takes out what it found, so that no digit is read twice.
  private static @Nullable Matcher take(Pattern pattern, StringBuilder rest) {
    var match = pattern.matcher(rest.toString());
    if (!match.find()) {
      return null;
    }
    rest.replace(match.start(), match.end(), " ");
    return match;
  }

  private static int number(Matcher match, int group) {
    return Integer.parseInt(match.group(group));
  }

  // Lower case, ASCII digits, one form of alef, no accents, no harakat, no direction marks.
  private static String plain(String written) {
    var decomposed = java.text.Normalizer.normalize(written.strip(), java.text.Normalizer.Form.NFD);
    var out = new StringBuilder(decomposed.length());
    decomposed
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .forEach(
            c -> {
              int type = Character.getType(c);
              if (type == Character.NON_SPACING_MARK || type == Character.FORMAT) {
                return;
              }
              if (Character.isDigit(c)) {
                out.append((char) ('0' + Character.digit(c, 10)));
              } else if (c == 'ٱ') {
                out.append('ا');
              } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                out.append(' ');
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString().strip();
  }
}
