package rasid.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// `rasid watch check`, `test` and `diff`, which need no cluster.
@DisplayNameGeneration(ReplaceUnderscores.class)
@Isolated("commands set the level of all logs")
class WatchCommandsTest {
  @TempDir private Path dir;
  private String fuel = "";
  private String sport = "";
  private String lines = "";

  @BeforeEach
  void articles() throws IOException {
    fuel =
        file(
            "fuel.txt",
            """
            حصار على باماكو
            قالت مصادر إن صهاريج الوقود توقفت في كايس.
            وارتفعت الأسعار في مالي.
            """);
    sport = file("sport.txt", "مباراة كرة القدم في نيامي\n");
    lines =
        file(
            "archive.jsonl",
            """
            {"title":"Fuel tankers burn","body":"They were attacked near Kayes, in Mali.","source":"s1"}

            {"id":7,"text":"nothing"}
            """);
  }

  @Test
  void help_teaches_with_examples() {
    for (var command : List.of("test", "diff")) {
      assertThat(Told.by("watch", command, "--help").out()).contains("Examples:", "Exit codes:");
    }
    assertThat(Told.by("watch", "check", "--help").out()).contains("Warnings:", "Exit codes:");
    assertThat(Told.by("watch", "--help").out().lines())
        .contains("  rasid watch add watches.yaml")
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }

  @Test
  void check_tells_mistakes_and_surprises_with_their_places() throws IOException {
    var broken = file("broken.yaml", watch("a", "region:mali") + watch("b", "مالي أو ذهب"));
    var told = Told.by("watch", "check", broken);
    assertThat(told.code()).isEqualTo(3);
    assertThat(told.lines())
        .containsExactly(
            broken + ":4:17: mistake: query of watch a: no region 'mali' is known; write region:ML",
            broken
                + ":7:15: warning: query of watch b: أو is looked for as a word; to join, write"
                + " OR");

    var arabic = Told.by("watch", "check", broken, "--lang", "ar");
    assertThat(arabic.lines())
        .containsExactly(
            broken + ":4:17: خطأ: الرصد a، في استعلامه: لا توجد منطقة باسم 'mali'؛ اكتب region:ML",
            broken + ":7:15: تحذير: الرصد b، في استعلامه: يبحث عن أو ككلمة؛ للربط اكتب OR");
    assertThat(arabic.err()).contains("رصد سليم: 1، أخطاء: 1، تحذيرات: 1");

    var surprising = file("surprising.yaml", watch("b", "في OR مالي"));
    var warned = Told.by("watch", "check", surprising, "-o", "json", "--lang", "ar");
    assertThat(warned.code()).isEqualTo(1);
    assertThat(warned.lines())
        .hasSize(2)
        .first()
        .asString()
        .contains("\"line\":4,\"column\":10,\"severity\":\"warning\"", "في كل مقال تقريبا");

    var sound = file("sound.yaml", watch("b", "ذهب region:ML"));
    assertThat(Told.by("watch", "check", sound).code()).isZero();
    assertThat(Told.by("watch", "check", sound).out()).isEmpty();
  }

  @Test
  void on_a_terminal_a_mistake_is_set_apart_from_its_place() throws IOException {
    var broken = file("broken.yaml", watch("a", "region:mali"));
    var terminal = new ByteArrayOutputStream();
    var stream = new PrintStream(terminal, true, UTF_8);
    var console =
        new Console(InputStream.nullInputStream(), stream, stream, true, true, false, Map.of());
    for (var command : List.of("check", "add")) {
      terminal.reset();
      assertThat(Rasid.run(console, "watch", command, broken, "--lang", "ar")).isEqualTo(3);
      assertThat(terminal.toString(UTF_8))
          .containsPattern(":4:17: \u2068.*لا توجد منطقة.*region:ML\u2069");
    }
  }

  @Test
  void test_says_what_matches_where_and_why_not() {
    var told = Told.by("watch", "test", "(وقود OR tanker) region:ML", fuel, sport, lines);
    assertThat(told.code()).as(told.err()).isZero();
    assertThat(told.lines())
        .containsExactly(
            "+ " + fuel,
            "    1: حصار على [باماكو]",
            "    2: قالت مصادر إن صهاريج [الوقود] توقفت في [كايس].",
            "    3: وارتفعت الأسعار في [مالي].",
            "- " + sport,
            "    not there: وقود OR tanker",
            "    not there: region:ML",
            "+ " + lines + ":1  Fuel tankers burn",
            "    1: Fuel [tankers] burn",
            "    3: They were attacked near [Kayes], in [Mali].",
            "- " + lines + ":3",
            "    not there: وقود OR tanker",
            "    not there: region:ML");
    assertThat(told.err()).contains("2 of 4 articles match");
    assertThat(Told.by("watch", "test", "وقود", "--lang", "ar", fuel, sport).err())
        .contains("المقالات المطابقة: 1 من 2");
    assertThat(Told.by("watch", "test", "source:s1 fuel", "--quiet", fuel, lines).lines())
        .first()
        .isEqualTo("+ " + lines + ":1  Fuel tankers burn");
    assertThat(Told.by("watch", "test", "theme:attack", "--lang", "fr", sport).out())
        .contains("absent : theme:attack");
  }

  @Test
  void test_gives_scripts_one_object_an_article() {
    var told = Told.by("watch", "test", "وقود", "-o", "json", fuel, sport);
    assertThat(told.lines())
        .containsExactly(
            "{\"article\":\"%s\",\"matches\":true,\"spans\":[{\"start\":37,\"end\":43,\"text\":\"الوقود\",\"line\":2}]}"
                .formatted(fuel),
            "{\"article\":\"%s\",\"matches\":false,\"why\":[\"not there: وقود\"]}"
                .formatted(sport));
  }

  @Test
  void test_ends_as_scripts_expect() throws IOException {
    assertThat(Told.by("watch", "test", "ذهب", fuel).code()).isEqualTo(1);
    var wrong = Told.by("watch", "test", "region:mali", fuel);
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("character 8: no region 'mali' is known; write region:ML");
    assertThat(Told.by(Map.of("LANG", "ar_AE.UTF-8"), "watch", "test", "(وقود", fuel).err())
        .contains("عند الحرف 1: القوس '(' لم يغلق");
    assertThat(Told.by("watch", "test", "وقود", "none.txt").code()).isEqualTo(2);
    assertThat(Told.by("watch", "test", "\uFFFD\uFFFD", fuel).err()).contains("LC_ALL=C.UTF-8");
    var broken = Told.by("watch", "test", "وقود", file("b.jsonl", "nonsense\n"), fuel);
    assertThat(broken.code()).isEqualTo(3);
    assertThat(broken.out()).contains("+ " + fuel);
    assertThat(broken.err()).contains("b.jsonl:1: not JSON");
  }

  @Test
  void diff_says_what_is_gained_and_lost() throws IOException {
    var told =
        Told.by("watch", "diff", "وقود OR مباراة", "(وقود OR fuel) region:ML", fuel, sport, lines);
    assertThat(told.code()).isZero();
    assertThat(told.lines())
        .containsExactly(
            "- " + sport,
            "    1: [مباراة] كرة القدم في نيامي",
            "+ " + lines + ":1  Fuel tankers burn",
            "    1: [Fuel] tankers burn");
    assertThat(told.err()).contains("1 gained, 1 lost, 1 kept of 4 articles");

    assertThat(Told.by("watch", "diff", "وقود", "fuel", "--lang", "fr", fuel, lines).err())
        .contains("articles gagnés : 1, perdus : 1, gardés : 0, sur 3");

    var before = file("before.yaml", watch("a", "وقود") + watch("b", "مباراة"));
    var after = file("after.yaml", watch("a", "وقود") + watch("c", "fuel"));
    assertThat(Told.by("watch", "diff", before, after, "-o", "json", fuel, sport, lines).lines())
        .containsExactly(
            "{\"watch\":\"b\",\"article\":\"%s\",\"change\":\"lost\"}".formatted(sport),
            "{\"watch\":\"c\",\"article\":\"%s:1\",\"change\":\"gained\"}".formatted(lines));
    assertThat(Told.by("watch", "diff", before + "#a", after + "#c", fuel, lines).err())
        .contains("c: 1 gained, 1 lost, 0 kept");
    assertThat(Told.by("watch", "diff", before, "وقود", fuel).code()).isEqualTo(2);
    assertThat(Told.by("watch", "diff", before + "#zzz", "وقود", fuel).code()).isEqualTo(1);
  }

  private static String watch(String id, String query) {
    return "- id: %s\n  names: {ar: أ}\n  query: %s\n".formatted(id, query);
  }

  private String file(String name, String text) throws IOException {
    var whole = name.endsWith(".yaml") ? "watches:\n" + text : text;
    return Files.writeString(dir.resolve(name), whole).toString();
  }
}
