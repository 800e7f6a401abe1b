package rasid.cli.detect;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Rows `timestamp,count,total`, read one by one: counts of a watch in windows of equal length.
///
/// Mutable, for one thread.
final class CountRows {
  static final String HEADER = "timestamp,count,total";

  /// Most reports or articles in a window: far beyond any press, and exact in a double.
  static final long MOST = 1_000_000_000_000L;

  private static final int LONGEST_LINE = 200;

  private final BufferedReader lines;
  private int line;
  private @Nullable Instant before;
  private @Nullable Duration every;

  /// @param line where it stands, 1 is the header
  /// @param stamp the time as it was written
  /// @param count reports of the watch
  /// @param total articles of all feeds, −1 where not known
  record Row(int line, String stamp, Instant at, long count, long total) {}

  CountRows(BufferedReader lines) throws IOException, BrokenRow {
    this.lines = lines;
    var header = next();
    if (header == null || !header.strip().equals(HEADER)) {
      throw new BrokenRow(
          1,
          header == null
              ? "nothing here; the first line must be %s".formatted(HEADER)
              : "the header is %s, not %s%s"
                  .formatted(
                      shown(header),
                      HEADER,
                      header.contains(";") ? "; columns are parted by commas" : ""));
    }
  }

  /// The next row, or null at the end. Empty lines at the end are no rows.
  @Nullable Row read() throws IOException, BrokenRow {
    var text = next();
    while (text != null && text.isBlank()) {
      int blank = line;
      text = next();
      if (text != null && !text.isBlank()) {
        throw new BrokenRow(blank, "an empty line between rows");
      }
    }
    if (text == null) {
      return null;
    }
    if (text.length() > LONGEST_LINE) {
      throw new BrokenRow(line, "longer than %d characters".formatted(LONGEST_LINE));
    }
    var cells = text.split(",", -1);
    if (cells.length != 3) {
      throw new BrokenRow(
          line, "%d cells, not the three of %s: %s".formatted(cells.length, HEADER, shown(text)));
    }
    var at = time(cells[0]);
    long count = number("count", cells[1]);
    long total = cells[2].isBlank() ? -1 : number("total", cells[2]);
    return new Row(line, cells[0], at, count, total);
  }

  private @Nullable String next() throws IOException {
    line++;
    var text = lines.readLine();
    return text != null && line == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private Instant time(String cell) throws BrokenRow {
    Instant at;
    try {
      at = Instant.parse(cell.strip());
    } catch (DateTimeException e) {
      throw new BrokenRow(
          line, "%s is no time in UTC; write 2026-11-25T09:15:00Z".formatted(shown(cell)));
    }
    var previous = before;
    if (previous != null) {
      var step = Duration.between(previous, at);
      if (every == null) {
        if (step.toSeconds() < 60 || step.toSeconds() % 60 != 0 || step.toNanosPart() != 0) {
          throw new BrokenRow(
              line, "rows must be whole minutes apart and in order, not %s".formatted(told(step)));
        }
        every = step;
      } else if (!every.equals(step)) {
        throw new BrokenRow(
            line,
            "%s after the row before it, where rows are %s apart; write a row for every window, with count 0 and total 0 where nothing was read"
                .formatted(told(step), told(every)));
      }
    }
    before = at;
    return at;
  }

  private long number(String column, String cell) throws BrokenRow {
    try {
      long value = Long.parseLong(cell.strip());
      if (value >= 0 && value <= MOST) {
        return value;
      }
    } catch (NumberFormatException e) {
      // told below, like a number out of range
    }
    throw new BrokenRow(
        line,
        "%s is %s; a whole number from 0 to %,d is needed".formatted(column, shown(cell), MOST));
  }

  private static String told(Duration step) {
    return step.toSeconds() % 60 == 0
        ? "%,d min".formatted(step.toMinutes())
        : "%,d s".formatted(step.toSeconds());
  }

  private static String shown(String cell) {
    var text = cell.strip();
    return '"' + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + '"';
  }
}
