package rasid.ingest.page;

import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The day in an article's address.
///
/// @param isPath whether it stands as folders, or opens a name, as content systems write the day of
///   publication; elsewhere in a name it may be what the article is about
record UrlDate(LocalDate day, boolean isPath) {
  private static final int LONGEST = 2_000;

  private static final String YEAR = "((?:19|20)\\d{2})";
  private static final Map<String, Integer> MONTHS =
      Map.ofEntries(
          Map.entry("jan", 1),
          Map.entry("feb", 2),
          Map.entry("mar", 3),
          Map.entry("apr", 4),
          Map.entry("may", 5),
          Map.entry("jun", 6),
          Map.entry("jul", 7),
          Map.entry("aug", 8),
          Map.entry("sep", 9),
          Map.entry("oct", 10),
          Map.entry("nov", 11),
          Map.entry("dec", 12));

  /// `/2026/1/5/`, `/2026/jan/05/`, `/2026-01-05-name`, `/20260105/`: year, month, day.
  private static final List<Pattern> YEAR_FIRST =
      List.of(
          Pattern.compile("/" + YEAR + "/(0?[1-9]|1[0-2]|[a-z]{3})/(\\d{1,2})(?=/|$)"),
          Pattern.compile("/" + YEAR + "[-_.](0[1-9]|1[0-2])[-_.](\\d{2})(?!\\d)"),
          Pattern.compile("/" + YEAR + "(0[1-9]|1[0-2])(\\d{2})(?!\\d)"),
          Pattern.compile("/" + YEAR + "/(0[1-9]|1[0-2])(\\d{2})/"),
          Pattern.compile("/" + YEAR + "/(0[1-9]|1[0-2])-(\\d{2})/"));

  /// `/22-11-2026/`, `/22/11/2026/`.
  private static final Pattern DAY_FIRST =
      Pattern.compile("/(\\d{1,2})([-_./])(0?[1-9]|1[0-2])\\2" + YEAR + "(?=/|$)");

  private static final Pattern ANYWHERE =
      Pattern.compile("(?<!\\d)" + YEAR + "[/_.-]?(0[1-9]|1[0-2])[/_.-]?(\\d{2})(?!\\d)");

  static Optional<UrlDate> of(URI url) {
    var path = url.getRawPath();
    if (path == null || path.length() > LONGEST) {
      return Optional.empty();
    }
    for (var pattern : YEAR_FIRST) {
      var match = pattern.matcher(path);
      if (match.find()) {
        return yearFirst(match, true);
      }
    }
    var turned = DAY_FIRST.matcher(path);
    if (turned.find()) {
      return date(turned.group(4), number(turned.group(3)), turned.group(1), true);
    }
    var match = ANYWHERE.matcher(path);
    return match.find() ? yearFirst(match, false) : Optional.empty();
  }

  private static Optional<UrlDate> yearFirst(Matcher match, boolean isPath) {
    var month = match.group(2);
    int number = Character.isDigit(month.charAt(0)) ? number(month) : MONTHS.getOrDefault(month, 0);
    return date(match.group(1), number, match.group(3), isPath);
  }

  private static Optional<UrlDate> date(String year, int month, String day, boolean isPath) {
    try {
      return Optional.of(new UrlDate(LocalDate.of(number(year), month, number(day)), isPath));
    } catch (DateTimeException _) {
      return Optional.empty(); // some other number
    }
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
