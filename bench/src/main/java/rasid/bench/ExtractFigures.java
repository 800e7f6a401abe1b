package rasid.bench;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;

/// Runs [ExtractBench] and prints its table and its ratio.
final class ExtractFigures {
  // Two benchmarks of 3 + 5 rounds of 2 s.
  private static final int ROUNDS = 5;

  private ExtractFigures() {}

  /// @param arguments none
  public static void main(String[] arguments) throws RunnerException {
    var options = OneCore.run(ExtractBench.class, ROUNDS, "512m").build();
    var results = new TreeMap<String, Result<?>>();
    for (var run : new Runner(options).run()) {
      results.put(run.getPrimaryResult().getLabel(), run.getPrimaryResult());
    }
    var rasid = result(results, "rasid");
    var other = result(results, "readability4j");
    print("Rasid", rasid);
    print("readability4j", other);
    System.out.printf(
        Locale.ROOT,
        "%nRATIO extract pages_per_s=%.0f p99_ms=%.1f vs_readability4j=%.2f%n",
        perSecond(rasid),
        p99(rasid),
        perSecond(rasid) / perSecond(other));
  }

  private static void print(String what, Result<?> result) {
    System.out.printf(
        Locale.ROOT,
        "%-14s %,8.0f pages/s   p99 %6.1f ms   worst %6.1f ms%n",
        what,
        perSecond(result),
        p99(result),
        result.getStatistics().getMax() / 1_000);
  }

  private static double perSecond(Result<?> result) {
    return 1_000_000 / result.getScore();
  }

  private static double p99(Result<?> result) {
    return result.getStatistics().getPercentile(99) / 1_000;
  }

  private static Result<?> result(Map<String, Result<?>> results, String label) {
    var result = results.get(label);
    if (result == null) {
      throw new IllegalStateException(
          "%s was not measured, only %s".formatted(label, results.keySet()));
    }
    return result;
  }
}
