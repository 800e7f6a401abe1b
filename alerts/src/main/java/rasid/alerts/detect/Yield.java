package rasid.alerts.detect;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// How much the articles of each source feed a watch, 1 on average over what is usually read.
///
/// A source's reports over what its articles would bring at the watch's own rate, drawn towards 1
/// by [#SHRINKAGE] reports on either side (an empirical Bayes estimate of Gamma-Poisson rates): a
/// source is believed to be deaf to a watch when it was silent where several were due.
///
/// Immutable: what was known when it was made.
final class Yield {
  static final double SHRINKAGE = 2;

  private static final double PRIOR_REPORTS = 0.5;
  private static final double PRIOR_ARTICLES = 100;

  private final SortedMap<String, Double> weights = new TreeMap<>();

  /// @param reports of the watch by source
  /// @param articles read while the watch was counted, by source
  Yield(SortedMap<String, Double> reports, SortedMap<String, Double> articles) {
    double allReports = PRIOR_REPORTS;
    double allArticles = PRIOR_ARTICLES;
    for (var source : articles.entrySet()) {
      allReports += reports.getOrDefault(source.getKey(), 0.0);
      allArticles += source.getValue();
    }
    double rate = allReports / allArticles;
    articles.forEach(
        (source, read) -> {
          double due = read * rate;
          double had = reports.getOrDefault(source, 0.0);
          weights.put(source, (had + SHRINKAGE) / (due + SHRINKAGE));
        });
  }

  /// What a volume is worth to the watch.
  ///
  /// @param articles by source
  /// @param reports those of the watch among them, by source, which are no exposure
  double exposure(Map<String, Integer> articles, Map<String, Integer> reports) {
    double sum = 0;
    for (var source : articles.entrySet()) {
      double beside = Recent.beside(source.getValue(), reports.getOrDefault(source.getKey(), 0));
      sum += weights.getOrDefault(source.getKey(), 1.0) * beside;
    }
    return sum;
  }
}
