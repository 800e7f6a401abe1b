package rasid.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rasid.model.AlertKind;
import rasid.model.QuietHours;
import rasid.model.Watch;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WatchYamlTest {
  private static final String BOM = "\uFEFF";

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @Test
  void all_fields_are_read_and_defaults_filled_in() {
    var read =
        read(
            """
            watches:
              - id: fuel
                names: {ar: حصار الوقود, fr: Blocus du carburant}
                query: (وقود OR carburant) AND region:ML
                kind: drop
                budget: 0.5
                shared: true
                minReports: 4
                minOutlets: 3
                channels: [console, webhook]
                quietHours: {zone: Africa/Bamako, from: "22:00", to: "06:30"}
                desk: Sahel
                note: ask before you widen it
                enabled: false
              - {id: gold, names: {en: Gold}, query: 2026}
            """);

    assertThat(read.mistakes()).isEmpty();
    assertThat(read.watches())
        .containsExactly(
            new Watch(
                "fuel",
                1,
                Map.of("ar", "حصار الوقود", "fr", "Blocus du carburant"),
                "(وقود OR carburant) AND region:ML",
                AlertKind.DROP,
                0.5,
                true,
                4,
                3,
                List.of("console", "webhook"),
                new QuietHours(
                    ZoneId.of("Africa/Bamako"), LocalTime.of(22, 0), LocalTime.of(6, 30)),
                "Sahel",
                "ask before you widen it",
                false,
                Instant.EPOCH,
                null),
            new Watch(
                "gold",
                1,
                Map.of("en", "Gold"),
                "2026",
                1,
                3,
                2,
                List.of("console"),
                Instant.EPOCH));
  }

  @Test
  void all_mistakes_are_told_at_once_each_with_its_line_and_column() {
    var read =
        read(
            """
            watches:
              - id: one
                names: {ar: أ, de: eins}
                query: x
                chanels: [console]
                budget: often
                minReports: 2.5
              - id: Not An Id
                names: {ar: أ}
                query: x
              - names: {ar: أ}
              - just text
              - id: two
                query: [a, b]
                channels: console
              - {id: three, names: {ar: أ}, query: x, budget: 0}
              - {id: four, names: {ar: أ}, query: x}
              - {id: four, names: {ar: أ}, query: x}
              - id: five
                names: {ar: ' '}
                query: x
                quietHours: {zone: Africa/Bamako, from: "25:00"}
              - id: six
                names: {ar: أ}
                query: x
                quietHours: {zone: Africa/Nowhere, from: "22:00", to: "06:00"}
            watch: []
            """);

    assertThat(read.mistakes())
        .extracting(WatchYaml.Mistake::toString)
        .containsExactly(
            "w.yaml:3:20: `names` knows no 'de'; it knows ar, en, fr",
            "w.yaml:5:5: a watch knows no 'chanels'; write 'channels'",
            "w.yaml:6:13: `budget` should be a number of false alarms accepted per 4 weeks, above"
                + " 0, at most 100",
            "w.yaml:7:17: `minReports` should be a whole number from 1: the fewest reports that may"
                + " open an alert",
            "w.yaml:8:9: `id` should be 1 to 100 of a-z, 0-9, '.', '_' and '-', beginning with a"
                + " letter or digit",
            "w.yaml:11:5: a watch has no `id`; it should be 1 to 100 of a-z, 0-9, '.', '_' and '-',"
                + " beginning with a letter or digit",
            "w.yaml:11:5: a watch has no `query`; it should be a text in the watch language",
            "w.yaml:12:5: a watch should be a map that begins with `id:`",
            "w.yaml:13:5: a watch has no `names`; it should be a map by language, such as {ar: …,"
                + " fr: …}, with one name at least",
            "w.yaml:14:12: `query` should be a text in the watch language",
            "w.yaml:15:15: `channels` should be a list of names, such as [console]; [] for nowhere",
            "w.yaml:16:51: `budget` should be a number of false alarms accepted per 4 weeks, above"
                + " 0, at most 100",
            "w.yaml:18:10: watch four stands twice in this file; keep one, or give the second another"
                + " id",
            "w.yaml:20:17: `ar` of `names` should be a text of 1 to 200 characters",
            "w.yaml:22:17: `quietHours` has no `to`; it should be a time of day in quotes, with two"
                + " digits for the hour, such as \"06:00\"",
            "w.yaml:22:45: `from` of `quietHours` should be a time of day in quotes, with two"
                + " digits for the hour, such as \"06:00\"",
            "w.yaml:26:24: no time zone 'Africa/Nowhere' is known; write its IANA name, such as"
                + " Africa/Bamako",
            "w.yaml:27:1: the file knows no 'watch'; write 'watches'");
    assertThat(read.watches()).extracting(Watch::id).containsExactly("four");
    assertThat(read.broken()).contains("one", "two", "three");
    assertThat(read.whole()).isFalse();
  }

  // Each names no region `zz`; the place is where that stands.
  static Stream<Arguments> styles() {
    return Stream.of(
        Arguments.of(new Place(3, 25), "query: وقود OR region:zz"),
        Arguments.of(new Place(4, 12), "query: وقود OR\n    region:zz x"),
        Arguments.of(new Place(5, 20), "query: >-\n    وقود OR\n    حصار OR region:zz"),
        Arguments.of(new Place(7, 12), "query: >\n\n    وقود OR\n\n    region:zz\n"),
        Arguments.of(new Place(5, 12), "query: | # a comment\n    وقود OR\n    region:zz"),
        Arguments.of(new Place(3, 27), "query: '\"a\" OR   region:zz'"),
        Arguments.of(
            new Place(3, 31), "query: 'd''or OR ''''a region:zz'".replace("''''a", "\"a\"")),
        Arguments.of(new Place(3, 29), "query: \"\\\"a b\\\" OR region:zz\""),
        Arguments.of(new Place(4, 13), "query: \"\\u0648\\u0642\\x20OR\\t\\\n   \\ region:zz\""),
        Arguments.of(new Place(3, 26), "query: !!str \"a region:zz\""),
        Arguments.of(new Place(3, 23), "query: 😀a 😀a region:zz"));
  }

  @ParameterizedTest
  @MethodSource("styles")
  void a_mistake_in_a_query_is_told_where_it_was_written(Place place, String query) {
    var read = read("watches:\n- id: a\n  %s\n  names: {ar: أ}\n".formatted(query));
    assertThat(read.mistakes())
        .singleElement()
        .satisfies(
            mistake -> {
              assertThat(mistake.what()).startsWith("query of watch a: ");
              assertThat(mistake.place()).isEqualTo(place);
            });
    assertThat(read.broken()).containsExactly("a");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void every_character_of_a_query_is_found_in_the_file(long seed) {
    var random = new Random(seed);
    var words = List.of("وقود", "OR حصار", "\"a b\"", "x", "d'or", "😀z", "region:ML");
    var query = new StringBuilder("a");
    for (int i = 0; i < 30; i++) {
      query.append(' ').append(words.get(random.nextInt(words.size())));
    }
    var watch =
        new Watch("w", 1, Map.of("ar", "س"), query.toString(), 1, 1, 1, List.of(), Instant.EPOCH);
    var text = WatchText.of(watch);
    var read = read(text);
    assertThat(read.mistakes()).isEmpty();
    var lines = text.lines().toList();
    var places = read.entries().getFirst().places();
    for (int i = 0; i < query.length(); i++) {
      if (query.charAt(i) != ' ' && !Character.isLowSurrogate(query.charAt(i))) {
        var place = places.of(i);
        var line = lines.get(place.line() - 1);
        int at = line.offsetByCodePoints(0, place.column() - 1);
        assertThat(line.charAt(at)).isIn(query.charAt(i), '\\');
      }
    }
  }

  @Test
  void a_watch_that_is_shown_reads_as_the_same_watch() {
    var watch =
        new Watch(
            "fuel",
            7,
            Map.of("ar", "حصار: الوقود", "en", "Fuel #1"),
            "\"حصار باماكو\" OR (وقود region:ML)",
            AlertKind.DROP,
            0.5,
            true,
            4,
            1,
            List.of(),
            new QuietHours(ZoneId.of("Africa/Tunis"), LocalTime.of(22, 0), LocalTime.of(6, 0)),
            "Sahel",
            "first line\nsecond: line",
            false,
            Instant.parse("2026-01-02T03:04:05Z"),
            12L);
    assertThat(read(WatchText.of(watch)).watches())
        .containsExactly(watch.revised(1, Instant.EPOCH, null));
  }

  @Test
  void a_watch_is_shown_as_people_write_it() {
    var watch =
        new Watch(
            "fuel",
            7,
            Map.of("en", "Fuel"),
            "fuel",
            1,
            3,
            2,
            List.of(),
            Instant.parse("2026-01-02T03:04:05.678901234Z"));
    assertThat(WatchText.of(watch).lines())
        .contains("# version 7, holds since 2026-01-02T03:04:05Z", "    budget: 1");
    assertThat(WatchText.of(watch.withBudget(0.25)).lines()).contains("    budget: 0.25");
  }

  @Test
  void a_byte_order_mark_moves_nothing() {
    assertThat(read(BOM + "watches:\n- id: a\n  names: {ar: أ}\n  query: '(").mistakes())
        .singleElement()
        .satisfies(mistake -> assertThat(mistake.place().line()).isEqualTo(4));
  }

  @Test
  void what_is_no_yaml_is_told_with_its_line_and_says_nothing_of_other_watches() {
    for (var text :
        List.of(
            "watches:\n  - id: 'a\n",
            "",
            "- a",
            "watches: 3",
            "a: [",
            "{}",
            "watches: {a: {id: a}}")) {
      var read = read(text);
      assertThat(read.mistakes()).as(text).hasSize(1);
      assertThat(read.whole()).isFalse();
    }
  }

  @Test
  void deep_nesting_and_alias_bombs_end_quickly_with_a_mistake() {
    assertThat(read("[".repeat(200_000)).mistakes()).hasSize(1);
    var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append(
          "a%d: &a%d [*a%d, *a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1, i - 1));
    }
    assertThat(read(bomb + "watches: *a39\n").mistakes().getFirst().what()).contains("aliases");
    assertThat(read("watches: &w\n  - *w\n").mistakes())
        .extracting(WatchYaml.Mistake::toString)
        .containsExactly(
            "w.yaml:1:10: anchors (&) and aliases (*) are not taken here; write it out");
  }

  @Test
  void of_very_many_mistakes_the_first_are_told() {
    var text = new StringBuilder("watches:\n");
    for (int i = 0; i < 3_000; i++) {
      text.append("- {id: w%d, names: {ar: أ}, query: 'place:xyzzy%d'}\n".formatted(i, i));
    }
    var read = read(text.toString());
    assertThat(read.mistakes()).hasSize(WatchYaml.MOST_MISTAKES + 1);
    assertThat(read.mistakes().getLast().what()).contains("more than 1000 mistakes");
    assertThat(read.whole()).isFalse();
  }

  @Test
  void a_tag_makes_nothing() {
    assertThat(read("watches: !!java.net.URL [http://127.0.0.1/]\n").watches()).isEmpty();
  }

  @Test
  void keys_that_stand_twice_and_numbers_beyond_measure_are_mistakes() {
    var read =
        read(
            """
            watches:
              - id: a
                names: {ar: أ}
                query: x
                query: y
                budget: 1e999999999
                minReports: .inf
            """);
    assertThat(read.mistakes())
        .extracting(mistake -> mistake.place().line())
        .containsExactly(5, 6, 7);
  }

  private static WatchYaml.Contents read(String text) {
    return WatchYaml.read("w.yaml", text, "en");
  }
}
