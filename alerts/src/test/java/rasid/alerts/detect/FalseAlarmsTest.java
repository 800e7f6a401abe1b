package rasid.alerts.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FalseAlarmsTest {
  private static final double BLOCKS = 4 * 28;

  @ParameterizedTest
  @ValueSource(doubles = {4, 6, 9})
  void what_a_desk_calls_false_as_often_as_its_budget_allows_alerts_no_more(double peak) {
    for (var taste : new FalseAlarms.Taste[] {FalseAlarms.SUDDEN, FalseAlarms.LASTING}) {
      var alarms = new FalseAlarms(taste, BLOCKS, 100);
      for (int block = 0; block < 2 * BLOCKS; block++) {
        alarms.learn(1.5, 1);
      }
      double before = alarms.score(peak);
      assertThat(before).as("%s before", taste).isPositive();
      double last = before;
      for (int calls = 0; calls < 3; calls++) {
        alarms.called(peak);
        assertThat(alarms.score(peak)).isLessThan(last);
        last = alarms.score(peak);
      }
      assertThat(last).as("%s after three in eight weeks", taste).isNegative();
      assertThat(alarms.score(peak + 6)).as("a far higher one").isGreaterThan(last + 1);
    }
  }

  @Test
  void one_call_is_within_a_budget_of_one_in_four_weeks() {
    var alarms = new FalseAlarms(FalseAlarms.LASTING, BLOCKS, 100);
    for (int block = 0; block < 2 * BLOCKS; block++) {
      alarms.learn(1.5, 1);
    }
    alarms.called(6);
    assertThat(alarms.score(6)).isBetween(0.0, 1.0);
  }
}
