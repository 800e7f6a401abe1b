package rasid.processor.watch;

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
        "\"OR\" noir|\"OR\" AND noir",
        "or gold|or AND gold",
        "region:ml fuel|region:ML AND fuel",
        "lang:ar source:al-noor الوقود|lang:ar AND source:al-noor AND الوقود",
        "\"foo*\" x|\"foo*\" AND x"
      })
  void a_query_reads_as(String text, String printed) {
    assertThat(parsed(text)).hasToString(printed);
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
        "0|never closed|\"fuel blockade",
        "1|no word|= fuel",
        "0|no letter|!!!",
        "7|no region 'mali'|region:mali",
        "7|no region 'ZZ'|region:ZZ",
        "5|no language|lang:arabic x",
        "7|no source id|source:Le_Monde! x",
        "0|no field|title:fuel",
        "2|can only end|fu*el",
        "0|beginning of a word|fu*",
        "1|exclude each other|=fuel*",
        "0|nearly every article|NOT fuel",
        "0|nearly every article|fuel OR NOT x",
        "4|NOT stands twice|NOT NOT x"
      })
  void a_mistake_is_explained_at_its_character(int at, String what, String text) {
    var mistake = mistake(text);
    assertThat(mistake.what()).contains(what);
    assertThat(mistake.at()).isEqualTo(at);
    assertThat(mistake.suggestion()).isNotBlank();
  }

  @Test
  void a_region_written_by_name_is_answered_with_its_code() {
    assertThat(mistake("region:النيجر"))
        .hasToString("character 8: no region 'النيجر' is known; write region:NE");
  }

  @Test
  void what_would_exhaust_the_parser_is_refused() {
    assertThat(mistake("(".repeat(60) + "x" + ")".repeat(60)).what()).contains("deeper than 50");
    assertThat(mistake("x ".repeat(2_001)).what()).contains("more than 2000 terms");
    assertThat(mistake("x".repeat(20_001)).what()).contains("longer than 20000");
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
        List.of("(", ")", "\"", "OR", "AND", "NOT", "مالي", "=", "*", ":", "region:", " ", "a");
    var text = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    switch (QueryParser.parse(text.toString())) {
      case Parsed(var query) -> assertThat(parsed(query.toString())).isEqualTo(query);
      case Mistake mistake -> assertThat(mistake.at()).isBetween(0, text.length());
    }
  }

  static Query any(Random random, int depth) {
    int kind = random.nextInt(depth > 0 ? 10 : 6);
    return switch (kind) {
      case 0, 1, 2 -> new Query.Words(word(random), Form.ANY);
      case 3 -> new Query.Words(word(random) + " " + word(random), Form.ANY);
      case 4 -> new Query.Words(word(random), random.nextBoolean() ? Form.EXACT : Form.PREFIX);
      case 5 ->
          switch (random.nextInt(3)) {
            case 0 -> new Query.Region(List.of("ML", "NE", "SAHEL").get(random.nextInt(3)));
            case 1 -> new Query.Lang("ar");
            default -> new Query.Source("s" + random.nextInt(3));
          };
      case 6, 7 -> new Query.And(several(random, depth - 1));
      case 8 -> new Query.Or(several(random, depth - 1));
      default -> new Query.Not(any(random, depth - 1));
    };
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
      case Mistake mistake -> throw new AssertionError(text + ": " + mistake);
    };
  }

  private static Mistake mistake(String text) {
    return switch (QueryParser.parse(text)) {
      case Parsed(var query) -> throw new AssertionError("parsed as " + query);
      case Mistake mistake -> mistake;
    };
  }
}
