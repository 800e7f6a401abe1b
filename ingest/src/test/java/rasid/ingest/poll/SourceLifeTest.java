package rasid.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rasid.ingest.feed.Entry;
import rasid.ingest.feed.Feed;
import rasid.ingest.feed.Wishes;
import rasid.ingest.fetch.FetchOutcome.Fetched;
import rasid.ingest.fetch.FetchOutcome.Refused;
import rasid.ingest.fetch.FetchOutcome.Unreachable;
import rasid.ingest.fetch.FetchOutcome.Validators;
import rasid.ingest.fetch.FetchOutcome.Way;
import rasid.ingest.page.PageHints;
import rasid.model.Health;
import rasid.model.SourceState;
import rasid.model.Trouble;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SourceLifeTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final URI LISTED = URI.create("https://paper.example/feed");
  private static final URI NEW = URI.create("https://new.example/feed");
  private static final Source SOURCE = new Source("paper", LISTED, "صحيفة", Wishes.NONE);

  private final SourceLife life = new SourceLife(PollSchedule.DEFAULT);
  private final SourceState fresh = SourceLife.unknown(SOURCE, NOW);

  @Test
  void a_move_for_good_is_believed_when_it_is_told_for_a_day() {
    var first = unchanged(fresh, NEW, NOW);
    assertThat(SourceLife.address(SOURCE, first)).isEqualTo(LISTED);
    assertThat(first.trouble()).isEqualTo(Trouble.MOVED);
    assertThat(first.lastOutcome()).contains("moved for good to https://new.example/feed");
    var soon = unchanged(first, NEW, NOW.plus(Duration.ofHours(23)));
    assertThat(SourceLife.address(SOURCE, soon)).isEqualTo(LISTED);
    var later = unchanged(soon, NEW, NOW.plus(Duration.ofHours(24)));
    assertThat(SourceLife.address(SOURCE, later)).isEqualTo(NEW);
    var there = unchanged(later, null, NOW.plus(Duration.ofHours(25)));
    assertThat(SourceLife.address(SOURCE, there)).isEqualTo(NEW);
    assertThat(there.trouble()).isEqualTo(Trouble.MOVED);
    assertThat(there.url()).isEqualTo(LISTED);
  }

  @Test
  void a_move_that_is_taken_back_or_changes_is_not_believed() {
    var first = unchanged(fresh, NEW, NOW);
    var other = URI.create("https://other.example/");
    var changed = unchanged(first, other, NOW.plus(Duration.ofDays(2)));
    assertThat(SourceLife.address(SOURCE, changed)).isEqualTo(LISTED);
    var back = unchanged(first, null, NOW.plus(Duration.ofHours(1)));
    var again = unchanged(back, NEW, NOW.plus(Duration.ofDays(2)));
    assertThat(SourceLife.address(SOURCE, again)).isEqualTo(LISTED);
    assertThat(back.trouble()).isNull();
  }

  @Test
  void an_address_it_moved_to_is_given_up_when_it_fails_three_times() {
    var state = unchanged(unchanged(fresh, NEW, NOW), NEW, NOW.plus(Duration.ofDays(1)));
    for (int i = 0; i < 3; i++) {
      assertThat(SourceLife.address(SOURCE, state)).isEqualTo(NEW);
      state = failed(state, Trouble.UNREACHABLE);
    }
    assertThat(SourceLife.address(SOURCE, state)).isEqualTo(LISTED);
  }

  @Test
  void a_source_that_is_gone_is_left_for_a_month_and_stays_told() {
    var gone = failed(fresh, Trouble.GONE);
    assertThat(gone.nextPollAt()).isEqualTo(NOW.plus(Duration.ofDays(30)));
    assertThat(gone.health()).isEqualTo(Health.FAILING);
    assertThat(gone.trouble()).isEqualTo(Trouble.GONE);
    var well = unchanged(gone, null, NOW);
    assertThat(well.health()).isEqualTo(Health.UP);
    assertThat(well.trouble()).isNull();
    assertThat(well.failures()).isZero();
  }

  @Test
  void the_whole_feed_is_asked_for_once_a_day_in_case_validators_lie() {
    var looked = looked(fresh, SOURCE, dated(NOW.minusSeconds(60)));
    assertThat(SourceLife.validators(fresh, NOW)).isEqualTo(Validators.NONE);
    assertThat(SourceLife.validators(looked, NOW.plus(Duration.ofHours(23))))
        .isEqualTo(new Validators("W/\"1\"", "then"));
    assertThat(SourceLife.validators(looked, NOW.plus(Duration.ofHours(24))))
        .isEqualTo(Validators.NONE);
    var unchanged = unchanged(looked, null, NOW.plus(Duration.ofHours(20)));
    assertThat(SourceLife.validators(unchanged, NOW.plus(Duration.ofHours(24))))
        .isEqualTo(Validators.NONE);
  }

  @Test
  void a_feed_without_dates_is_read_and_told() {
    var looked = looked(fresh, SOURCE, dated(null));
    assertThat(looked.trouble()).isEqualTo(Trouble.UNDATED);
    assertThat(looked.weekly()).isNull();
    assertThat(looked.health()).isEqualTo(Health.UP);
    assertThat(looked.lastOutcome()).contains("none of its articles has a date");
    assertThat(wait(looked)).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(17));
    assertThat(unchanged(looked, null, NOW).trouble()).isEqualTo(Trouble.UNDATED);
  }

  @Test
  void a_source_off_the_list_keeps_what_it_brought_until_it_comes_back() {
    var looked = looked(fresh, SOURCE, dated(NOW.minusSeconds(60)));
    var removed = SourceLife.removed(looked, NOW.plusSeconds(9));
    assertThat(removed.removedAt()).isEqualTo(NOW.plusSeconds(9));
    assertThat(removed.seen()).isEqualTo(looked.seen()).isNotEmpty();
    assertThat(removed.url()).isEqualTo(LISTED);
    assertThat(removed.outlet()).isEqualTo("صحيفة");
    assertThat(life.isAsGood(looked, removed)).isFalse();
    assertThat(unchanged(removed, null, NOW).removedAt()).isNull();
    assertThat(failed(removed, Trouble.ILL).removedAt()).isNull();
  }

  @Test
  void a_source_whose_hub_pushes_is_polled_each_hour_but_by_its_list_or_after_failure() {
    var looked = looked(fresh, SOURCE, dated(NOW.minusSeconds(60)));
    var slow = SourceLife.whilePushed(SOURCE, looked, NOW);
    assertThat(wait(slow)).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(66));
    var failed = failed(fresh, Trouble.ILL);
    assertThat(SourceLife.whilePushed(SOURCE, failed, NOW)).isEqualTo(failed);
    var wishes = new Wishes(null, Map.of(), Duration.ofMinutes(2), Wishes.Text.ANY, PageHints.NONE);
    var own = new Source("paper", LISTED, "صحيفة", wishes);
    assertThat(SourceLife.whilePushed(own, looked, NOW)).isEqualTo(looked);
    assertThat(life.unchanged(SOURCE, slow, new Way(LISTED, null, false), NOW).hub())
        .isEqualTo(slow.hub());
  }

  @Test
  void the_pace_is_kept_over_restarts() {
    var looked = looked(fresh, SOURCE, dated(NOW.minusSeconds(60)));
    assertThat(looked.weekly()).isEqualTo(1);
    assertThat(looked.lastSuccessAt()).isEqualTo(NOW);
    assertThat(wait(looked)).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(33));
    assertThat(wait(unchanged(looked, null, NOW))).isEqualTo(wait(looked));
  }

  @Test
  void an_interval_of_the_list_is_kept_to_and_failures_still_slow_it_down() {
    var wishes = new Wishes(null, Map.of(), Duration.ofMinutes(2), Wishes.Text.ANY, PageHints.NONE);
    var source = new Source("paper", LISTED, "صحيفة", wishes);
    assertThat(wait(looked(fresh, source, dated(NOW.minusSeconds(60)))))
        .isBetween(Duration.ofMinutes(2), Duration.ofSeconds(132));
    var failed = life.failed(source, fresh, Trouble.ILL, "x", Duration.ZERO, NOW);
    assertThat(wait(failed)).isGreaterThanOrEqualTo(Duration.ofMinutes(4));
  }

  @Test
  void what_a_server_asks_for_is_waited() {
    var failed = life.failed(SOURCE, fresh, Trouble.BLOCKED, "x", Duration.ofHours(20), NOW);
    assertThat(wait(failed)).isBetween(Duration.ofHours(20), Duration.ofHours(22));
  }

  @ParameterizedTest
  @CsvSource({
    "401, BLOCKED",
    "403, BLOCKED",
    "451, BLOCKED",
    "404, MISSING",
    "410, GONE",
    "500, ILL",
    "0, REFUSED",
    "200, REFUSED",
  })
  void a_refusal_is_put_in_the_words_of_a_desk(int status, Trouble trouble) {
    assertThat(Troubles.of(new Refused(status, "x"))).isEqualTo(trouble);
  }

  @Test
  void a_certificate_is_told_from_a_server_that_is_down() {
    assertThat(Troubles.of(new Unreachable("certificate: that of x has expired")))
        .isEqualTo(Trouble.CERTIFICATE);
    assertThat(Troubles.of(new Unreachable("x does not take connections")))
        .isEqualTo(Trouble.UNREACHABLE);
  }

  private SourceState unchanged(SourceState before, @Nullable URI moved, Instant now) {
    return life.unchanged(SOURCE, before, new Way(LISTED, moved, false), now);
  }

  private SourceState failed(SourceState before, Trouble trouble) {
    return life.failed(SOURCE, before, trouble, "x", Duration.ZERO, NOW);
  }

  private SourceState looked(SourceState before, Source source, Feed feed) {
    var fetched =
        new Fetched(
            new Way(LISTED, null, false),
            new byte[0],
            null,
            new Validators("W/\"1\"", "then"),
            Duration.ZERO);
    var look = new Look(source, fetched, feed);
    look.byId().keySet().forEach(id -> look.known(rasid.ingest.identity.Ids.brief(id)));
    look.ended();
    return life.looked(source, before, look, NOW, NOW);
  }

  private static Duration wait(SourceState state) {
    return Duration.between(NOW, state.nextPollAt());
  }

  private static Feed dated(@Nullable Instant at) {
    var entry = new Entry("1", LISTED, "خبر", at, null, List.of(), "", "", List.of(), List.of());
    return new Feed(
        Feed.Kind.ARTICLES,
        "",
        null,
        "",
        null,
        List.of(),
        null,
        Duration.ZERO,
        Set.of(),
        List.of(entry));
  }
}
