package rasid.alerts.count;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import rasid.model.Action;
import rasid.model.Alert;
import rasid.model.AlertState;
import rasid.model.Mention;
import rasid.model.MentionFlow;
import rasid.model.Pulse;
import rasid.model.Quiet;
import rasid.model.QuietHours;
import rasid.model.Watch;
import rasid.model.topic.ActionLog;
import rasid.model.topic.CloudEvents;
import rasid.model.topic.Json;

/// What desks do holds from the tick that names it, whenever it arrived.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ActionsTest {
  private static final int TICKS = 2 * 288 + 150;
  private static final int BURST = 2 * 288;
  private static final List<MentionFlow> STREAM = Samples.stream(1, 1, TICKS, BURST).getFirst();
  private static final List<Alert> UNTOUCHED = told(STREAM, new ActionLog(), watch(null));
  private static final Alert OPENED = UNTOUCHED.getFirst();

  @Test
  void a_false_alarm_closes_its_alert_at_the_tick_that_names_it() {
    long tick = OPENED.tick() + 2;
    var told = told(naming(STREAM, tick, 1), log(falseAlarm()), watch(null));
    var closed = told.stream().filter(alert -> alert.id().equals(OPENED.id())).toList().getLast();
    assertThat(closed.state()).isEqualTo(AlertState.CLOSED);
    assertThat(closed.tick()).isEqualTo(tick);
  }

  @Test
  void a_muted_watch_goes_on_unheard_and_is_told_again_when_it_expires() {
    var until = Samples.START.plus(Samples.EVERY.multipliedBy(OPENED.tick() + 12));
    var mute = new Action.Mute("fuel", "desk", Samples.START, until, null);
    var told = told(naming(STREAM, 1, 1), log(mute), watch(null));
    assertThat(told.getFirst().quiet()).isEqualTo(Quiet.MUTED);
    var heard = told.stream().filter(alert -> alert.quiet() == null).toList();
    assertThat(heard.getFirst().at()).isEqualTo(until);
    assertThat(heard.getFirst().state()).isEqualTo(AlertState.UPDATED);
    assertThat(told).filteredOn(alert -> alert.at().isBefore(until)).isNotEmpty();
  }

  @Test
  void unmuting_holds_from_its_tick() {
    var mute = new Action.Mute("fuel", "desk", Samples.START, null, null);
    var unmute = new Action.Unmute("fuel", "desk", Samples.START);
    var records = naming(naming(STREAM, 1, 1), OPENED.tick() + 4, 2);
    var told = told(records, log(mute, unmute), watch(null));
    assertThat(told.getFirst().quiet()).isEqualTo(Quiet.MUTED);
    assertThat(told)
        .filteredOn(alert -> alert.quiet() == null)
        .first()
        .extracting(Alert::tick)
        .isEqualTo(OPENED.tick() + 4);
  }

  @Test
  void an_acknowledged_alert_is_told_nobody_again_and_its_revisions_go_on() {
    var known = new Action.Acknowledge("fuel", OPENED.id(), "desk", OPENED.at(), null, "نتابعه");
    var told = told(naming(STREAM, OPENED.tick() + 1, 1), log(known), watch(null));
    assertThat(told).hasSameSizeAs(UNTOUCHED);
    assertThat(told.getFirst()).isEqualTo(OPENED);
    assertThat(told.subList(1, told.size()))
        .isNotEmpty()
        .extracting(Alert::quiet)
        .containsOnly(Quiet.ACKNOWLEDGED);
  }

  @Test
  void quiet_hours_are_obeyed_and_what_is_open_is_told_when_they_end() {
    var ends = OPENED.at().plusSeconds(3_600).atZone(ZoneOffset.UTC).toLocalTime();
    var hours = new QuietHours(ZoneOffset.UTC, LocalTime.of(0, 0), ends);
    assertThat(hours.hold(OPENED.at())).isTrue();
    var told = told(STREAM, new ActionLog(), watch(hours));
    assertThat(told.getFirst().quiet()).isEqualTo(Quiet.QUIET_HOURS);
    assertThat(told)
        .filteredOn(alert -> alert.quiet() == null)
        .first()
        .extracting(Alert::at)
        .isEqualTo(OPENED.at().plusSeconds(3_600));
  }

  @Test
  void actions_and_a_restart_at_any_tick_change_no_byte() {
    var records = naming(STREAM, OPENED.tick() + 2, 1);
    var log = log(falseAlarm());
    var expected = told(records, log, watch(null)).stream().map(ActionsTest::json).toList();
    for (long restart = OPENED.tick() - 1; restart < OPENED.tick() + 5; restart++) {
      var memory = new KeptMemory();
      var fold = fold(log, watch(null), memory);
      var told = new ArrayList<String>();
      for (var record : records) {
        feed(fold, record).forEach(alert -> told.add(json(alert)));
        if (record instanceof Pulse pulse && pulse.passed().getFirst().tick() == restart) {
          fold = fold(log, watch(null), memory);
          fold.restore(memory.kept());
        }
      }
      assertThat(told).as("restarted after tick %d", restart).isEqualTo(expected);
    }
  }

  private static Action falseAlarm() {
    return new Action.FalseAlarm(
        "fuel", OPENED.id(), "desk", OPENED.at(), OPENED.onset(), OPENED.surprise(), "نشرة متكررة");
  }

  private static String json(Alert alert) {
    return Json.MAPPER.writeValueAsString(alert);
  }

  private static Watch watch(@Nullable QuietHours hours) {
    var plain = Samples.watch("fuel");
    return new Watch(
        plain.id(),
        plain.version(),
        plain.names(),
        plain.query(),
        plain.kind(),
        plain.budget(),
        plain.shared(),
        plain.minReports(),
        plain.minOutlets(),
        plain.channels(),
        hours,
        null,
        null,
        true,
        Instant.EPOCH,
        null);
  }

  private static ActionLog log(Action... actions) {
    var log = new ActionLog();
    long number = 1;
    for (var action : actions) {
      var headers =
          new RecordHeaders().add(CloudEvents.SEQUENCE, Long.toString(number++).getBytes(UTF_8));
      log.put(headers, action);
    }
    return log;
  }

  // The same stream, whose ticks name an action from one on.
  private static List<MentionFlow> naming(List<MentionFlow> records, long tick, long action) {
    return records.stream()
        .map(
            record ->
                record instanceof Pulse pulse && pulse.passed().getFirst().tick() >= tick
                    ? named(pulse, action)
                    : record)
        .toList();
  }

  private static Pulse named(Pulse pulse, long action) {
    var one = pulse.passed().getFirst();
    return new Pulse(
        pulse.partition(),
        pulse.of(),
        List.of(
            new Pulse.Passed(
                one.tick(), one.at(), one.every(), one.volumes(), one.health(), null, action)));
  }

  private static AlertFold fold(ActionLog log, Watch watch, AlertMemory memory) {
    return new AlertFold(
        Watches.standing(
            id -> id.equals("fuel") ? watch : Samples.watch(id), Collections.emptySortedSet()),
        log,
        memory);
  }

  private static List<Alert> told(List<MentionFlow> records, ActionLog log, Watch watch) {
    var fold = fold(log, watch, AlertMemory.NONE);
    return records.stream().flatMap(record -> feed(fold, record).stream()).toList();
  }

  private static List<Alert> feed(AlertFold fold, MentionFlow record) {
    return switch (record) {
      case Mention mention -> {
        fold.mention(mention);
        yield List.of();
      }
      case Pulse pulse -> fold.pulse(pulse);
    };
  }
}
