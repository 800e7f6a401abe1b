package rasid.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What a desk is told of a file that is wrong, in its language.
@DisplayNameGeneration(ReplaceUnderscores.class)
class WatchYamlMistakesTest {
  static LongStream seeds() {
    return LongStream.range(0, 100);
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
                + " وساعته من رقمين، مثل \"06:00\"",
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
                + " guillemets, avec deux chiffres pour l'heure, par exemple \"06:00\"",
            "w.yaml:17:13: cette veille partage le budget de son desk et n'en nomme aucun ; ajoutez"
                + " « desk: »",
            "w.yaml:18:58: les heures calmes de 22:00 à 22:00 ont une durée nulle ; supprimez-les,"
                + " ou donnez une autre fin",
            "w.yaml:19:10: la veille three figure deux fois dans ce fichier ; gardez-en une, ou"
                + " donnez un autre identifiant à la seconde",
            "w.yaml:22:12: requête de la veille four : « ( » n'est jamais fermée ; ajoutez « ) » à"
                + " la fin du groupe");
  }

  // What stands in a watch, and a part of what is told in English, French and Arabic.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "budget: ١|with the digits 0 to 9|écrivez-le en chiffres de 0 à 9|بالأرقام من 0 إلى 9",
        "budget: '1'|it without quotes|écrivez-le sans guillemets|اكتبه بلا علامتي تنصيص",
        "minReports: '3'|it without quotes|écrivez-le sans guillemets|اكتبه بلا علامتي تنصيص",
        "enabled: 'true'|it without quotes|écrivez-le sans guillemets|اكتبه بلا علامتي تنصيص",
        "budgets: 1|write 'budget'|écrivez « budget »|اكتب 'budget' مكانه",
        "minoutlets: 1|write 'minOutlets'|écrivez « minOutlets »|اكتب 'minOutlets' مكانه",
        "quietHours: {zone: UTC, from: '22:00', to: '6:00'}|two digits|deux chiffres|رقمين",
        "query: \"a\" OR \"b\"|in single quotes|entre apostrophes|علامتين مفردتين"
      })
  void how_to_put_it_right_is_told(String line, String english, String french, String arabic) {
    var query = line.startsWith("query") ? "" : "  query: x\n";
    var text = "watches:\n- id: a\n  names: {ar: أ}\n%s  %s\n".formatted(query, line);
    Map.of("en", english, "fr", french, "ar", arabic)
        .forEach(
            (lang, told) ->
                assertThat(WatchYaml.read("w.yaml", text, lang).mistakes())
                    .singleElement()
                    .satisfies(mistake -> assertThat(mistake.what()).contains(told)));
  }

  @Test
  void what_is_wrong_otherwise_is_told_without_a_word_on_quotes() {
    assertThat(read("watches:\n- {id: a, names: {ar: أ}, query: x, budget: many}\n").mistakes())
        .singleElement()
        .satisfies(mistake -> assertThat(mistake.what()).endsWith("at most 100"));
    assertThat(read("watches:\n- id: a: b\n  query: \"x\"\n").mistakes())
        .singleElement()
        .satisfies(mistake -> assertThat(mistake.what()).contains("look at the indentation"));
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

  private static WatchYaml.Contents read(String text) {
    return WatchYaml.read("w.yaml", text, "en");
  }
}
