package rasid.alerts.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import rasid.alerts.lifecycle.Episode.Idle;
import rasid.alerts.lifecycle.Episode.Open;
import rasid.alerts.lifecycle.Signal.Began;
import rasid.alerts.lifecycle.Signal.Calm;
import rasid.alerts.lifecycle.Signal.GoesOn;
import rasid.alerts.lifecycle.Signal.Nothing;
import rasid.model.AlertState;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AlertLifecycleTest {
  private static final Open OPEN = new Open("a1", 90, 1, 6.0, 12, 10, 4, 100, false);

  @Test
  void given_a_burst_then_the_alert_opens_with_its_first_revision() {
    var step = AlertLifecycle.next(new Idle(0), new Began("a1", 90, 100, 6.0, 12, 10, 4, false));
    assertThat(step.episode()).isEqualTo(OPEN);
    assertThat(step.tell()).contains(AlertState.OPEN);
    assertThat(step.revision()).isEqualTo(1);
  }

  @Test
  void given_half_as_many_more_then_it_is_told_again() {
    var step = AlertLifecycle.next(OPEN, new GoesOn(101, 7.5, 48, 15, 4, false));
    assertThat(step.tell()).contains(AlertState.UPDATED);
    assertThat(step.episode()).isEqualTo(new Open("a1", 90, 2, 7.5, 48, 15, 4, 101, false));
  }

  @Test
  void given_a_little_more_then_it_is_told_an_hour_later_and_not_before() {
    var soon = AlertLifecycle.next(OPEN, new GoesOn(111, 6.0, 12, 11, 4, false));
    assertThat(soon.tell()).isEmpty();
    var later = AlertLifecycle.next(OPEN, new GoesOn(112, 6.0, 12, 11, 4, false));
    assertThat(later.tell()).contains(AlertState.UPDATED);
  }

  @Test
  void given_nothing_more_then_an_hour_later_it_is_not_told_again() {
    assertThat(AlertLifecycle.next(OPEN, new GoesOn(200, 5.0, 12, 10, 4, false)).tell()).isEmpty();
  }

  @Test
  void the_peak_stays_what_it_was_at_its_highest() {
    var step = AlertLifecycle.next(OPEN, new GoesOn(112, 3.0, 192, 11, 4, false));
    assertThat(step.episode()).isEqualTo(new Open("a1", 90, 2, 6.0, 12, 11, 4, 112, false));
  }

  @Test
  void given_calm_then_it_closes_and_the_next_one_cannot_tell_of_the_same_panes() {
    var step = AlertLifecycle.next(OPEN, new Calm(150));
    assertThat(step.tell()).contains(AlertState.CLOSED);
    assertThat(step.revision()).isEqualTo(2);
    assertThat(step.episode()).isEqualTo(new Idle(151));
  }

  @Test
  void given_nothing_then_nothing_changes() {
    assertThat(AlertLifecycle.next(OPEN, new Nothing()).episode()).isEqualTo(OPEN);
    assertThat(AlertLifecycle.next(new Idle(3), new Nothing()))
        .isEqualTo(new AlertLifecycle.Step(new Idle(3), Optional.empty(), 0));
  }

  @Test
  void an_alert_nobody_was_told_of_is_told_once_somebody_would_be() {
    var unheard = new Open("a1", 90, 1, 6.0, 12, 10, 4, 100, true);
    assertThat(AlertLifecycle.next(unheard, new GoesOn(101, 5.0, 12, 10, 4, true)).tell())
        .isEmpty();
    var step = AlertLifecycle.next(unheard, new GoesOn(101, 5.0, 12, 10, 4, false));
    assertThat(step.tell()).contains(AlertState.UPDATED);
    assertThat(step.episode()).isEqualTo(new Open("a1", 90, 2, 6.0, 12, 10, 4, 101, false));
  }
}
