package rasid.alerts.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SurpriseTest {
  static LongStream seeds() {
    return LongStream.rangeClosed(1, 50);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # Where the rate does not wander it is Poisson: tails of its published tables
          5, 1, 2.4366
          3, 0.5, 1.8421
          4, 0.1, 5.4159
          """)
  void of_a_steady_rate_it_is_the_poisson_tail(int observed, double mean, double surprise) {
    assertThat(Surprise.of(observed, mean, 0)).isCloseTo(surprise, within(2e-3));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void of_few_reports_it_is_one_minus_the_sum_of_all_smaller_counts(long seed) {
    var random = new SplittableRandom(seed);
    double mean = random.nextDouble(0.05, 4);
    double variation = random.nextDouble(0.05, 3);
    int observed = (int) mean + 1 + random.nextInt(3);
    double size = 1 / variation;
    double variance = mean + variation * mean * mean;
    double pmf = Math.pow(mean / variance, size);
    double below = 0;
    for (int k = 0; k < observed; k++) {
      below += pmf;
      pmf *= (size + k) / (k + 1) * (1 - mean / variance);
    }
    assertThat(Surprise.of(observed, mean, variation))
        .isCloseTo(-Math.log10(1 - below), within(1e-3));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void of_too_few_it_is_the_sum_of_all_smaller_counts(long seed) {
    var random = new SplittableRandom(seed);
    double mean = random.nextDouble(3, 60);
    double variation = random.nextDouble(0.01, 1);
    int observed = random.nextInt((int) mean);
    double size = 1 / variation;
    double variance = mean + variation * mean * mean;
    double pmf = Math.pow(mean / variance, size);
    double sum = 0;
    for (int k = 0; k <= observed; k++) {
      sum += pmf;
      pmf *= (size + k) / (k + 1) * (1 - mean / variance);
    }
    assertThat(Surprise.below(observed, mean, variation)).isCloseTo(-Math.log10(sum), within(1e-3));
    assertThat(Surprise.below(Math.ceil(mean), mean, variation)).isZero();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void of_many_reports_it_is_never_more_than_a_count_drawn_at_a_lognormal_rate_allows(long seed) {
    var random = new SplittableRandom(seed);
    double mean = random.nextDouble(20, 200);
    double variation = random.nextDouble(0.02, 0.2);
    double sigma = Math.sqrt(Math.log1p(variation));
    int observed = (int) (mean * random.nextDouble(1.5, 3));
    double tail = 0;
    double cells = 4000;
    for (int i = 0; i < cells; i++) { // the mean of Poisson tails over the rate, cell by cell
      double u = -8 + 16 * (i + 0.5) / cells;
      double rate = mean * Math.exp(sigma * u - sigma * sigma / 2);
      double weight = Math.exp(-u * u / 2) / Math.sqrt(2 * Math.PI) * 16 / cells;
      tail += weight * poissonTail(observed, rate);
    }
    double exact = -Math.log10(tail);
    assertThat(Surprise.of(observed, mean, variation)).isLessThan(exact + 0.1 + 0.03 * exact);
  }

  private static double poissonTail(int observed, double rate) {
    double pmf = Math.exp(-rate);
    double below = 0;
    for (int k = 0; k < observed; k++) {
      below += pmf;
      pmf *= rate / (k + 1);
    }
    return Math.max(0, 1 - below);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void one_report_more_is_never_less_surprising_and_a_wilder_rate_never_more(long seed) {
    var random = new SplittableRandom(seed);
    double mean = random.nextDouble(0.001, 500);
    double variation = random.nextDouble(0.01, 2);
    int observed = random.nextInt(8, 2_000);
    double surprise = Surprise.of(observed, mean, variation);
    assertThat(Surprise.of(observed + 1, mean, variation)).isGreaterThanOrEqualTo(surprise);
    if (surprise > 1) {
      assertThat(Surprise.of(observed, mean, variation * 1.5)).isLessThanOrEqualTo(surprise);
    }
  }

  @Test
  void what_is_usual_surprises_nobody_and_the_rarest_count_stays_a_number() {
    assertThat(Surprise.of(3, 3, 1)).isZero();
    assertThat(Surprise.of(0, 0, 0)).isZero();
    assertThat(Surprise.of(100_000, 1, 0.1)).isFinite().isGreaterThan(100);
    assertThat(Surprise.of(5, 0, 0)).isFinite();
  }
}
