package rasid.alerts.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rasid.model.Alert;
import rasid.model.AlertState;
import rasid.model.Mention;
import rasid.model.MentionFlow;
import rasid.model.Pane;
import rasid.model.Pulse;
import rasid.model.Watch;
import rasid.model.topic.ActionLog;
import rasid.model.topic.Json;
import rasid.model.topic.WatchHistory.Moment;

/// A watch that is given in the middle of a stream, with what a backtest learned of its past.
@DisplayNameGeneration(ReplaceUnderscores.class)
class BaselineTest {
  private static final int GIVEN = 3 * 288;
  private static final int BURST = 4 * 288;
  private static final int TICKS = BURST + 150;
  private static final long CHANGE = 7;

  /// Watches of which `fuel` is as given by a change, and something else or nothing before.
  private record Given(Optional<Watch> before, Watch watch, Optional<Baseline> past)
      implements Watches {
    @Override
    public Optional<Watch> at(Moment moment, String id) {
      if (!id.equals("fuel")) {
        return Optional.of(Samples.watch(id));
      }
      return moment.changes() == null ? before : Optional.of(watch);
    }

    @Override
    public int sharing(Moment moment, String desk) {
      return 1;
    }

    @Override
    public SortedSet<String> drops(Moment moment) {
      return Collections.emptySortedSet();
    }

    @Override
    public Optional<Baseline> baseline(String id, long number) {
      return number == CHANGE ? past : Optional.empty();
    }
  }

  private static Watch given(long afterTick) {
    var since = Samples.START.plus(Samples.EVERY.multipliedBy(afterTick));
    return Samples.watch("fuel").revised(1, since, CHANGE);
  }

  private static List<MentionFlow> stream(long seed, int burst) {
    return Samples.stream(seed, 1, TICKS, burst).getFirst();
  }

  // What was said up to a tick.
  private static List<MentionFlow> before(List<MentionFlow> records, long tick) {
    return records.stream()
        .filter(
            record ->
                switch (record) {
                  case Mention mention -> mention.after() < tick;
                  case Pulse pulse -> pulse.passed().getFirst().tick() <= tick;
                })
        .toList();
  }

  // The stream as it is when nobody follows the watch up to a tick, and ticks name it afterwards.
  private static List<MentionFlow> givenAfter(List<MentionFlow> records, long tick) {
    var given = new ArrayList<MentionFlow>();
    for (var record : records) {
      switch (record) {
        case Mention mention when mention.watch().equals("fuel") && mention.after() < tick -> {}
        case Mention mention -> given.add(mention);
        case Pulse pulse -> given.add(named(pulse, tick));
      }
    }
    return given;
  }

  private static Pulse named(Pulse pulse, long tick) {
    var one = pulse.passed().getFirst();
    return one.tick() <= tick
        ? pulse
        : new Pulse(
            pulse.partition(),
            pulse.of(),
            List.of(
                new Pulse.Passed(
                    one.tick(), one.at(), one.every(), one.volumes(), one.health(), CHANGE, null)));
  }

  private static List<Alert> told(AlertFold fold, List<MentionFlow> records) {
    var told = new ArrayList<Alert>();
    for (var record : records) {
      switch (record) {
        case Mention mention -> fold.mention(mention);
        case Pulse pulse -> told.addAll(fold.pulse(pulse));
      }
    }
    return told;
  }

  private static List<Alert> ofFuel(List<Alert> alerts) {
    return alerts.stream().filter(alert -> alert.watch().equals("fuel")).toList();
  }

  private static AlertFold fromTheBeginning() {
    return new AlertFold(
        Watches.standing(Samples::watch, Collections.emptySortedSet()),
        new ActionLog(),
        AlertMemory.NONE);
  }

  // As a backtest up to a tick gives it, through JSON as the topic carries it.
  private static Optional<Baseline> learned(List<MentionFlow> records, long tick) {
    var fold = fromTheBeginning();
    var _ = told(fold, before(records, tick));
    var start = Samples.START.plus(Samples.EVERY.multipliedBy(tick));
    return fold.baseline(Samples.watch("fuel"))
        .map(past -> Json.MAPPER.writeValueAsBytes(past.from(Pane.of(start))))
        .map(bytes -> Json.MAPPER.readValue(bytes, Baseline.class));
  }

  private static AlertFold following(Optional<Baseline> past, AlertMemory memory) {
    return new AlertFold(new Given(Optional.empty(), given(GIVEN), past), new ActionLog(), memory);
  }

  // What a desk sees of it. The last digit of a surprise depends on when a watch was walked along.
  private static String outline(Alert alert) {
    return "%s %d %s %s %d %d %s %.1f %.1f"
        .formatted(
            alert.id(),
            alert.revision(),
            alert.state(),
            alert.at(),
            alert.reports(),
            alert.outlets(),
            alert.evidence().stream().map(Alert.Evidence::article).toList(),
            alert.expected(),
            alert.surprise());
  }

  private static List<String> outlines(List<Alert> alerts) {
    return alerts.stream().map(BaselineTest::outline).toList();
  }

  private static List<String> bytes(List<Alert> alerts) {
    return alerts.stream().map(Json.MAPPER::writeValueAsString).toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void it_alerts_as_if_it_had_been_there_from_the_beginning(long seed) {
    var records = stream(seed, BURST);
    var whole = told(fromTheBeginning(), records);
    assertThat(whole).extracting(Alert::state).contains(AlertState.OPEN, AlertState.CLOSED);
    var late =
        told(following(learned(records, GIVEN), AlertMemory.NONE), givenAfter(records, GIVEN));
    assertThat(late).extracting(BaselineTest::outline).isEqualTo(outlines(whole));
  }

  @Test
  void restarts_change_no_byte_of_that() {
    var records = stream(5, BURST);
    var past = learned(records, GIVEN);
    var late = givenAfter(records, GIVEN);
    var alone = told(following(past, AlertMemory.NONE), late);
    var memory = new KeptMemory();
    var running = following(past, memory);
    var told = new ArrayList<Alert>();
    int record = 0;
    for (var one : late) {
      told.addAll(told(running, List.of(one)));
      if (record++ % 97 == 0) {
        running = following(past, memory);
        running.restore(memory.kept());
      }
    }
    assertThat(bytes(told)).isNotEmpty().isEqualTo(bytes(alone));
  }

  @Test
  void without_a_past_it_is_learning_and_says_so() {
    var records = stream(1, BURST);
    var told = told(following(Optional.empty(), AlertMemory.NONE), givenAfter(records, GIVEN));
    assertThat(told).extracting(Alert::learning).allMatch(days -> days != null && days >= 12);
    var withPast =
        told(following(learned(records, GIVEN), AlertMemory.NONE), givenAfter(records, GIVEN));
    assertThat(withPast).extracting(Alert::learning).allMatch(days -> days != null && days <= 11);
  }

  @Test
  void a_burst_that_goes_on_when_it_is_given_is_told_with_what_was_seen_of_it_before() {
    var records = stream(1, GIVEN - 6);
    var told =
        told(following(learned(records, GIVEN), AlertMemory.NONE), givenAfter(records, GIVEN));
    assertThat(told).isNotEmpty();
    var first = told.getFirst();
    assertThat(first.state()).isEqualTo(AlertState.OPEN);
    assertThat(first.at()).isBefore(Samples.START.plus(Samples.EVERY.multipliedBy(GIVEN + 6)));
    assertThat(first.evidence())
        .extracting(Alert.Evidence::seenAt)
        .anyMatch(seen -> seen.isBefore(given(GIVEN).since()));
  }

  @Test
  void of_the_panes_between_the_past_and_its_beginning_nothing_is_learned() {
    var records = stream(2, BURST);
    int learned = GIVEN - 60; // five hours in which a backtest was at work
    var past = learned(records, learned).orElseThrow();
    var held = past.from(Pane.of(given(GIVEN).since()));
    var late = givenAfter(records, GIVEN);
    var told = ofFuel(told(following(Optional.of(held), AlertMemory.NONE), late));
    assertThat(told).filteredOn(alert -> alert.state() == AlertState.OPEN).hasSize(1);
    var whole = ofFuel(told(fromTheBeginning(), records));
    assertThat(told.getFirst().onset()).isEqualTo(whole.getFirst().onset());
    assertThat(told.getFirst().expected())
        .isBetween(whole.getFirst().expected() * 0.7, whole.getFirst().expected() * 1.5);
  }

  @Test
  void a_changed_query_ends_the_alert_of_the_old_one_and_begins_anew() {
    var records = stream(1, GIVEN - 20);
    var before = Samples.watch("fuel");
    var after = before.revised(2, given(GIVEN).since(), CHANGE);
    var watches = new Given(Optional.of(before), after, Optional.empty());
    var changed = records.stream().map(r -> r instanceof Pulse p ? named(p, GIVEN) : r).toList();
    var told = told(new AlertFold(watches, new ActionLog(), AlertMemory.NONE), changed);
    assertThat(told).first().extracting(Alert::state).isEqualTo(AlertState.OPEN);
    var closed =
        told.stream().filter(a -> a.state() == AlertState.CLOSED).findFirst().orElseThrow();
    assertThat(closed.tick()).isEqualTo(GIVEN + 1);
    assertThat(closed.id()).isEqualTo(told.getFirst().id());
  }

  @Test
  void given_a_past_that_is_months_old_when_the_first_mention_comes_then_the_silence_is_learned() {
    var records = new ArrayList<>(stream(1, Integer.MAX_VALUE));
    var past = learned(records, GIVEN);
    var late = new ArrayList<>(givenAfter(before(records, GIVEN), GIVEN));
    long pane = Pane.of(Samples.START);
    int end = GIVEN + 40 * 288;
    for (long tick = GIVEN + 1; tick <= end; tick++) {
      var volume = new Pulse.Volume("s1", pane + tick - 1, 3);
      late.add(named(Samples.pulse(0, 1, tick, List.of(volume), Map.of()), GIVEN));
    }
    for (int i = 0; i < 12; i++) {
      late.add(Samples.mention("fuel", 5_000_001L + i, 6_000_001L + i, 0, end));
    }
    var volume = new Pulse.Volume("s1", pane + end, 15);
    late.add(named(Samples.pulse(0, 1, end + 1, List.of(volume), Map.of()), GIVEN));
    var told = told(following(past, AlertMemory.NONE), late);
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().learning()).isNull();
    assertThat(told.getFirst().expected()).isLessThan(0.5);
  }
}
