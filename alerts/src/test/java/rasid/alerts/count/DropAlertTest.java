package rasid.alerts.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import rasid.model.Alert;
import rasid.model.AlertKind;
import rasid.model.AlertState;
import rasid.model.Health;
import rasid.model.Mention;
import rasid.model.MentionFlow;
import rasid.model.Pane;
import rasid.model.Pulse;
import rasid.model.Watch;
import rasid.model.topic.ActionLog;
import rasid.model.topic.WatchHistory.Moment;

/// A region that is written of every hour, and then no more, from mentions and pulses to alerts.
@DisplayNameGeneration(ReplaceUnderscores.class)
class DropAlertTest {
  private static final int DAY = 288;
  private static final int SILENT = 21 * DAY;
  private static final int SPEAKS = SILENT + DAY + DAY / 2;
  private static final int END = SPEAKS + DAY;

  private static Watch watch(String id) {
    return new Watch(
        id,
        1,
        Map.of("en", "Mali", "ar", "مالي"),
        "region:ML",
        AlertKind.DROP,
        1,
        false,
        3,
        2,
        List.of("console"),
        null,
        null,
        null,
        true,
        Instant.EPOCH,
        null);
  }

  /// The watch `mali`, from the beginning and up to a tick.
  private record UpTo(long tick) implements Watches {
    private boolean holds(Moment moment) {
      return !moment.at().isAfter(DropAlertTest.at(tick));
    }

    @Override
    public Optional<Watch> at(Moment moment, String id) {
      return holds(moment) ? Optional.of(watch(id)) : Optional.empty();
    }

    @Override
    public int sharing(Moment moment, String desk) {
      return 1;
    }

    @Override
    public SortedSet<String> drops(Moment moment) {
      return holds(moment) ? new TreeSet<>(Set.of("mali")) : Collections.emptySortedSet();
    }

    @Override
    public Optional<Baseline> baseline(String id, long number) {
      return Optional.empty();
    }
  }

  private static List<Alert> told(Map<String, Health> healthWhileSilent) {
    return told(healthWhileSilent, new UpTo(END));
  }

  private static List<Alert> told(Map<String, Health> healthWhileSilent, Watches watches) {
    var random = new SplittableRandom(3);
    var records = new ArrayList<MentionFlow>();
    long pane = Pane.of(Samples.START);
    long article = 0;
    for (long tick = 1; tick <= END; tick++) {
      boolean silent = tick > SILENT && tick <= SPEAKS;
      var volumes = new ArrayList<Pulse.Volume>();
      for (int i = 0; i < 4; i++) {
        article++;
        volumes.add(new Pulse.Volume("s" + article % 7, pane + tick - 1, 1));
        if (!silent && random.nextInt(100) < 6) {
          records.add(Samples.mention("mali", article, article, 0, tick - 1));
        }
      }
      records.add(Samples.pulse(0, 1, tick, volumes, silent ? healthWhileSilent : Map.of()));
    }
    var fold = new AlertFold(watches, new ActionLog(), AlertMemory.NONE);
    var told = new ArrayList<Alert>();
    for (var record : records) {
      switch (record) {
        case Mention mention -> fold.mention(mention);
        case Pulse pulse -> told.addAll(fold.pulse(pulse));
      }
    }
    return told;
  }

  private static Instant at(long tick) {
    return Samples.START.plus(Samples.EVERY.multipliedBy(tick));
  }

  @Test
  void a_silence_is_one_alert_that_says_what_is_missing_and_ends_when_it_speaks_again() {
    var told = told(Map.of()).stream().filter(alert -> alert.at().isAfter(at(SILENT))).toList();
    assertThat(told).extracting(Alert::kind).containsOnly(AlertKind.DROP);
    assertThat(told).extracting(Alert::id).containsOnly(told.getFirst().id());
    var first = told.getFirst();
    assertThat(first.state()).isEqualTo(AlertState.OPEN);
    assertThat(first.at()).isBefore(at(SILENT + DAY / 3));
    assertThat(first.onset()).isBetween(at(SILENT - 20), at(SILENT + 20));
    assertThat(first.reports()).isZero();
    assertThat(first.evidence()).isEmpty();
    assertThat(first.expected()).isGreaterThan(5);
    assertThat(first.why().get("en"))
        .startsWith("\"Mali\": no report in")
        .contains("while its sources answer");
    // Told again as half as many more are missing, not every hour.
    assertThat(told.size()).isBetween(3, 8);
    var last = told.getLast();
    assertThat(last.state()).isEqualTo(AlertState.CLOSED);
    assertThat(Duration.between(at(SPEAKS), last.at()))
        .isBetween(Duration.ofMinutes(10), Duration.ofHours(8));
  }

  @Test
  void a_watch_that_is_removed_says_nothing_and_its_alert_is_closed() {
    var before = told(Map.of(), new UpTo(SILENT - 1));
    assertThat(before).noneMatch(alert -> alert.at().isAfter(at(SILENT - 2)));
    var amid = told(Map.of(), new UpTo(SILENT + DAY));
    assertThat(amid.getLast().state()).isEqualTo(AlertState.CLOSED);
    assertThat(amid.getLast().at()).isEqualTo(at(SILENT + DAY + 1));
  }

  @Test
  void a_silence_in_which_its_sources_failed_is_none() {
    var ill =
        Map.of(
            "s0", Health.FAILING, "s1", Health.FAILING, "s2", Health.FAILING, "s3", Health.FAILING);
    assertThat(told(ill)).noneMatch(alert -> alert.at().isAfter(at(SILENT)));
  }
}
