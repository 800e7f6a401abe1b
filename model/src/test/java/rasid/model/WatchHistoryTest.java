package rasid.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import rasid.model.topic.CloudEvents;
import rasid.model.topic.WatchHistory;
import rasid.model.topic.WatchHistory.Moment;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WatchHistoryTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private record Version(String name, Instant since) {}

  private final WatchHistory<Version> history = new WatchHistory<>(Version::since);

  @Test
  void a_change_holds_from_the_tick_that_names_it() {
    put(1L, "fuel", "first", NOON);
    put(2L, "fuel", "second", NOON);
    put(2L, "gold", "gold", NOON);
    put(3L, "fuel", null, NOON);
    put(4L, "fuel", "third", NOON);
    assertThat(at(0L, NOON)).isEmpty();
    assertThat(at(1L, NOON)).isEqualTo("fuel=first");
    assertThat(at(2L, NOON)).isEqualTo("fuel=second gold=gold");
    assertThat(at(3L, NOON)).isEqualTo("gold=gold");
    assertThat(at(9L, NOON)).isEqualTo("fuel=third gold=gold");
    assertThat(history.at(new Moment(NOON, 2L), "fuel")).map(Version::name).contains("second");
    assertThat(history.at(new Moment(NOON, 3L), "fuel")).isEmpty();
  }

  @Test
  void where_ticks_name_no_change_a_version_holds_from_its_since_and_a_removal_at_once() {
    put(1L, "fuel", "first", Instant.EPOCH);
    put(2L, "fuel", "second", NOON);
    put(null, "gold", "gold", NOON.plusSeconds(1));
    assertThat(at(null, NOON.minusSeconds(1))).isEqualTo("fuel=first");
    assertThat(at(null, NOON)).isEqualTo("fuel=second");
    assertThat(at(null, NOON.plusSeconds(1))).isEqualTo("fuel=second gold=gold");
    put(3L, "fuel", null, NOON);
    assertThat(at(null, NOON)).isEmpty();
  }

  @Test
  void a_change_without_a_number_holds_from_its_since_whatever_ticks_name() {
    put(null, "fuel", "plain", NOON);
    assertThat(at(0L, NOON.minusSeconds(1))).isEmpty();
    assertThat(at(0L, NOON)).isEqualTo("fuel=plain");
  }

  @Test
  void a_reader_waits_for_the_change_that_a_tick_names() throws Exception {
    put(1L, "fuel", "first", NOON);
    history.await(new Moment(NOON, 1L));
    history.await(new Moment(NOON, null));
    var waiting =
        CompletableFuture.supplyAsync(
            () -> {
              history.await(new Moment(NOON, 2L));
              return at(2L, NOON);
            });
    put(2L, "fuel", "second", NOON);
    assertThat(waiting.get()).isEqualTo("fuel=second");
    history.passOver(headers(3L));
    history.await(new Moment(NOON, 3L));
  }

  @Test
  void old_versions_are_forgotten_beyond_the_limit() {
    for (long i = 1; i <= WatchHistory.MOST_VERSIONS + 1L; i++) {
      put(i, "fuel", "v" + i, NOON);
    }
    assertThat(at(1L, NOON)).isEmpty();
    assertThat(at(2L, NOON)).isEqualTo("fuel=v2");
  }

  private String at(@Nullable Long changes, Instant at) {
    var told = new StringBuilder();
    for (var id : List.of("fuel", "gold")) {
      history
          .at(new Moment(at, changes), id)
          .ifPresent(version -> told.append(' ').append(id).append('=').append(version.name()));
    }
    return told.toString().strip();
  }

  private void put(@Nullable Long number, String id, @Nullable String name, Instant since) {
    history.put(headers(number), id, name == null ? null : new Version(name, since));
  }

  private static Headers headers(@Nullable Long number) {
    var headers = new RecordHeaders();
    return number == null
        ? headers
        : headers.add(CloudEvents.SEQUENCE, Long.toString(number).getBytes(UTF_8));
  }
}
