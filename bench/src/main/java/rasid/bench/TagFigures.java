package rasid.bench;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;

/// Runs [TagBench] and prints its table and its ratio.
final class TagFigures {
  // Four benchmarks of 3 + 5 rounds of 2 s: somewhat over a minute in all.
  private static final int ROUNDS = 5;

  private TagFigures() {}

  /// @param arguments none
  public static void main(String[] arguments) throws RunnerException {
    var options = OneCore.run(TagBench.class, ROUNDS, "512m").build();
    var scores = new TreeMap<String, RunResult>();
    for (var result : new Runner(options).run()) {
      scores.put(result.getPrimaryResult().getLabel(), result);
    }
    print("Rasid, everything", scores, "everything");
    print("Rasid, regions alone", scores, "regions");
    print("Rasid, near-copies", scores, "copies");
    print("Lucene, words alone", scores, "luceneWords");
    double everything = score(scores, "everything");
    double lucene = score(scores, "luceneWords");
    System.out.printf(
        Locale.ROOT,
        "%nRATIO tag articles_per_s=%.0f vs_lucene=%.2f regions_vs_lucene=%.2f%n",
        everything,
        everything / lucene,
        score(scores, "regions") / lucene);
  }

  private static void print(String what, Map<String, RunResult> scores, String label) {
    var result = result(scores, label).getPrimaryResult();
    System.out.printf(
        Locale.ROOT,
        "%-24s %,10.0f articles/s  ± %,.0f%n",
        what,
        result.getScore(),
        result.getScoreError());
  }

  private static double score(Map<String, RunResult> scores, String label) {
    return result(scores, label).getPrimaryResult().getScore();
  }

  private static RunResult result(Map<String, RunResult> scores, String label) {
    var result = scores.get(label);
    if (result == null) {
      throw new IllegalStateException(
          "%s was not measured, only %s".formatted(label, scores.keySet()));
    }
    return result;
  }
}
