package rasid.desk.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rasid.desk.Samples;
import rasid.model.Action;
import rasid.model.Alert;
import rasid.model.AlertState;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ViewsTest {
  private final Views views = new Views();
  private final List<Change> told = new ArrayList<>();

  ViewsTest() {
    views.listen(told::add);
  }

  @Test
  void the_newest_300_articles_are_kept_newest_first() {
    // Sample n was seen n minutes ago.
    views.apply(IntStream.rangeClosed(1, 1000).mapToObj(ViewsTest::seen).toList());

    assertThat(views.snapshot().articles())
        .extracting(tagged -> tagged.article().id())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 300).mapToObj(Samples::id).toList());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void the_order_in_which_partitions_are_read_changes_nothing(long seed) {
    var facts = new ArrayList<>(IntStream.rangeClosed(1, 500).mapToObj(ViewsTest::seen).toList());
    views.apply(facts);
    Collections.shuffle(facts, new Random(seed));
    var other = new Views();
    facts.forEach(fact -> other.apply(List.of(fact)));

    assertThat(other.snapshot()).isEqualTo(views.snapshot());
  }

  @Test
  void a_new_version_of_an_article_takes_the_place_of_the_old() {
    views.apply(
        List.of(seen(1), seen(2), new Fact.Tagged(Samples.article(1, "عنوان جديد", "نص جديد"))));

    assertThat(views.snapshot().articles())
        .extracting(tagged -> tagged.article().title())
        .containsExactly("عنوان جديد", "عنوان 2");
  }

  @Test
  void open_alerts_stand_before_closed_ones_and_each_shows_its_latest_revision() {
    views.apply(
        List.of(
            revised("closed", 1, AlertState.OPEN, 10),
            revised("closed", 2, AlertState.CLOSED, 0),
            revised("old", 1, AlertState.OPEN, 600),
            revised("new", 1, AlertState.OPEN, 60),
            revised("new", 2, AlertState.UPDATED, 30)));

    assertThat(views.snapshot().alerts())
        .extracting(life -> life.latest().id() + ":" + life.latest().revision())
        .containsExactly("new:2", "old:1", "closed:2");
    assertThat(views.snapshot().open()).isEqualTo(2);
  }

  @Test
  void a_life_tells_every_revision_once_in_order() {
    views.apply(
        List.of(
            revised("a", 1, AlertState.OPEN, 30),
            revised("a", 2, AlertState.UPDATED, 20),
            revised("a", 1, AlertState.OPEN, 30),
            revised("a", 2, AlertState.UPDATED, 20),
            revised("a", 3, AlertState.CLOSED, 10)));

    assertThat(views.snapshot().alert("a").orElseThrow().revisions())
        .extracting(AlertLife.Revision::revision)
        .containsExactly(1, 2, 3);
  }

  @Test
  void a_long_life_keeps_its_beginning_and_its_newest_revisions() {
    views.apply(
        IntStream.rangeClosed(1, 1000)
            .mapToObj(n -> revised("a", n, AlertState.UPDATED, 1000 - n))
            .toList());

    assertThat(views.snapshot().alert("a").orElseThrow().revisions())
        .hasSize(AlertLife.MOST_REVISIONS)
        .extracting(AlertLife.Revision::revision)
        .startsWith(1, 802)
        .endsWith(999, 1000);
  }

  @Test
  void of_too_many_alerts_the_longest_closed_go_and_open_ones_stay() {
    var facts = new ArrayList<Fact>();
    facts.add(revised("open", 1, AlertState.OPEN, 1_000_000));
    for (int n = 1; n <= 600; n++) {
      facts.add(revised("closed-" + n, 1, AlertState.CLOSED, n));
    }
    views.apply(facts);

    assertThat(views.snapshot().alerts()).hasSize(Views.MOST_ALERTS);
    assertThat(views.snapshot().alert("open")).isPresent();
    assertThat(views.snapshot().alert("closed-499")).isPresent();
    assertThat(views.snapshot().alert("closed-500")).isEmpty();
  }

  @Test
  void the_newest_500_actions_are_kept_each_once_whatever_the_order() {
    var facts = new ArrayList<Fact>();
    for (int n = 600; n >= 1; n--) {
      facts.add(comment(n));
      facts.add(comment(n));
    }
    views.apply(facts);

    assertThat(views.snapshot().actions())
        .hasSize(Views.MOST_ACTIONS)
        .extracting(Done::number)
        .startsWith(600L, 599L)
        .endsWith(101L);
  }

  @Test
  void an_action_is_told_once_and_a_flood_of_them_as_one_reload() {
    views.caughtUp();
    told.clear();
    views.apply(List.of(comment(1)));
    views.apply(List.of(comment(1)));
    assertThat(told)
        .singleElement()
        .isInstanceOfSatisfying(
            Change.Acted.class, change -> assertThat(change.done().number()).isEqualTo(1));

    told.clear();
    views.apply(IntStream.rangeClosed(2, 100).mapToObj(ViewsTest::comment).toList());
    assertThat(told).containsExactly(new Change.Reload());
  }

  @Test
  void a_tombstone_removes_an_alert_and_a_watch() {
    views.apply(
        List.of(revised("a", 1, AlertState.OPEN, 1), new Fact.Followed("w", Samples.watch())));
    views.apply(List.of(new Fact.Revised("a", null), new Fact.Followed("w", null)));

    assertThat(views.snapshot().alerts()).isEmpty();
    assertThat(views.snapshot().watches()).isEmpty();
  }

  @Test
  void nothing_is_told_before_the_readers_have_caught_up_then_everything_at_once() {
    views.apply(List.of(seen(1), revised("a", 1, AlertState.OPEN, 1)));
    assertThat(told).isEmpty();
    assertThat(views.snapshot().ready()).isFalse();

    views.caughtUp();
    assertThat(told).containsExactly(new Change.Reload());
    assertThat(views.snapshot().ready()).isTrue();
  }

  @Test
  void after_that_each_change_is_told_when_the_snapshot_shows_it() {
    views.caughtUp();
    told.clear();
    var shown = new ArrayList<Integer>();
    views.listen(_ -> shown.add(views.snapshot().alerts().size()));
    views.apply(List.of(seen(1), revised("a", 1, AlertState.OPEN, 1)));

    assertThat(told).hasSize(2);
    assertThat(told.getFirst())
        .isInstanceOfSatisfying(
            Change.Revised.class, change -> assertThat(change.alert().id()).isEqualTo("a"));
    assertThat(shown).containsExactly(1, 1);
  }

  @Test
  void a_flood_of_articles_is_told_as_one_reload_and_alerts_still_one_by_one() {
    views.caughtUp();
    told.clear();
    var flood =
        new ArrayList<Fact>(IntStream.rangeClosed(1, 400).mapToObj(ViewsTest::seen).toList());
    flood.add(revised("a", 1, AlertState.OPEN, 1));
    views.apply(flood);

    assertThat(told).hasSize(2);
    assertThat(told.getFirst()).isInstanceOf(Change.Revised.class);
    assertThat(told.getLast()).isInstanceOf(Change.Reload.class);
  }

  @Test
  void an_article_too_old_for_the_page_is_not_told() {
    views.apply(IntStream.rangeClosed(1, 300).mapToObj(ViewsTest::seen).toList());
    views.caughtUp();
    told.clear();
    views.apply(List.of(seen(301)));

    assertThat(told).isEmpty();
  }

  private static Fact comment(int number) {
    return Samples.acted(
        number, new Action.Comment(Samples.WATCH, "a", "منى", Samples.NOW, "تعليق " + number));
  }

  private static Fact seen(int n) {
    return new Fact.Tagged(Samples.article(n, "عنوان " + n, "نص المقال"));
  }

  private static Fact revised(String id, int revision, AlertState state, long minutesAgo) {
    Alert alert =
        Samples.alert(id, revision, state, Samples.NOW.minusSeconds(60 * minutesAgo), List.of());
    return Samples.revised(alert);
  }
}
