package rasid.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
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
            "w.yaml:5:5: a watch knows no 'chanels'; it knows budget, channels, desk, enabled, id,"
                + " kind, minOutlets, minReports, names, note, query, quietHours, shared",
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
            "w.yaml:22:17: `quietHours` has no `to`; it should be a time of day in quotes, such as"
                + " \"22:00\"",
            "w.yaml:22:45: `from` of `quietHours` should be a time of day in quotes, such as"
                + " \"22:00\"",
            "w.yaml:26:24: no time zone 'Africa/Nowhere' is known; write its IANA name, such as"
                + " Africa/Bamako",
            "w.yaml:27:1: the file knows no 'watch'; it knows watches");
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
  void a_mistake_in_a_query_is_told_in_the_language_asked_for() {
    var text = "watches:\n- id: a\n  names: {ar: أ}\n  query: region:zz\n";
    assertThat(WatchYaml.read("w", text, "ar").mistakes().getFirst().what())
        .contains("لا توجد منطقة");
  }

  // The same file in each language; the places are the same too.
  private static final String BROKEN =
      """
      watches:
        - id: one
          names: {de: eins}
          query: x
          budget: often
        - query: x
          names: {ar: أ}
        - id: two
          names: {ar: أ}
          names: {ar: أ}
          query: x
          channels: ['']
          quietHours: {zone: Africa/Nowhere, from: "22", to: "06:00"}
        - id: three
          names: {ar: أ}
          query: x
          shared: true
          quietHours: {zone: Africa/Bamako, from: "22:00", to: "22:00"}
        - {id: three, names: {ar: أ}, query: x}
        - id: four
          names: {ar: أ}
          query: (x
      """;

  @Test
  void mistakes_are_told_in_arabic() {
    assertThat(WatchYaml.read("w.yaml", BROKEN, "ar").mistakes())
        .extracting(WatchYaml.Mistake::toString)
        .containsExactly(
            "w.yaml:3:13: المفتاح 'de' غير معروف في 'names'؛ المفاتيح المعروفة هي ar, en, fr",
            "w.yaml:5:13: ما كتب في 'budget' لا يصلح؛ المطلوب: عدد التنبيهات الكاذبة المقبولة في 4"
                + " أسابيع، أكبر من 0 ولا يزيد على 100",
            "w.yaml:6:5: لا يوجد المفتاح 'id' في هذا الرصد؛ المطلوب: من 1 إلى 100 من الحروف a-z"
                + " والأرقام من 0 إلى 9 و'.' و'_' و'-'، وأولها حرف أو رقم",
            "w.yaml:10:5: تكرر المفتاح 'names' هنا؛ أبق واحدا",
            "w.yaml:12:16: ما كتب في أحد عناصر 'channels' لا يصلح؛ المطلوب: نص من 1 إلى 200 حرف",
            "w.yaml:13:24: لا توجد منطقة زمنية باسم 'Africa/Nowhere'؛ اكتب اسمها في قائمة IANA، مثل"
                + " Africa/Bamako",
            "w.yaml:13:46: ما كتب في 'from' من 'quietHours' لا يصلح؛ المطلوب: وقت بين علامتي تنصيص،"
                + " مثل \"22:00\"",
            "w.yaml:17:13: هذا الرصد يتقاسم ميزانية مكتبه ولا يذكر أي مكتب؛ أضف المفتاح 'desk'",
            "w.yaml:18:58: ساعات الهدوء من 22:00 إلى 22:00 لا مدة لها؛ احذفها أو اكتب لها نهاية"
                + " أخرى",
            "w.yaml:19:10: تكرر الرصد three في هذا الملف؛ أبق واحدا، أو أعط الثاني معرفا آخر",
            "w.yaml:22:12: الرصد four، في استعلامه: القوس '(' لم يغلق؛ أضف ')' عند نهاية المجموعة");
  }

  @Test
  void mistakes_are_told_in_french() {
    assertThat(WatchYaml.read("w.yaml", BROKEN, "fr").mistakes())
        .extracting(WatchYaml.Mistake::toString)
        .containsExactly(
            "w.yaml:3:13: clé « de » inconnue dans « names » ; clés connues : ar, en, fr",
            "w.yaml:5:13: « budget » ne convient pas ; il faut le nombre de fausses alertes"
                + " acceptées en 4 semaines, plus de 0 et 100 au plus",
            "w.yaml:6:5: cette veille n'a pas de clé « id » ; il faut de 1 à 100 caractères parmi"
                + " a-z, 0-9, « . », « _ » et « - », le premier étant une lettre ou un chiffre",
            "w.yaml:10:5: la clé « names » figure deux fois ici ; gardez-en une",
            "w.yaml:12:16: un élément de « channels » ne convient pas ; il faut un texte de 1 à 200"
                + " caractères",
            "w.yaml:13:24: fuseau horaire « Africa/Nowhere » inconnu ; écrivez son nom IANA, par"
                + " exemple Africa/Bamako",
            "w.yaml:13:46: « from » de « quietHours » ne convient pas ; il faut une heure entre"
                + " guillemets, par exemple \"22:00\"",
            "w.yaml:17:13: cette veille partage le budget de son desk et n'en nomme aucun ; ajoutez"
                + " « desk: »",
            "w.yaml:18:58: les heures calmes de 22:00 à 22:00 ont une durée nulle ; supprimez-les,"
                + " ou donnez une autre fin",
            "w.yaml:19:10: la veille three figure deux fois dans ce fichier ; gardez-en une, ou"
                + " donnez un autre identifiant à la seconde",
            "w.yaml:22:12: requête de la veille four : « ( » n'est jamais fermée ; ajoutez « ) » à"
                + " la fin du groupe");
  }

  static Stream<Arguments> unreadable() {
    return Stream.of(
        Arguments.of("", "1:1: الملف فارغ؛ يجب أن يبدأ بالمفتاح 'watches'"),
        Arguments.of("- a", "1:1: ما كتب في الملف لا يصلح؛ المطلوب: مفاتيح أولها 'watches'"),
        Arguments.of("watch: []", "1:1: لا يوجد المفتاح 'watches' في الملف؛"),
        Arguments.of("watches: 3", "1:10: ما كتب في 'watches' لا يصلح؛ المطلوب: قائمة"),
        Arguments.of("watches:\n- just text", "2:3: ما كتب في هذا الرصد لا يصلح؛"),
        Arguments.of("watches:\n- id: a: b", "2:8: ليس هذا YAML سليما (mapping values are not"),
        Arguments.of("watches: #😀\n- id: 😀\u0002a", "2:8: هذا الحرف الخفي (U+0002) لا يقبل"),
        Arguments.of("watches: &all []", "1:10: المراسي (&) والإحالات (*) لا تقبل هنا؛"),
        Arguments.of("watches:\n- [a, b]: c", "2:3: يجب أن يكون المفتاح كلمة"),
        Arguments.of("[".repeat(12) + "]".repeat(12), "1:12: التداخل هنا أعمق مما يقبل؛"),
        Arguments.of("[".repeat(200_000), "1:1: التداخل هنا أعمق مما يقبل؛"));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void what_cannot_be_read_at_all_is_told_in_arabic_too(String text, String told) {
    assertThat(WatchYaml.read("w.yaml", text, "ar").mistakes())
        .extracting(WatchYaml.Mistake::toString)
        .anyMatch(mistake -> mistake.startsWith("w.yaml:" + told));
  }

  @Test
  void a_character_of_two_units_may_stand_anywhere() {
    for (int before = 900; before < 1_100; before++) {
      var text = "# %s😀\nwatches: []\n".formatted("x".repeat(before));
      assertThat(read(text).mistakes()).as("%d before", before).isEmpty();
    }
  }

  // Values that fit the eye more than the schema, in every field.
  @ParameterizedTest
  @MethodSource("seeds")
  void whatever_stands_in_a_field_is_taken_or_told_in_the_readers_language(long seed) {
    var random = new Random(seed);
    var values =
        List.of(
            "''",
            "' '",
            "x",
            "\"a\\n\"",
            "\"22:00\\n\"",
            "22:00",
            "[]",
            "{}",
            "[x]",
            "{ar: x}",
            "0",
            "-1",
            "1e-400",
            "1e400",
            ".nan",
            ".inf",
            "~",
            "true",
            "drop",
            "Africa/Bamako",
            "GMT+3",
            "{zone: UTC, from: 22:00, to: 22:00}",
            "{zone: utc, from: 22:00, to: 23:00}",
            "{zone: UTC, from: \"22:00\\n\", to: 24:00}",
            "'%s'".formatted("😀".repeat(60)),
            "'%s'".formatted("😀".repeat(2_001)),
            "'%s'".formatted("x".repeat(4_001)));
    var keys =
        List.of(
            "id",
            "names",
            "query",
            "budget",
            "kind",
            "shared",
            "minReports",
            "minOutlets",
            "channels",
            "quietHours",
            "desk",
            "note",
            "enabled");
    var text = new StringBuilder("watches:\n");
    for (int i = 0; i < 20; i++) {
      var watch = new TreeMap<>(Map.of("id", "w" + i, "names", "{ar: x}", "query", "x"));
      for (int j = random.nextInt(3); j >= 0; j--) {
        watch.put(keys.get(random.nextInt(keys.size())), values.get(random.nextInt(values.size())));
      }
      text.append("- ");
      watch.forEach((key, value) -> text.append("%s: %s\n  ".formatted(key, value)));
      text.append('\n');
    }
    var read = WatchYaml.read("w.yaml", text.toString(), "ar");
    assertThat(read.mistakes())
        .isNotEmpty()
        .allSatisfy(mistake -> assertThat(mistake.what()).matches("\\p{IsArabic}.*"));
  }

  @Test
  void a_mistake_bears_no_control_of_the_terminal() {
    assertThat(read("watches:\n- \"i\\e[31md\\n\": a\n").mistakes())
        .allSatisfy(mistake -> assertThat(mistake.toString()).doesNotContainPattern("\\p{Cntrl}"));
  }

  @Test
  void a_mistake_can_be_set_apart_from_its_place() {
    assertThat(read("").mistakes().getFirst().told("<%s>"::formatted))
        .startsWith("w.yaml:1:1: <the file is empty;")
        .endsWith(">");
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
