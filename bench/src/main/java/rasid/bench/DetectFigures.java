package rasid.bench;

import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import rasid.alerts.detect.BurstDetector;
import rasid.alerts.detect.Panes;

/// Runs [DetectBench] and prints its table and its ratio.
final class DetectFigures {
  // Six benchmarks of 3 + 3 rounds of 2 s.
  private static final int ROUNDS = 3;

  private DetectFigures() {}

  /// @param arguments none
  public static void main(String[] arguments) throws RunnerException {
    var options = OneCore.run(DetectBench.class, ROUNDS, "512m").build();
    var scores = new TreeMap<String, Result<?>>();
    for (var result : new Runner(options).run()) {
      var minutes = result.getParams().getParam("minutes");
      scores.put(result.getPrimaryResult().getLabel() + minutes, result.getPrimaryResult());
    }
    double least = Double.MAX_VALUE;
    double ratio = Double.MAX_VALUE;
    for (int minutes : new int[] {5, 15, 60}) {
      var rasid = Objects.requireNonNull(scores.get("rasid" + minutes), "not measured");
      var ears = Objects.requireNonNull(scores.get("ears" + minutes), "not measured");
      System.out.printf(
          Locale.ROOT,
          "panes of %2d min   Rasid %,9.0f panes/s ± %,.0f   EARS C3 %,12.0f%n",
          minutes,
          rasid.getScore(),
          rasid.getScoreError(),
          ears.getScore());
      least = Math.min(least, rasid.getScore());
      ratio = Math.min(ratio, rasid.getScore() / ears.getScore());
    }
    int state = new BurstDetector(new Panes(5, 0)).saved().length() * 3 / 4;
    System.out.printf(
        Locale.ROOT,
        "%nRATIO detect panes_per_s=%.0f vs_ears=%.4f state_bytes=%d%n",
        least,
        ratio,
        state);
  }
}
