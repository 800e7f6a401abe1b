package rasid.alerts.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rasid.model.Alert;
import rasid.model.AlertState;
import rasid.model.Mention;
import rasid.model.MentionFlow;
import rasid.model.Pane;
import rasid.model.Pulse;
import rasid.model.topic.ActionLog;
import rasid.model.topic.Json;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AlertFoldTest {
  private static final int TICKS = 2 * 288 + 150;
  private static final int BURST = 2 * 288;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 8);
  }

  private static AlertFold fold(AlertMemory memory) {
    return new AlertFold(
        Watches.standing(Samples::watch, Collections.emptySortedSet()), new ActionLog(), memory);
  }

  private static List<Alert> feed(AlertFold fold, List<MentionFlow> records) {
    var told = new ArrayList<Alert>();
    for (var record : records) {
      switch (record) {
        case Mention mention -> fold.mention(mention);
        case Pulse pulse -> told.addAll(fold.pulse(pulse));
      }
    }
    return told;
  }

  private static List<String> bytes(List<Alert> alerts) {
    return alerts.stream().map(Json.MAPPER::writeValueAsString).toList();
  }

  @Test
  void given_a_burst_then_one_alert_opens_grows_and_closes() {
    var told =
        feed(fold(AlertMemory.NONE), Samples.interleaved(Samples.stream(1, 1, TICKS, BURST), 1));
    assertThat(told).extracting(Alert::id).containsOnly(told.getFirst().id());
    assertThat(told).extracting(Alert::watch).containsOnly("fuel");
    assertThat(told).first().extracting(Alert::state).isEqualTo(AlertState.OPEN);
    assertThat(told).last().extracting(Alert::state).isEqualTo(AlertState.CLOSED);
    assertThat(told.subList(1, told.size() - 1))
        .isNotEmpty()
        .extracting(Alert::state)
        .containsOnly(AlertState.UPDATED);
    assertThat(told)
        .extracting(Alert::revision)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, told.size()).boxed().toList());
    assertThat(told.getFirst().onset())
        .isBetween(
            Samples.START.plus(Samples.EVERY.multipliedBy(BURST - 12)),
            Samples.START.plus(Samples.EVERY.multipliedBy(BURST + 12)));
  }

  @Test
  void copies_stand_under_their_first_report_and_count_once() {
    var told =
        feed(fold(AlertMemory.NONE), Samples.interleaved(Samples.stream(1, 1, TICKS, BURST), 1));
    var last = told.getLast();
    int carriers = last.evidence().stream().mapToInt(report -> 1 + report.copies().size()).sum();
    assertThat(carriers).isGreaterThan(last.evidence().size());
    assertThat(last.evidence()).extracting(Alert.Evidence::article).doesNotHaveDuplicates();
    assertThat(last.evidence().size() + last.omitted()).isEqualTo(last.reports());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void partitions_and_interleaving_change_no_byte(long seed) {
    var alone =
        bytes(feed(fold(AlertMemory.NONE), Samples.stream(seed, 1, TICKS, BURST).getFirst()));
    assertThat(alone).isNotEmpty();
    for (int of : new int[] {3, 8}) {
      var records = Samples.interleaved(Samples.stream(seed, of, TICKS, BURST), seed * 100 + of);
      assertThat(bytes(feed(fold(AlertMemory.NONE), records))).isEqualTo(alone);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void restarts_change_no_byte(long seed) {
    var alone =
        bytes(feed(fold(AlertMemory.NONE), Samples.stream(seed, 1, TICKS, BURST).getFirst()));
    var records = Samples.interleaved(Samples.stream(seed, 3, TICKS, BURST), seed);
    var random = new SplittableRandom(seed);
    var memory = new KeptMemory();
    var running = fold(memory);
    var told = new ArrayList<Alert>();
    for (var record : records) {
      told.addAll(feed(running, List.of(record)));
      if (random.nextInt(200) == 0) {
        running = fold(memory);
        running.restore(memory.kept());
      }
    }
    assertThat(bytes(told)).isEqualTo(alone);
  }

  @Test
  void a_tick_that_one_partition_has_not_passed_is_not_acted_on() {
    var fold = fold(AlertMemory.NONE);
    var records = Samples.stream(1, 3, TICKS, BURST);
    assertThat(feed(fold, records.get(0))).isEmpty();
    assertThat(feed(fold, records.get(1))).isEmpty();
    assertThat(feed(fold, records.get(2))).isNotEmpty();
  }

  @Test
  void given_an_hour_without_ingest_and_its_backfill_then_nothing_opens_or_closes() {
    var before = Samples.stream(3, 1, TICKS, Integer.MAX_VALUE).getFirst();
    var fold = fold(AlertMemory.NONE);
    assertThat(feed(fold, before)).isEmpty();
    // Ingest slept for an hour; then the tick after it brings all that was published meanwhile.
    long after = TICKS;
    long pane = Pane.of(Samples.START) + TICKS;
    var backfill = new ArrayList<MentionFlow>();
    for (int i = 0; i < 40; i++) {
      var mention = Samples.mention("fuel", 1_000_000 + i, 2_000_000 + i, 0, after);
      var published = Pane.start(pane + 1 + i % 11);
      backfill.add(countedAt(mention, published));
    }
    var volumes = new ArrayList<Pulse.Volume>();
    for (long p = pane + 1; p < pane + 12; p++) {
      volumes.add(new Pulse.Volume("s1", p, 8));
    }
    backfill.add(late(TICKS + 1, Samples.EVERY.multipliedBy(TICKS + 13), volumes));
    assertThat(feed(fold, backfill)).isEmpty();
  }

  @Test
  void given_an_open_alert_and_an_hour_without_ingest_then_it_does_not_close() {
    var records = Samples.stream(1, 1, BURST + 20, BURST).getFirst();
    var fold = fold(AlertMemory.NONE);
    assertThat(feed(fold, records)).isNotEmpty();
    var gap = late(BURST + 21, Samples.EVERY.multipliedBy(BURST + 20 + 60), List.of());
    assertThat(feed(fold, List.of(gap)))
        .extracting(Alert::state)
        .doesNotContain(AlertState.CLOSED, AlertState.OPEN);
  }

  @Test
  void given_a_missing_pulse_or_two_clocks_then_it_stops_and_says_so() {
    var fold = fold(AlertMemory.NONE);
    fold.pulse(Samples.pulse(0, 1, 1, List.of(), Map.of()));
    assertThatThrownBy(() -> fold.pulse(Samples.pulse(0, 1, 3, List.of(), Map.of())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("a pulse is missing");
    assertThatThrownBy(() -> fold.pulse(Samples.pulse(0, 2, 2, List.of(), Map.of())))
        .hasMessageContaining("2 article partitions");
  }

  private static Pulse late(long tick, Duration at, List<Pulse.Volume> volumes) {
    return new Pulse(
        0,
        1,
        List.of(new Pulse.Passed(tick, Samples.START.plus(at), Samples.EVERY, volumes, Map.of())));
  }

  private static Mention countedAt(Mention m, Instant at) {
    return new Mention(
        m.watch(),
        m.watchVersion(),
        m.article(),
        m.url(),
        m.source(),
        m.outlet(),
        m.lang(),
        m.title(),
        m.excerpt(),
        m.excerptStart(),
        m.spans(),
        m.regions(),
        m.signature(),
        m.sketch(),
        m.headline(),
        at,
        m.seenAt().plus(Duration.ofHours(1)),
        at,
        m.after());
  }
}
