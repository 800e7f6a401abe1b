package rasid.ingest.feed;

import static java.util.Map.entry;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rasid.ingest.text.WrittenDate;

/// A date as feeds write it: W3C-DTF and the rest of ISO 8601, RFC 822 with all that is made of it,
/// asctime, what databases and programs print. What is none of these is read as a page would write
/// it ([WrittenDate]).
///
/// Without a zone it is UTC, without a time midnight; a wrong day of the week does not matter. An
/// impossible date is absent.
final class FeedDate {
  private static final int LONGEST = 120;

  private static final Pattern EPOCH = Pattern.compile("(\\d{10})(?:\\d{3}|\\.\\d{1,9})?");
  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})(?:([-/.])(\\d{1,2})(?:\\2(\\d{1,2}))?)?(?!\\d)(?:\\s*T\\s*|\\s+|$)(.*)");
  private static final Pattern BASIC =
      Pattern.compile(
          "(\\d{4})(\\d{2})(\\d{2})(?:T?(\\d{2})(\\d{2})(\\d{2})?(?:[.,]\\d{1,9})?)?\\s*(.*)");
  private static final Pattern ORDINAL = Pattern.compile("(\\d{4})-?(\\d{3})(?:T\\s*(.*))?");
  private static final Pattern WEEK =
      Pattern.compile("(\\d{4})-?W(\\d{2})(?:-?(\\d))?(?:T\\s*(.*))?");
  // Of two digits the year comes first only in ISO 8601, as its T shows.
  private static final Pattern SHORT_YEAR = Pattern.compile("(\\d{2})-(\\d{2})-(\\d{2})T\\s*(.*)");
  private static final Pattern AMERICAN =
      Pattern.compile(
          "(\\d{1,2})/(\\d{1,2})/(\\d{4})\\s+(\\d.*[AP]M\\b.*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern EASTERN =
      Pattern.compile("(\\d{4})\\s?[년年]\\s?(\\d{1,2})\\s?[월月]\\s?(\\d{1,2})\\s?[일日]\\s*(.*)");
  private static final Pattern HALF = Pattern.compile("(?:오전|上午|午前|(?<late>오후|下午|午後))\\s*");
  private static final Pattern TIME =
      Pattern.compile(
          "(?<![\\d:])(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:[.,:](\\d{1,9}))?)?(?![\\d:])"
              + "(?:\\s?([ap])\\.?m\\b\\.?)?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern OFFSET = Pattern.compile("([+-])\\s?(\\d{1,2}):?(\\d{2})?(?!\\d)");
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*|\\d+");

  /// Hours from UTC. Of a name that several zones bear, the one of RFC 822, or of more people.
  private static final Map<String, Double> ZONES =
      Map.ofEntries(
          entry("est", -5.0),
          entry("edt", -4.0),
          entry("cst", -6.0),
          entry("cdt", -5.0),
          entry("mst", -7.0),
          entry("mdt", -6.0),
          entry("pst", -8.0),
          entry("pdt", -7.0),
          entry("akst", -9.0),
          entry("akdt", -8.0),
          entry("hst", -10.0),
          entry("ast", -4.0),
          entry("adt", -3.0),
          entry("at", -4.0),
          entry("et", -5.0),
          entry("ct", -6.0),
          entry("mt", -7.0),
          entry("pt", -8.0),
          entry("nst", -3.5),
          entry("ndt", -2.5),
          entry("brt", -3.0),
          entry("art", -3.0),
          entry("wet", 0.0),
          entry("west", 1.0),
          entry("bst", 1.0),
          entry("cet", 1.0),
          entry("cest", 2.0),
          entry("met", 1.0),
          entry("mest", 2.0),
          entry("mez", 1.0),
          entry("mesz", 2.0),
          entry("eet", 2.0),
          entry("eest", 3.0),
          entry("msk", 3.0),
          entry("msd", 4.0),
          entry("trt", 3.0),
          entry("gst", 4.0),
          entry("pkt", 5.0),
          entry("ist", 5.5),
          entry("npt", 5.75),
          entry("ict", 7.0),
          entry("wib", 7.0),
          entry("hkt", 8.0),
          entry("sgt", 8.0),
          entry("myt", 8.0),
          entry("awst", 8.0),
          entry("jst", 9.0),
          entry("kst", 9.0),
          entry("acst", 9.5),
          entry("aest", 10.0),
          entry("aedt", 11.0),
          entry("nzst", 12.0),
          entry("nzdt", 13.0),
          entry("wat", 1.0),
          entry("cat", 2.0),
          entry("sast", 2.0),
          entry("eat", 3.0),
          entry("irst", 3.5),
          entry("afst", 4.5));

  private FeedDate() {}

  /// The instant it names, if it names one.
  static Optional<Instant> parse(String written) {
    var text = written.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      var found = instant(text.replace('\u00a0', ' '));
      return found != null ? Optional.of(found) : WrittenDate.parse(text);
    } catch (DateTimeException | ArithmeticException _) {
      // It has the form of a date and is none, such as the 31st of February.
      return Optional.empty();
    }
  }

  private static @Nullable Instant instant(String text) {
    var epoch = EPOCH.matcher(text);
    if (epoch.matches()) {
      return Instant.ofEpochSecond(Long.parseLong(epoch.group(1)));
    }
    var numeric = numeric(text);
    return numeric != null ? numeric : named(text);
  }

  private static @Nullable Instant numeric(String text) {
    var iso = ISO.matcher(text);
    if (iso.matches() && (iso.group(3) != null || iso.group(5).isEmpty())) {
      return at(
          LocalDate.of(number(iso, 1), number(iso, 3, 1), number(iso, 4, 1)), halves(iso.group(5)));
    }
    var week = WEEK.matcher(text);
    if (week.matches()) {
      return at(ofWeek(number(week, 1), number(week, 2), number(week, 3, 1)), week.group(4));
    }
    var ordinal = ORDINAL.matcher(text);
    if (ordinal.matches()) {
      return at(LocalDate.ofYearDay(number(ordinal, 1), number(ordinal, 2)), ordinal.group(3));
    }
    var basic = BASIC.matcher(text);
    if (basic.matches()) {
      var time = LocalTime.of(number(basic, 4, 0), number(basic, 5, 0), number(basic, 6, 0));
      var date = LocalDate.of(number(basic, 1), number(basic, 2), number(basic, 3));
      return date.atTime(time).toInstant(offset(basic.group(7)));
    }
    var shortYear = SHORT_YEAR.matcher(text);
    if (shortYear.matches()) {
      return at(
          LocalDate.of(2000 + number(shortYear, 1), number(shortYear, 2), number(shortYear, 3)),
          shortYear.group(4));
    }
    var eastern = EASTERN.matcher(text);
    if (eastern.matches()) {
      return at(
          LocalDate.of(number(eastern, 1), number(eastern, 2), number(eastern, 3)),
          halves(eastern.group(4)));
    }
    var american = AMERICAN.matcher(text);
    if (american.matches()) {
      int first = number(american, 1);
      int second = number(american, 2);
      return at(
          LocalDate.of(
              number(american, 3), first > 12 ? second : first, first > 12 ? first : second),
          american.group(4));
    }
    return null;
  }

  // "오후 1:31" and "下午1:31" to "1:31 pm".
  private static String halves(String time) {
    var half = HALF.matcher(time);
    if (!half.lookingAt()) {
      return time;
    }
    var rest = time.substring(half.end());
    var clock = TIME.matcher(rest);
    return clock.lookingAt()
        ? "%s %s %s"
            .formatted(
                rest.substring(0, clock.end()),
                half.group("late") == null ? "am" : "pm",
                rest.substring(clock.end()))
        : rest;
  }

  private static LocalDate ofWeek(int year, int week, int day) {
    return LocalDate.of(year, 1, 4)
        .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, week)
        .with(ChronoField.DAY_OF_WEEK, day);
  }

  private static @Nullable Instant at(LocalDate date, @Nullable String rest) {
    if (rest == null || rest.isBlank()) {
      return date.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    var time = TIME.matcher(rest);
    if (time.find()) {
      return at(date, time, rest.substring(time.end()));
    }
    // An hour alone, or a zone alone.
    return date.atStartOfDay().toInstant(offset(rest));
  }

  private static Instant at(LocalDate date, Matcher time, String after) {
    int hour = number(time, 1);
    if (time.group(5) != null && hour <= 12) {
      hour = hour % 12 + (time.group(5).equalsIgnoreCase("p") ? 12 : 0);
    }
    int second = number(time, 3, 0);
    boolean midnight = hour == 24 && number(time, 2) == 0 && second == 0;
    boolean leap = second == 60;
    var fraction = time.group(4) == null ? "0" : time.group(4);
    int nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
    var clock = LocalTime.of(midnight ? 0 : hour, number(time, 2), leap ? 59 : second, nanos);
    return date.plusDays(midnight ? 1 : 0)
        .atTime(clock)
        .toInstant(offset(after))
        .plusSeconds(leap ? 1 : 0);
  }

  // RFC 822, asctime, `date`: a month by its name, and numbers around it.
  private static @Nullable Instant named(String text) {
    var time = TIME.matcher(text);
    boolean timed = time.find();
    var before = timed ? text.substring(0, time.start()) : text;
    var after = timed ? text.substring(time.end()) : "";
    var date = new NamedDate();
    date.read(before);
    if (timed) {
      // asctime puts the year behind the time, behind the zone even.
      date.readYear(after);
    }
    var found = date.date();
    if (found == null) {
      return null;
    }
    return timed ? at(found, time, after) : found.atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static final class NamedDate {
    private int month;
    private boolean inEnglish;
    private int day;
    private int year = -1;

    void read(String text) {
      var words = WORD.matcher(text);
      while (words.find()) {
        var word = words.group();
        if (!Character.isDigit(word.charAt(0))) {
          month(word);
        } else if (isMonthMarked(text, words.end())) {
          month = Integer.parseInt(word);
        } else if (word.length() >= 3) {
          year = word.length() > 4 ? -1 : year(word);
        } else if (day == 0 && word.length() <= 2) {
          day = Integer.parseInt(word);
        } else if (year < 0) {
          year = year(word);
        }
      }
    }

    private static boolean isMonthMarked(String text, int end) {
      return end < text.length() && "월月".indexOf(text.charAt(end)) >= 0;
    }

    // The day of the week stands before the month, and "mar." may be either. English is never taken
    // back for another language, where "Sat" may be a month.
    private void month(String word) {
      int english = MonthNames.english(word);
      if (english > 0) {
        month = english;
        inEnglish = true;
      } else if (!inEnglish) {
        int other = MonthNames.other(word);
        month = other > 0 ? other : month;
      }
    }

    void readYear(String text) {
      var words = WORD.matcher(text);
      while (year < 0 && words.find()) {
        boolean offset = words.start() > 0 && "+-:".indexOf(text.charAt(words.start() - 1)) >= 0;
        if (words.group().length() == 4 && Character.isDigit(words.group().charAt(0)) && !offset) {
          year = Integer.parseInt(words.group());
        }
      }
    }

    // RFC 2822, 4.3: of two digits, below 50 is this century; of three, since 1900.
    private static int year(String digits) {
      int value = Integer.parseInt(digits);
      return switch (digits.length()) {
        case 1, 2 -> value < 50 ? 2000 + value : 1900 + value;
        case 3 -> 1900 + value;
        default -> value;
      };
    }

    @Nullable LocalDate date() {
      return month == 0 || day == 0 || year < 0 ? null : LocalDate.of(year, month, day);
    }
  }

  // What stands behind a time: `GMT`, `+0100`, `GMT+3`, `Z`, `EST`, `+01:00 (CET)`. The military
  // letters of RFC 822 were defined with the wrong sign; RFC 2822, 4.3 says to read them as UTC.
  private static ZoneOffset offset(String after) {
    var written = OFFSET.matcher(after);
    if (written.find() && after.substring(0, written.start()).strip().length() <= 4) {
      int seconds = number(written, 2) * 3600 + number(written, 3, 0) * 60;
      return ZoneOffset.ofTotalSeconds(written.group(1).equals("-") ? -seconds : seconds);
    }
    var words = WORD.matcher(after);
    while (words.find()) {
      var word = words.group().toLowerCase(Locale.ROOT);
      var hours = ZONES.get(word);
      if (hours != null) {
        return ZoneOffset.ofTotalSeconds((int) (hours * 3600));
      }
    }
    return ZoneOffset.UTC;
  }

  private static int number(Matcher match, int group) {
    return Integer.parseInt(match.group(group));
  }

  private static int number(Matcher match, int group, int absent) {
    return match.group(group) == null ? absent : Integer.parseInt(match.group(group));
  }
}
