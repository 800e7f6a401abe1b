package rasid.alerts.detect;

import java.util.Arrays;
import java.util.Map;

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

  private final double[] weights;

  /// What is known of a watch now.
  Yield(WatchCounts counts, Exposure exposure) {
    double left = counts.left(exposure);
    int sources = exposure.learned().size();
    var places = new int[sources];
    var read = new double[sources];
    var had = new double[sources];
    double allReports = PRIOR_REPORTS;
    double allArticles = PRIOR_ARTICLES;
    int i = 0;
    for (var source : exposure.learned().entrySet()) {
      places[i] = exposure.placed(source.getKey());
      read[i] = counts.read(source.getKey(), source.getValue(), left);
      had[i] = counts.learned(source.getKey(), left);
      allReports += had[i];
      allArticles += read[i];
      i++;
    }
    double rate = allReports / allArticles;
    weights = new double[exposure.places()];
    Arrays.fill(weights, 1);
    for (i = 0; i < sources; i++) {
      weights[places[i]] = (had[i] + SHRINKAGE) / (read[i] * rate + SHRINKAGE);
    }
  }

  private Yield(double[] weights) {
    this.weights = weights;
  }

  /// All sources alike: whoever falls silent himself is no measure of what there was to read.
  static Yield even(Exposure exposure) {
    var weights = new double[exposure.places()];
    Arrays.fill(weights, 1);
    return new Yield(weights);
  }

  /// What a volume is worth to the watch.
  ///
  /// @param own reports of the watch in it, by source, which are no exposure
  double exposure(Exposure.Volume volume, Map<String, Integer> own) {
    return own.isEmpty() ? volume.weighed(weights) : volume.weighed(weights, own);
  }
}
