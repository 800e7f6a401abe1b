package rasid.cli.detect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import rasid.alerts.detect.BurstDetector;
import rasid.alerts.detect.Panes;
import rasid.alerts.detect.Reading;
import rasid.alerts.detect.Recent;
import rasid.cli.detect.CountRows.Row;

/// Runs the detector over rows of counts: a row out for a row in, as it comes.
public final class Detection {
  /// The header of what is written.
  public static final String HEADER = "timestamp,score,alert";

  private static final int MINUTES_OF_ONE_ROW = 60;

  private final double budget;
  private final Writer out;
  private @Nullable BurstDetector detector;
  private Panes panes = new Panes(MINUTES_OF_ONE_ROW, 0);
  private double[] counts = new double[1024];
  private double[] exposures = new double[1024];
  private int rows;
  private double totals;
  private int known;

  private Detection(double budget, Writer out) {
    this.budget = budget;
    this.out = out;
  }

  /// Answers all rows.
  ///
  /// @param budget false alarms accepted per 4 weeks, above 0
  /// @return how many rows
  /// @throws BrokenRow at the first row that cannot be used; those before it were answered
  public static int run(BufferedReader in, Writer out, double budget)
      throws IOException, BrokenRow {
    return new Detection(budget, out).run(new CountRows(in));
  }

  // The step is known with the second row, so the first is held back for it.
  private int run(CountRows in) throws IOException, BrokenRow {
    out.write(HEADER + "\n");
    Row first = in.read();
    if (first == null) {
      return 0;
    }
    Row second;
    try {
      second = in.read();
    } catch (BrokenRow e) {
      begin(first, MINUTES_OF_ONE_ROW);
      throw e;
    }
    if (second == null) {
      begin(first, MINUTES_OF_ONE_ROW);
      return 1;
    }
    begin(
        first,
        (int) Math.min(Integer.MAX_VALUE, Duration.between(first.at(), second.at()).toMinutes()));
    for (var row = second; row != null; row = in.read()) {
      answer(row);
    }
    return rows;
  }

  private void begin(Row first, int minutes) throws IOException {
    panes = new Panes(minutes, Math.floorDiv(first.at().getEpochSecond(), 60L));
    detector = new BurstDetector(panes);
    answer(first);
  }

  private void answer(Row row) throws IOException {
    if (rows == counts.length) {
      counts = Arrays.copyOf(counts, 2 * rows);
      exposures = Arrays.copyOf(exposures, 2 * rows);
    }
    counts[rows] = row.count();
    exposures[rows] = exposure(row);
    var reading =
        detector == null ? null : detector.close(rows, new Recent(counts, exposures, rows));
    rows++;
    if (reading != null) {
      out.write(row.stamp() + "," + rounded(reading.score()) + "," + alert(reading) + "\n");
    }
  }

  // What there was to read beside the watch's own. A total that is missing is as usual.
  private double exposure(Row row) {
    if (row.total() < 0) {
      return known > 0 ? totals / known : panes.exposure();
    }
    double beside = Recent.beside((double) row.total(), (double) row.count());
    totals += beside;
    known++;
    return beside;
  }

  private int alert(Reading reading) {
    return reading.alerts(budget) ? 1 : 0;
  }

  private static double rounded(double score) {
    return StrictMath.rint(score * 1e6) / 1e6;
  }
}
