package rasid.bench;

import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;

/// Runs [FeedBench] and prints its table and its ratio.
final class FeedFigures {
  // Two benchmarks of 3 + 5 rounds of 2 s.
  private static final int ROUNDS = 5;

  private FeedFigures() {}

  /// @param arguments none
  public static void main(String[] arguments) throws RunnerException {
    var options = OneCore.run(FeedBench.class, ROUNDS, "512m").build();
    var scores = new TreeMap<String, Result<?>>();
    for (var result : new Runner(options).run()) {
      scores.put(result.getPrimaryResult().getLabel(), result.getPrimaryResult());
    }
    var rasid = Objects.requireNonNull(scores.get("rasid"), "rasid was not measured");
    var rome = Objects.requireNonNull(scores.get("rome"), "ROME was not measured");
    double bytes = FeedBodies.of(1).stream().mapToInt(body -> body.length).average().orElseThrow();
    System.out.printf(
        Locale.ROOT, "feeds of %,.0f bytes and %d entries%n", bytes, FeedBodies.ENTRIES);
    print("Rasid, HTML cleaned", rasid);
    print("ROME", rome);
    System.out.printf(
        Locale.ROOT,
        "%nRATIO feeds feeds_per_s=%.0f vs_rome=%.2f%n",
        rasid.getScore(),
        rasid.getScore() / rome.getScore());
  }

  private static void print(String what, Result<?> result) {
    System.out.printf(
        Locale.ROOT,
        "%-24s %,10.0f feeds/s  ± %,.0f%n",
        what,
        result.getScore(),
        result.getScoreError());
  }
}
