package rasid.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;

/// Runs [MatchBench] and [MonitorBench] by turns and prints their table and their ratios.
///
/// What is told of each is its best round: a neighbour on the machine takes from a round and gives
/// to none, so that means of what is measured minutes apart would compare neighbours.
final class MatchFigures {
  private static final int[] WATCHES = {1_000, 10_000, 100_000};
  private static final int ROUNDS = 3;
  private static final int TURNS = 2;

  private MatchFigures() {}

  /// @param arguments none
  public static void main(String[] arguments) throws RunnerException {
    var ratios = new StringBuilder("RATIO match");
    for (int watches : WATCHES) {
      var ours = new LinkedHashMap<String, Double>();
      var theirs = new LinkedHashMap<String, Double>();
      for (int turn = 0; turn < TURNS; turn++) {
        run(MatchBench.class, watches).forEach((what, best) -> ours.merge(what, best, Math::max));
        run(MonitorBench.class, watches)
            .forEach((what, best) -> theirs.merge(what, best, Math::max));
      }
      System.out.printf(Locale.ROOT, "%,d watches, articles/s%n", watches);
      ours.forEach(MatchFigures::print);
      theirs.forEach(MatchFigures::print);
      double best = theirs.values().stream().mapToDouble(d -> d).max().orElseThrow();
      double matching = ours.getOrDefault("Rasid matching, EXACT", Double.NaN) / best;
      double forms = ours.getOrDefault("Rasid matching, ANY", Double.NaN) / best;
      double marking = ours.getOrDefault("Rasid marking, ANY", Double.NaN) / best;
      ratios.append(
          String.format(
              Locale.ROOT,
              " %d=%.1f forms_%d=%.1f marked_%d=%.1f",
              watches,
              matching,
              watches,
              forms,
              watches,
              marking));
    }
    System.out.printf("%n%s%n", ratios);
  }

  private static void print(String what, double score) {
    System.out.printf(Locale.ROOT, "  %-40s %,12.1f%n", what, score);
  }

  private static Map<String, Double> run(Class<?> bench, int watches) throws RunnerException {
    var options =
        OneCore.run(bench, ROUNDS, "2g").param("watches", Integer.toString(watches)).build();
    var scores = new LinkedHashMap<String, Double>();
    for (var result : new Runner(options).run()) {
      var parameters = result.getParams();
      var batch = parameters.getParam("batch");
      var what =
          batch == null
              ? "Rasid %s, %s"
                  .formatted(result.getPrimaryResult().getLabel(), parameters.getParam("form"))
              : "lucene-monitor, %s, batches of %s"
                  .formatted(parameters.getParam("presearcher"), batch);
      double times = batch == null ? 1 : Integer.parseInt(batch);
      scores.put(what, result.getPrimaryResult().getStatistics().getMax() * times);
    }
    return scores;
  }
}
