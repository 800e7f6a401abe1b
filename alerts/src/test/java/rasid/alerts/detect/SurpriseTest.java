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
          # With a variance hardly above the mean it is Poisson: tails of its published tables
          10, 2, 4.3326
          5, 1, 2.4366
          3, 0.5, 1.8421
          20, 10, 2.4618
          """)
  void without_clumps_it_is_the_poisson_tail(int observed, double mean, double surprise) {
    assertThat(Surprise.of(observed, mean, mean * (1 + 1e-9))).isCloseTo(surprise, within(2e-3));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void it_is_one_minus_the_sum_of_all_smaller_counts(long seed) {
    var random = new SplittableRandom(seed);
    double mean = random.nextDouble(0.05, 30);
    double variance = mean * random.nextDouble(1.2, 6);
    int observed = (int) mean + 1 + random.nextInt(10);
    double size = mean * mean / (variance - mean);
    double pmf = Math.pow(mean / variance, size);
    double below = 0;
    for (int k = 0; k < observed; k++) {
      below += pmf;
      pmf *= (size + k) / (k + 1) * (1 - mean / variance);
    }
    assertThat(Surprise.of(observed, mean, variance))
        .isCloseTo(-Math.log10(1 - below), within(1e-6));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void one_report_more_is_never_less_surprising_and_a_clumpier_watch_never_more(long seed) {
    var random = new SplittableRandom(seed);
    double mean = random.nextDouble(0.001, 500);
    double variance = mean * random.nextDouble(1.1, 10);
    int observed = random.nextInt(1, 2_000);
    double surprise = Surprise.of(observed, mean, variance);
    assertThat(Surprise.of(observed + 1, mean, variance)).isGreaterThanOrEqualTo(surprise);
    if (surprise > 1) {
      assertThat(Surprise.of(observed, mean, variance * 1.5)).isLessThanOrEqualTo(surprise);
    }
  }

  @Test
  void what_is_usual_surprises_nobody_and_the_rarest_count_stays_a_number() {
    assertThat(Surprise.of(3, 3, 6)).isZero();
    assertThat(Surprise.of(0, 0, 0)).isZero();
    assertThat(Surprise.of(100_000, 1, 2)).isFinite().isGreaterThan(1000);
    assertThat(Surprise.of(5, 0, 0)).isFinite();
  }
}
