package rasid.processor.watch;

import static java.util.Comparator.comparingInt;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import rasid.processor.watch.Query.Form;
import rasid.processor.watch.QueryOutcome.Mistake;
import rasid.processor.watch.QueryOutcome.Parsed;
import rasid.processor.watch.QueryOutcome.Wrong;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QueryParserTest {
  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "حصار باماكو|حصار AND باماكو",
        "a b OR c d|(a AND b) OR (c AND d)",
        "a AND b AND c|a AND b AND c",
        "a (b OR c) NOT d|a AND (b OR c) AND NOT d",
        "((a))|a",
        "NOT (a OR b) c|NOT (a OR b) AND c",
        "\"حصار باماكو\"|\"حصار باماكو\"",
        "«حصار باماكو»|\"حصار باماكو\"",
        "=مالي|=مالي",
        "=\"رأس مالي\"|=\"رأس مالي\"",
        "انقلاب*|انقلاب*",
        "N'Djamena|\"N'Djamena\"",
        "TZ-98D 1,500|\"TZ-98D\" AND \"1,500\"",
        "\"OR\" noir|\"OR\" AND noir",
        "or gold|or AND gold",
        "region:ml fuel|region:ML AND fuel",
        "lang:ar source:al-noor الوقود|lang:ar AND source:al-noor AND الوقود",
        "place:ml:Gao org:JNIM Theme:attack|place:ML:gao AND org:jnim AND theme:attack",
        "\"foo*\" x|\"foo*\" AND x",
        "\"حصار وقود\"~5|\"حصار وقود\"~5",
        "=\"a b\"~٥|=\"a b\"~5",
        "SCORE 4 (حصار^3 وقود^2 region:ML^2 football^-4)|SCORE 4 (حصار^3 وقود^2 region:ML^2"
            + " football^-4)",
        "SCORE ٢ (a^٢ OR b)|SCORE 2 (a^2 b)",
        "SCORE 2 ((a b)^2 \"c d\"~3 SCORE 1 (e)^-1) x|SCORE 2 ((a AND b)^2 \"c d\"~3 SCORE 1"
            + " (e)^-1) AND x"
      })
  void a_query_reads_as(String text, String printed) {
    assertThat(parsed(text)).hasToString(printed);
  }

  private static final String RLM = "\u200F";
  private static final String RLE = "\u202B";
  private static final String PDF = "\u202C";
  private static final String ZWSP = "\u200B";
  private static final String BOM = "\uFEFF";
  private static final String NBSP = "\u00A0";

  @Test
  void what_nobody_sees_and_wide_signs_change_nothing() {
    var plain = parsed("(وقود OR \"حصار باماكو\") region:ML NOT football*");
    for (var text :
        List.of(
            BOM
                + RLE
                + "(وقود"
                + RLM
                + " OR"
                + RLM
                + " \"حصار باماكو\")"
                + PDF
                + " region:ML NOT football*",
            "("
                + RLM
                + "وقود OR \""
                + RLM
                + "حصار"
                + NBSP
                + "باماكو"
                + RLM
                + "\") region:"
                + RLM
                + "ML NOT foot"
                + ZWSP
                + "ball*",
            "（وقود OR “حصار  باماكو”） region：ML NOT football＊",
            "(وقود OR ＂حصار باماكو＂)" + RLM + "region:ML" + RLM + " NOT football٭")) {
      assertThat(parsed(text)).as(text).isEqualTo(plain);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0|empty|` `",
        "7|missing|fuel OR",
        "0|OR has nothing to join|OR fuel",
        "8|AND has nothing to join|fuel OR AND x",
        "5|never closed|fuel (x OR y",
        "5|closes nothing|fuel )",
        "5|hold nothing|fuel ()",
        "0|before anything|) fuel",
        "0|never closed|\"fuel blockade",
        "1|no word|= fuel",
        "1|no word|=(fuel)",
        "0|no letter|-- fuel",
        "0|means nothing|!!!",
        "4|means nothing|fuel? x",
        "0|excludes nothing|-fuel gold",
        "5|means nothing|gold +fuel",
        "0|quotes nothing|'fuel blockade'",
        "4|joins nothing|وقود، حصار",
        "4|joins nothing|fuel; gold",
        "7|no region 'mali'|region:mali",
        "7|no region 'ZZ'|region:ZZ",
        "8|no region 'Burkina Faso'|region:\"Burkina Faso\"",
        "7|has nothing after|region: ML",
        "6|no place 'غاو'|place:غاو",
        "4|no organisation 'jnin'|org:jnin",
        "6|no theme 'atack'|theme:atack",
        "5|no language|lang:arabic x",
        "7|no source id|source:Le_Monde x",
        "0|no field|title:fuel",
        "2|can only end|fu*el",
        "0|beginning of a word|fu*",
        "1|exclude each other|=fuel*",
        "4|counts only inside SCORE|fuel^2",
        "3|counts only inside SCORE|(x)^2 y",
        "4|no phrase before it|fuel~5",
        "13|'51' is no distance|\"fuel tanker\"~51",
        "13|'near' is no distance|\"fuel tanker\"~near",
        "6|one word cannot|\"fuel\"~5",
        "0|no threshold|SCORE (a b)",
        "6|'0' is no threshold|SCORE 0 (a b)",
        "6|'10001' is no threshold|SCORE 10001 (a b)",
        "6|3 is never reached|SCORE 3 (a b c^-5)",
        "8|nothing in parentheses|SCORE 2 a",
        "12|AND joins nothing|SCORE 2 (a  AND b)",
        "9|NOT joins nothing|SCORE 2 (NOT a^2 b)",
        "10|'0' is no weight|SCORE 1 (a^0 b)",
        "10|'101' is no weight|SCORE 1 (a^101 b)",
        "10|'2.5' is no weight|SCORE 1 (a^2.5 b)",
        "0|nearly every article|NOT fuel",
        "0|nearly every article|fuel OR NOT x",
        "0|nearly every article|SCORE 2 ((NOT a)^2 b^2)",
        "4|NOT stands twice|NOT NOT x",
        "6|before a word, not behind|region=ML fuel",
        "12|joins nothing|SCORE 2 (a^3، b)",
        "13|no number right after|\"fuel tanker\"~ 5",
        "10|no number right after|SCORE 1 (a^ b)",
        "0|only a word|score 4 (a^4)",
        "6|no item has a weight above 0|SCORE 3 (a^-4)",
        "5|\"\" holds no letter|fuel \"\" x"
      })
  void a_mistake_is_explained_at_its_character(int at, String what, String text) {
    var mistake = mistake(text);
    assertThat(mistake.what("en")).contains(what);
    assertThat(mistake.at()).isEqualTo(at);
    assertThat(mistake.suggestion("en")).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "region:Malli|region:ML",
        "region:SAHLE|region:SAHEL",
        "region:\"بوركينا فاصو\"|region:BF",
        "place:غاو|place:ML:gao",
        "place:ML:goa|place:ML:gao",
        "org:jnin|org:jnim",
        "org:فاغنر|org:wagner",
        "theme:atack|theme:attack",
        "theme:نزوح|theme:displacement",
        "theme:réfugiés|theme:displacement",
        "theme:انقلاب|theme:coup",
        "place:SD:fasher|place:SD:el-fasher",
        "place:SD:الفاشر|place:SD:el-fasher",
        "منطقة:ML|region:",
        "regoin:ML|region:",
        "pays:ML|region:",
        "site:lemonde.fr|source:",
        "region=ML fuel|region:",
        "دولة=ML|region:",
        "fuel && gas|AND",
        "fuel !gas|NOT",
        "[fuel OR gas]|("
      })
  void a_value_nobody_knows_is_answered_with_the_nearest(String text, String instead) {
    assertThat(mistake(text).instead()).contains(instead);
    assertThat(mistake(text).message("en")).contains("; write ").contains(instead);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"“aid convoy|add ” where", "«camion citerne|add » where", "fuel \"gas|add \" where"})
  void an_open_quote_is_answered_with_what_closes_it(String text, String suggestion) {
    assertThat(mistake(text).suggestion("en")).contains(suggestion);
  }

  @Test
  void a_bar_is_answered_with_or() {
    assertThat(mistake("fuel | gas").instead()).containsExactly("OR");
  }

  @Test
  void where_nothing_is_near_the_suggestion_says_what_there_is() {
    assertThat(mistake("region:Xyzzyland").message("en")).contains("region:ML", "LAKE-CHAD");
    assertThat(mistake("theme:zzzzzzzz").message("en")).contains("attack", "displacement");
    assertThat(mistake("zzzzzz:x").message("en")).contains("region:, place:");
  }

  @Test
  void positions_are_those_of_the_query_as_written() {
    assertThat(mistake(RLM + "وقود" + RLM + " region:" + RLM + "zz").at()).isEqualTo(14);
    assertThat(mistake(RLE + "وقود" + RLM + "، حصار").at()).isEqualTo(6);
  }

  @Test
  void a_region_written_by_name_is_answered_with_its_code() {
    assertThat(mistake("region:النيجر"))
        .hasToString("character 8: no region 'النيجر' is known; write region:NE");
  }

  @Test
  void what_would_exhaust_the_parser_is_refused() {
    assertThat(mistake("(".repeat(60) + "x" + ")".repeat(60)).toString())
        .contains("deeper than 50");
    assertThat(mistake("SCORE 1 (".repeat(60) + "x" + ")".repeat(60)).toString())
        .contains("deeper than 50");
    assertThat(mistake("x ".repeat(2_001)).toString()).contains("more than 2000 terms");
    assertThat(mistake("\"" + "x ".repeat(2_001) + "\"").toString())
        .contains("more than 2000 terms");
    assertThat(mistake("x".repeat(20_001)).toString()).contains("longer than 20000");
    assertThat(mistake("\"" + "x ".repeat(21) + "\"~5").toString()).contains("2 to 20 words");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_printed_query_parses_to_an_equal_one(long seed) {
    var query = new Query.And(List.of(new Query.Words("x", Form.ANY), any(new Random(seed), 4)));
    assertThat(parsed(query.toString())).isEqualTo(query);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void no_text_breaks_the_parser(long seed) {
    var random = new Random(seed);
    var pieces =
        List.of(
            "(",
            ")",
            "\"",
            "«",
            "OR",
            "AND",
            "NOT",
            "SCORE",
            "3",
            "مالي",
            "=",
            "*",
            ":",
            "^2",
            "^-1",
            "~5",
            "~",
            "^",
            "region:",
            "region:ML",
            "place:ML:gao",
            "org:",
            " ",
            " ",
            "a",
            "،",
            RLM,
            "-",
            "'",
            "\uD83D",
            "😀",
            "\u0301",
            "\n",
            "（",
            "ـ",
            "1,5");
    var text = new StringBuilder();
    for (int i = 0; i < 14; i++) {
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    switch (QueryParser.parse(text.toString())) {
      case Parsed(var query) -> assertThat(parsed(query.toString())).isEqualTo(query);
      case Wrong(var mistakes) -> {
        assertThat(mistakes).isNotEmpty().isSortedAccordingTo(comparingInt(Mistake::at));
        for (var mistake : mistakes) {
          assertThat(mistake.at()).isBetween(0, text.length());
          for (var lang : List.of("ar", "fr", "en")) {
            assertThat(mistake.message(lang)).isNotBlank();
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // query | character of each mistake
        "region:XX وقود theme:nothing|8,22",
        "(region:XX OR lang:german) NOT fue*l ab*|9,20,35,38",
        "\"حصار باماكو\"~99 \"وقود\"~3 colour:red|14,24,27",
        // after what leaves open how to read on nothing is told, nor what follows from it
        "region:XX (وقود theme:nothing|8,11,23",
        "region:XX وقود OR OR theme:nothing|8,19",
        "NOT region:XX|1,12",
        "region=ML = وقود \"أ ب\"~ theme:nothing|7,12,23,31",
        "theme:nothing \"وقود|7,15",
        "\"!!!\"~3 theme:nothing|1,15",
        "SCORE 5 (region:XX^2 وقود)|7,17"
      })
  void what_is_wrong_with_several_terms_is_told_at_once(String query, String at) {
    assertThat(mistakes(query))
        .extracting(mistake -> String.valueOf(mistake.at() + 1))
        .containsExactly(at.split(","));
  }

  @Test
  void twenty_mistakes_are_enough() {
    assertThat(mistakes("region:XX ".repeat(30))).hasSize(QueryParser.MOST_MISTAKES);
  }

  static Query any(Random random, int depth) {
    int kind = random.nextInt(depth > 0 ? 12 : 7);
    return switch (kind) {
      case 0, 1, 2 -> new Query.Words(word(random), Form.ANY);
      case 3 -> new Query.Words(word(random) + " " + word(random), Form.ANY);
      case 4 -> new Query.Words(word(random), random.nextBoolean() ? Form.EXACT : Form.PREFIX);
      case 5 -> field(random);
      case 6 ->
          new Query.Near(
              word(random) + " " + word(random) + (random.nextBoolean() ? " " + word(random) : ""),
              random.nextBoolean() ? Form.ANY : Form.EXACT,
              1 + random.nextInt(6));
      case 7, 8 -> new Query.And(several(random, depth - 1));
      case 9 -> new Query.Or(several(random, depth - 1));
      case 10 -> score(random, depth - 1);
      default -> new Query.Not(any(random, depth - 1));
    };
  }

  private static Query field(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> new Query.Region(List.of("ML", "NE", "SAHEL").get(random.nextInt(3)));
      case 1 -> new Query.Lang("ar");
      case 2 -> new Query.Place(List.of("ML:bamako", "ML:gao").get(random.nextInt(2)));
      case 3 -> new Query.Org("jnim");
      case 4 -> new Query.InTheme("attack");
      default -> new Query.Source("s" + random.nextInt(3));
    };
  }

  private static Query score(Random random, int depth) {
    var items = new ArrayList<Query.Weighted>();
    for (int i = 0; i < 2 + random.nextInt(3); i++) {
      int weight = 1 + random.nextInt(4);
      items.add(
          new Query.Weighted(
              any(random, depth), i > 0 && random.nextInt(4) == 0 ? -weight : weight));
    }
    return new Query.Score(1 + random.nextInt(Query.Score.reachable(items)), items);
  }

  private static List<Query> several(Random random, int depth) {
    var queries = new ArrayList<Query>();
    for (int i = 0; i < 2 + random.nextInt(2); i++) {
      queries.add(any(random, depth));
    }
    return queries;
  }

  private static String word(Random random) {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  static final List<String> WORDS =
      List.of(
          "وقود", "الوقود", "حصار", "أزمة", "باماكو", "الجيش", "fuel", "Ségou", "tanker", "قافلة");

  static Query parsed(String text) {
    return switch (QueryParser.parse(text)) {
      case Parsed(var query) -> query;
      case Wrong wrong -> throw new AssertionError(text + ": " + wrong);
    };
  }

  static Mistake mistake(String text) {
    assertThat(mistakes(text)).as(text).hasSize(1);
    return mistakes(text).getFirst();
  }

  private static List<Mistake> mistakes(String text) {
    return switch (QueryParser.parse(text)) {
      case Parsed(var query) -> throw new AssertionError("parsed as " + query);
      case Wrong(var mistakes) -> mistakes;
    };
  }
}
