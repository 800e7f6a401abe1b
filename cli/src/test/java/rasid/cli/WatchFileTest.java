package rasid.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rasid.model.Watch;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WatchFileTest {
  @Test
  void all_fields_are_read_and_defaults_filled_in() {
    var read =
        read(
            """
            watches:
              - id: fuel
                names: {ar: حصار الوقود, fr: Blocus du carburant}
                query: (وقود OR carburant) AND region:ML
                budget: 0.5
                minReports: 4
                minOutlets: 3
                channels: [console, webhook]
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
                0.5,
                4,
                3,
                List.of("console", "webhook"),
                Instant.EPOCH),
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
  void all_mistakes_are_told_at_once_each_with_its_line() {
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
            watch: []
            """);

    assertThat(read.mistakes())
        .containsExactly(
            "w.yaml:19: the file knows no 'watch'; it knows watches",
            "w.yaml:5: a watch knows no 'chanels'; it knows budget, channels, id, minOutlets, minReports, names, query",
            "w.yaml:3: `names` knows no 'de'; it knows ar, en, fr",
            "w.yaml:6: `budget` should be a number",
            "w.yaml:7: `minReports` should be a whole number",
            "w.yaml:8: watch id 'Not An Id' must be 1 to 100 of a-z, 0-9, '.', '_' and '-', and start with a letter or digit",
            "w.yaml:11: this watch has no `id`; give one of a-z, 0-9, '.', '_' and '-'",
            "w.yaml:12: a watch should be a map that begins with `id:`",
            "w.yaml:14: `query` should be a text",
            "w.yaml:13: watch two has no `query`",
            "w.yaml:15: `channels` should be a list, such as [console]",
            "w.yaml:16: watch three: budget 0.0 must be above 0 and at most 100 false alarms per 4 weeks",
            "w.yaml:18: watch four stands twice in this file; the first is used");
    assertThat(read.watches()).extracting(Watch::id).containsExactly("four");
    assertThat(read.broken()).contains("one", "two", "three");
    assertThat(read.whole()).isFalse();
  }

  @Test
  void a_query_is_checked_where_it_stands() {
    var read =
        WatchFile.read(
            "w.yaml",
            "watches:\n- id: a\n  names: {ar: أ}\n  query: ((\n",
            query -> Optional.of("character %d: ')' is missing".formatted(query.length())));

    assertThat(read.mistakes())
        .containsExactly("w.yaml:4: query of watch a: character 2: ')' is missing");
    assertThat(read.broken()).containsExactly("a");
  }

  @Test
  void what_is_no_yaml_is_told_with_its_line_and_says_nothing_of_other_watches() {
    for (var text : List.of("watches:\n  - id: 'a\n", "", "- a", "watches: 3", "a: [", "{}")) {
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
    assertThat(read(bomb + "watches: *a39\n").mistakes()).isNotEmpty();
    assertThat(read("watches: &w\n  - *w\n").watches()).isEmpty();
  }

  @Test
  void a_tag_makes_nothing() {
    assertThat(read("watches: !!java.net.URL [http://127.0.0.1/]\n").watches()).isEmpty();
  }

  @Test
  void what_is_not_utf_8_or_too_large_is_refused(@TempDir Path dir) throws Exception {
    var latin = Files.write(dir.resolve("latin"), new byte[] {'a', ':', (byte) 0xe9, '\n'});
    assertThatThrownBy(() -> WatchFile.read(latin, _ -> Optional.empty()))
        .hasMessageContaining("is not UTF-8");
    var large = Files.write(dir.resolve("large"), new byte[WatchFile.LARGEST_FILE + 1]);
    assertThatThrownBy(() -> WatchFile.read(large, _ -> Optional.empty()))
        .hasMessageContaining("more than the");
    assertThatThrownBy(() -> WatchFile.read(dir.resolve("none"), _ -> Optional.empty()))
        .hasMessageContaining("there is no");
  }

  private static WatchFile.Contents read(String text) {
    return WatchFile.read("w.yaml", text, _ -> Optional.empty());
  }
}
