package rasid.bench;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import rasid.alerts.detect.BurstDetector;
import rasid.alerts.detect.Panes;
import rasid.alerts.detect.Reading;
import rasid.alerts.detect.Recent;

/// Panes a second on one core: a detector that walks eight weeks of a watch's counts, over and
/// over, beside the mean and deviation of the same day's windows of seven days before (EARS C3).
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class DetectBench {
  private static final int WEEKS = 8;
  private static final int MINUTES_OF_WEEK = 7 * 1440;
  private static final double REPORTS_AN_HOUR = 3;
  private static final double ARTICLES_AN_HOUR = 200;

  /// Length of a pane in minutes.
  @Param({"5", "15", "60"})
  public int minutes;

  private Panes panes = new Panes(5, 0);
  private BurstDetector detector = new BurstDetector(panes);
  private double[] counts = {};
  private double[] exposures = {};
  private int next;

  /// Makes the counts.
  @Setup
  public void counts() {
    panes = new Panes(minutes, 0);
    detector = new BurstDetector(panes);
    var random = new SplittableRandom(20_261_125);
    counts = new double[WEEKS * MINUTES_OF_WEEK / minutes];
    exposures = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = poisson(random, REPORTS_AN_HOUR * minutes / 60);
      exposures[i] = poisson(random, ARTICLES_AN_HOUR * minutes / 60);
    }
  }

  /// Rasid.
  @Benchmark
  public Reading rasid() {
    if (next == counts.length) {
      next = 0;
      detector = new BurstDetector(panes);
    }
    int pane = next++;
    return detector.close(pane, new Recent(counts, exposures, pane));
  }

  /// EARS C3.
  @Benchmark
  public double ears() {
    int day = 1440 / minutes;
    next = next + 1 >= counts.length ? 12 * day : Math.max(12 * day, next + 1);
    double over = 0;
    for (int back = 0; back < 3; back++) {
      double sum = 0;
      double squares = 0;
      for (int k = 3; k < 10; k++) {
        double count = counts[next - back - k * day];
        sum += count;
        squares += count * count;
      }
      double mean = sum / 7;
      double deviation = Math.sqrt(Math.max(0.25, (squares - 7 * mean * mean) / 6));
      over += Math.max(0, (counts[next - back] - mean) / deviation - 1);
    }
    return over;
  }

  private static int poisson(SplittableRandom random, double mean) {
    double left = Math.exp(-mean);
    int n = -1;
    for (double p = 1; p > left; p *= random.nextDouble()) {
      n++;
    }
    return n;
  }
}
