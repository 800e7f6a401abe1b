package rasid.alerts.detect;

import java.util.SortedMap;
import java.util.TreeMap;

/// What is usual for a watch: reports per article of each source, as learned up to 16 h ago.
///
/// A source's rate is drawn towards the watch's rate over all sources until [#SHRINKAGE] of its
/// articles speak for themselves (an empirical Bayes estimate of Gamma-Poisson rates). The variance
/// of a span with mean m is [#CLUMPING]·m + m²·([#WANDERING] + 1/n): reports of one event come in
/// clumps, rates wander, and a rate learned from n reports is known only so well. So a watch that
/// has hardly ever had a report needs more of them than one that has them daily.
///
/// Immutable: what was usual when it was made.
public final class Baseline {
  /// Articles of a source that weigh as much as the watch's rate over all sources.
  static final double SHRINKAGE = 200;

  /// Variance over mean of clumps of geometric size with two reports each on average: 2 · 2 − 1.
  static final double CLUMPING = 3.0;

  /// Squared relative wandering of a rate from hour to hour: about 20 %.
  static final double WANDERING = 0.05;

  private static final double PRIOR_REPORTS = 0.5;
  private static final double PRIOR_ARTICLES = 100;

  private final SortedMap<String, Double> rates = new TreeMap<>();
  private final double rate;
  private final double known;
  private final double articles;

  /// The baseline of a watch at the exposure's present.
  public static Baseline of(WatchCounts counts, Exposure exposure) {
    return new Baseline(counts.learned(exposure), exposure.learned(), counts.before(exposure));
  }

  private Baseline(
      SortedMap<String, Double> reports,
      SortedMap<String, Double> exposed,
      SortedMap<String, Double> before) {
    double allReports = 0;
    double allArticles = 0;
    for (var source : exposed.entrySet()) {
      allReports += reports.getOrDefault(source.getKey(), 0.0);
      allArticles += own(source.getKey(), exposed, before);
    }
    known = allReports + PRIOR_REPORTS;
    articles = allArticles;
    rate = known / (allArticles + PRIOR_ARTICLES);
    for (var source : exposed.entrySet()) {
      double own = own(source.getKey(), exposed, before);
      double n = reports.getOrDefault(source.getKey(), 0.0);
      rates.put(source.getKey(), (n + SHRINKAGE * rate) / (own + SHRINKAGE));
    }
  }

  private static double own(
      String source, SortedMap<String, Double> exposed, SortedMap<String, Double> before) {
    return StrictMath.max(0, exposed.getOrDefault(source, 0.0) - before.getOrDefault(source, 0.0));
  }

  /// Articles it was learned from, faded.
  public double articles() {
    return articles;
  }

  /// Reports expected of a volume, articles by source.
  public double expected(SortedMap<String, Integer> volume) {
    double mean = 0;
    for (var source : volume.entrySet()) {
      mean += rates.getOrDefault(source.getKey(), rate) * source.getValue();
    }
    return mean;
  }

  /// Variance of a count whose expected value is `mean`.
  public double variance(double mean) {
    return CLUMPING * mean + mean * mean * (WANDERING + 1 / known);
  }

  /// How surprising so many reports are where `mean` are expected, see [Surprise].
  public double surprise(int reports, double mean) {
    return Surprise.of(reports, mean, variance(mean));
  }
}
