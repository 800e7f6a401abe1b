package rasid.cli.backtest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import rasid.desk.backtest.Outcome;
import rasid.model.Alert;

/// Reports over time as two lines of text: bars, and a mark below each that an alert began in.
///
/// @param bars one character for each step
/// @param marks likewise; blank where no alert began
/// @param first first day shown
/// @param last last day shown
/// @param step days of one bar
/// @param highest reports in the highest bar
public record Chart(
    String bars, String marks, LocalDate first, LocalDate last, int step, int highest) {
  private static final String HEIGHTS = "▁▂▃▄▅▆▇█";
  private static final int WIDEST = 90;

  static Chart of(Outcome outcome, List<Alert> alerts) {
    long first = day(outcome.from());
    long last = day(outcome.to());
    int days = StrictMath.toIntExact(last - first + 1);
    int step = (days + WIDEST - 1) / WIDEST;
    int width = (days + step - 1) / step;
    var counts = new int[width];
    outcome
        .reports()
        .subMap(first, last + 1)
        .forEach((day, n) -> counts[(int) (day - first) / step] += n);
    var begun = new int[width];
    for (var alert : alerts) {
      long at = StrictMath.clamp(day(alert.onset()), first, last) - first;
      begun[(int) at / step]++;
    }
    int highest = 0;
    for (int count : counts) {
      highest = StrictMath.max(highest, count);
    }
    var bars = new StringBuilder();
    var marks = new StringBuilder();
    for (int i = 0; i < width; i++) {
      bars.append(bar(counts[i], highest));
      marks.append(begun[i] == 0 ? ' ' : begun[i] < 10 ? mark(begun[i]) : '+');
    }
    return new Chart(
        bars.toString(),
        marks.toString().stripTrailing(),
        LocalDate.ofEpochDay(first),
        LocalDate.ofEpochDay(last),
        step,
        highest);
  }

  private static char mark(int alerts) {
    return alerts == 1 ? '^' : (char) ('0' + alerts);
  }

  // Blank for none, so that a rare report is seen.
  private static char bar(int count, int highest) {
    return count == 0 ? ' ' : HEIGHTS.charAt((count * HEIGHTS.length() - 1) / highest);
  }

  private static long day(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
  }
}
