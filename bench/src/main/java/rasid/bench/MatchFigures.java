package rasid.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Runs [MatchBench] and [MonitorBench] and prints their table and their ratios.
final class MatchFigures {
  private static final int[] WATCHES = {1_000, 10_000, 100_000};
  private static final int WARMUPS = 3;
  private static final int ROUNDS = 3;
  private static final TimeValue ROUND = TimeValue.seconds(2);

  private MatchFigures() {}

  /// @param arguments none
  public static void main(String[] arguments) throws RunnerException {
    var ratios = new StringBuilder("RATIO match");
    for (int watches : WATCHES) {
      var ours = run(MatchBench.class, watches);
      var theirs = run(MonitorBench.class, watches);
      System.out.printf(Locale.ROOT, "%,d watches, articles/s%n", watches);
      ours.forEach(MatchFigures::print);
      theirs.forEach(MatchFigures::print);
      double matching = ours.getOrDefault("Rasid matching", Double.NaN);
      double best = theirs.values().stream().mapToDouble(d -> d).max().orElseThrow();
      ratios.append(String.format(Locale.ROOT, " %d=%.1f", watches, matching / best));
    }
    System.out.printf("%n%s%n", ratios);
  }

  private static void print(String what, double score) {
    System.out.printf(Locale.ROOT, "  %-40s %,12.1f%n", what, score);
  }

  private static Map<String, Double> run(Class<?> bench, int watches) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(bench.getName())
            .param("watches", Integer.toString(watches))
            .forks(1)
            .threads(1)
            .warmupIterations(WARMUPS)
            .warmupTime(ROUND)
            .measurementIterations(ROUNDS)
            .measurementTime(ROUND)
            // One core means the collector's work too.
            .jvmArgs("-Xmx2g", "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow")
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .build();
    var scores = new LinkedHashMap<String, Double>();
    for (var result : new Runner(options).run()) {
      var parameters = result.getParams();
      var batch = parameters.getParam("batch");
      var what =
          batch == null
              ? "Rasid " + result.getPrimaryResult().getLabel()
              : "lucene-monitor, %s, batches of %s"
                  .formatted(parameters.getParam("presearcher"), batch);
      double times = batch == null ? 1 : Integer.parseInt(batch);
      scores.put(what, result.getPrimaryResult().getScore() * times);
    }
    return scores;
  }
}
