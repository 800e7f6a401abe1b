package rasid.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import rasid.model.AlertKind;
import rasid.model.Watch;
import rasid.model.topic.CloudEvents;
import rasid.model.topic.WatchHistory;
import rasid.model.topic.WatchHistory.Moment;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FollowedWatchesTest {
  private final WatchHistory<Watch> history = new WatchHistory<>(Watch::since);
  private final WatchHistory<byte[]> baselines = WatchHistory.ofBaselines();
  private final FollowedWatches watches =
      new FollowedWatches(history, baselines, id -> !id.endsWith("elsewhere"));

  @Test
  void a_desks_budget_is_shared_by_its_enabled_watches_as_they_hold_at_the_moment() {
    change(1, "a", watch("a", "Sahel", true, true));
    change(1, "b", watch("b", "Sahel", true, true));
    change(1, "own", watch("own", "Sahel", false, true));
    change(1, "other", watch("other", "Maghreb", true, true));
    change(2, "c", watch("c", "Sahel", true, true));
    change(2, "off", watch("off", "Sahel", true, false));
    change(3, "a", null);
    assertThat(watches.sharing(at(1L), "Sahel")).isEqualTo(2);
    assertThat(watches.sharing(at(2L), "Sahel")).isEqualTo(3);
    assertThat(watches.sharing(at(2L), "Maghreb")).isEqualTo(1);
    assertThat(watches.sharing(at(3L), "Sahel")).isEqualTo(2);
    // Asked again of an earlier place, as another partition may be.
    assertThat(watches.sharing(at(1L), "Sahel")).isEqualTo(2);
  }

  @Test
  void those_for_drops_are_begun_where_their_mentions_come_while_they_are_enabled() {
    change(1, "calm", drop("calm", true));
    change(1, "burst", watch("burst", "Sahel", false, true));
    change(1, "calm-elsewhere", drop("calm-elsewhere", true));
    change(2, "calm", drop("calm", false));
    assertThat(watches.drops(at(1L))).containsExactly("calm");
    assertThat(watches.drops(at(2L))).isEmpty();
  }

  @Test
  void a_baseline_that_cannot_be_read_is_none() {
    baselines.put(headers(4), "a", "no json".getBytes(UTF_8));
    baselines.put(headers(5), "b", null);
    assertThat(watches.baseline("a", 4)).isEmpty();
    assertThat(watches.baseline("b", 5)).isEmpty();
  }

  private static Moment at(Long change) {
    return new Moment(Instant.EPOCH.plusSeconds(9), change);
  }

  private void change(long number, String id, @Nullable Watch watch) {
    history.put(headers(number), id, watch);
  }

  private static Headers headers(long number) {
    return new RecordHeaders().add(CloudEvents.SEQUENCE, Long.toString(number).getBytes(UTF_8));
  }

  private static Watch watch(String id, String desk, boolean shared, boolean enabled) {
    return watch(id, AlertKind.BURST, desk, shared, enabled);
  }

  private static Watch drop(String id, boolean enabled) {
    return watch(id, AlertKind.DROP, "Sahel", false, enabled);
  }

  private static Watch watch(
      String id, AlertKind kind, String desk, boolean shared, boolean enabled) {
    return new Watch(
        id,
        1,
        Map.of("en", id),
        "x",
        kind,
        4,
        shared,
        3,
        2,
        List.of(),
        null,
        desk,
        null,
        enabled,
        Instant.EPOCH,
        null);
  }
}
