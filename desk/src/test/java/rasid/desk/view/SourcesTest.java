package rasid.desk.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rasid.desk.Samples;
import rasid.desk.view.SourceHealth.Level;
import rasid.desk.view.SourceOverview.Counts;
import rasid.model.Trouble;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SourcesTest {
  private final Views views = new Views();
  private final List<Change> told = new ArrayList<>();

  SourcesTest() {
    views.listen(told::add);
  }

  @Test
  void what_cannot_be_read_stands_before_what_is_odd_and_what_does_well() {
    views.apply(
        List.of(
            asked("fine", null),
            asked("undated", Trouble.UNDATED),
            asked("late", Trouble.UNREACHABLE),
            asked("gone", Trouble.GONE)));

    assertThat(overview().worst())
        .extracting(SourceHealth::id)
        .containsExactly("gone", "late", "undated", "fine");
    assertThat(overview().worst())
        .extracting(SourceHealth::level)
        .containsExactly(Level.UNREAD, Level.UNREAD, Level.LOOK, Level.FINE);
    assertThat(overview().counts()).isEqualTo(new Counts(4, 2, 1));
  }

  @Test
  void of_ten_thousand_the_hundred_worst_are_named_and_the_rest_counted() {
    views.apply(
        IntStream.range(0, 10_000)
            .mapToObj(n -> asked("s%05d".formatted(n), n % 50 == 49 ? Trouble.ILL : null))
            .toList());

    assertThat(overview().counts()).isEqualTo(new Counts(10_000, 200, 0));
    assertThat(overview().worst()).hasSize(Views.MOST_SOURCES);
    assertThat(overview().worst()).extracting(SourceHealth::trouble).containsOnly(Trouble.ILL);
    assertThat(overview().more()).isEqualTo(9_900);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void the_order_in_which_partitions_are_read_changes_nothing(long seed) {
    var facts = new ArrayList<>(Samples.sources());
    views.apply(facts);
    Collections.shuffle(facts, new Random(seed));
    var other = new Views();
    facts.forEach(fact -> other.apply(List.of(fact)));

    assertThat(other.snapshot()).isEqualTo(views.snapshot());
  }

  @Test
  void a_source_that_does_well_again_is_counted_so_and_one_taken_off_is_not_at_all() {
    views.apply(List.of(asked("a", Trouble.ILL), asked("b", Trouble.ILL), asked("c", null)));
    views.apply(List.of(asked("a", null), Samples.asked(Samples.removed("b"))));
    assertThat(overview().counts()).isEqualTo(new Counts(2, 0, 0));

    views.apply(List.of(new Fact.Asked("c", null)));
    assertThat(overview().worst()).extracting(SourceHealth::id).containsExactly("a");
  }

  @Test
  void a_change_of_trouble_is_told_and_a_poll_that_changes_none_is_not_but_shows() {
    views.apply(List.of(asked("a", null)));
    views.caughtUp();
    told.clear();

    views.apply(List.of(asked("a", Trouble.SILENT)));
    assertThat(told).containsExactly(new Change.Health(new Counts(1, 0, 1)));

    told.clear();
    views.apply(List.of(says("a", Trouble.SILENT, "4 new")));
    assertThat(told).isEmpty();
    assertThat(overview().worst()).extracting(SourceHealth::says).containsExactly("4 new");
  }

  @Test
  void a_source_that_comes_or_goes_is_told_and_one_never_known_is_not() {
    views.caughtUp();
    told.clear();
    views.apply(List.of(new Fact.Asked("stranger", null)));
    assertThat(told).isEmpty();

    views.apply(List.of(asked("a", null)));
    views.apply(List.of(new Fact.Asked("a", null)));
    assertThat(told)
        .containsExactly(
            new Change.Health(new Counts(1, 0, 0)), new Change.Health(new Counts(0, 0, 0)));
  }

  @Test
  void a_batch_in_which_all_sources_fail_is_told_once() {
    views.apply(IntStream.range(0, 500).mapToObj(n -> asked("s" + n, null)).toList());
    views.caughtUp();
    told.clear();
    views.apply(IntStream.range(0, 500).mapToObj(n -> asked("s" + n, Trouble.ILL)).toList());

    assertThat(told).containsExactly(new Change.Health(new Counts(500, 500, 0)));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "https://Sahel.example/feed?a=1, sahel.example, https://Sahel.example/feed?a=1",
        "https://name:secret@sahel.example/f, sahel.example, https://sahel.example/f",
        "https://sahel.example/@a/feed, sahel.example, https://sahel.example/@a/feed",
        "javascript:alert(1), javascript:alert(1), none",
        "file:///etc/passwd, file:///etc/passwd, none",
      })
  void an_address_is_opened_only_on_the_web_and_without_a_password(
      URI url, String host, @Nullable URI opened) {
    var source =
        SourceHealth.of(Samples.source("a", url, "صحيفة", null, 0, "3 new", null)).orElseThrow();

    assertThat(source.host()).isEqualTo(host);
    assertThat(source.url()).isEqualTo(opened);
  }

  @Test
  void what_a_list_or_a_server_wrote_at_length_is_cut_between_characters() {
    var url = URI.create("https://long.example/" + "x".repeat(3_000));
    var source =
        SourceHealth.of(
                Samples.source("a", url, "😀".repeat(900), null, 0, "x".repeat(9_000), null))
            .orElseThrow();

    assertThat(source.outlet().length()).isBetween(100, SourceHealth.LONGEST_NAME);
    assertThat(source.outlet().codePoints().distinct().toArray()).containsExactly(0x1F600, '…');
    assertThat(source.says()).hasSize(SourceHealth.LONGEST_SENTENCE).endsWith("x…");
    assertThat(source.url()).isNull();
  }

  private SourceOverview overview() {
    return views.snapshot().sources();
  }

  private static Fact asked(String id, @Nullable Trouble trouble) {
    return Samples.asked(Samples.source(id, trouble));
  }

  private static Fact says(String id, Trouble trouble, String says) {
    var url = URI.create("https://%s.example/feed".formatted(id));
    return Samples.asked(Samples.source(id, url, "صحيفة", trouble, 0, says, null));
  }
}
