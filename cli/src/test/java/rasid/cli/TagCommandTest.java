package rasid.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rasid.model.Article;
import rasid.model.topic.Json;
import tools.jackson.databind.JsonNode;

/// `rasid tag` as its users meet it.
@DisplayNameGeneration(ReplaceUnderscores.class)
@Isolated("commands set the level of all logs")
class TagCommandTest {
  private static final String BAMAKO = "وصلت قافلة الوقود إلى باماكو";
  private static final String PAGE =
      """
      <!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>حصار باماكو</title>
      <meta property="og:title" content="حصار باماكو"></head>
      <body><nav><a href="/">أخبار فرنسا</a> <a href="/x">أخبار اليابان</a></nav>
      <article><h1>حصار باماكو</h1>
      <p>قالت الحكومة في مالي إن قوافل الوقود ستصل إلى العاصمة باماكو تحت حراسة مشددة خلال هذا الأسبوع.</p>
      <p>وأضافت أن الطريق القادم من السنغال ما زال مقطوعاً منذ أيام، وأن الجيش يعمل على فتحه من جديد.</p>
      </article></body></html>
      """;

  @Test
  void help_teaches_with_examples() {
    var told = Told.by("tag", "--help");
    assertThat(told.code()).isZero();
    assertThat(told.out())
        .contains("Examples:", "rasid tag --explain", "UTF-16", "two line feeds", "Exit codes:");
  }

  @Test
  void lines_are_answered_in_their_order() {
    var input =
        IntStream.range(0, 1_000)
            .mapToObj(i -> line("\"a%d\"".formatted(i), i % 2 == 0 ? BAMAKO : "لا شيء"))
            .collect(joining());
    var told = Told.fed(input, "tag");
    assertThat(told.code()).as(told.err()).isZero();
    assertThat(told.err()).isEmpty();
    var answers = answers(told);
    assertThat(answers).hasSize(1_000);
    for (int i = 0; i < answers.size(); i++) {
      assertThat(answers.get(i).get("id").stringValue()).isEqualTo("a" + i);
      assertThat(codes(answers.get(i))).isEqualTo(i % 2 == 0 ? List.of("ML") : List.of());
    }
  }

  @Test
  void an_answer_has_all_that_the_contract_names() {
    var answer = answers(Told.fed(line("7", BAMAKO), "tag")).getFirst();
    assertThat(answer.propertyNames())
        .containsExactly(
            "id", "lang", "regions", "mentions", "organisations", "keywords", "phrases");
    assertThat(answer.get("lang").stringValue()).isEqualTo("ar");
    var mention = answer.get("mentions").get(0);
    assertThat(mention.propertyNames())
        .containsExactly("start", "end", "text", "id", "kind", "regions", "certainty");
    assertThat(slice(BAMAKO, mention)).isEqualTo("باماكو");
    assertThat(mention.get("certainty").stringValue()).isEqualTo("certain");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"7", "1.0", "12345678901234567890123", "1e5", "-3", "\"x\"", "`\"a\\\"\\n,b\"`"})
  void ids_are_given_back_as_they_came(String id) {
    assertThat(Told.fed(line(id, BAMAKO), "tag").out()).startsWith("{\"id\":" + id + ",\"lang\"");
  }

  @Test
  void spans_count_from_the_title_over_a_blank_line() {
    var told =
        Told.fed(
            "{\"id\":1,\"title\":\"حصار باماكو 😀\",\"text\":\"قالت مالي إن الطريق مقطوع\"}\n",
            "tag");
    var text = "حصار باماكو 😀\n\nقالت مالي إن الطريق مقطوع";
    assertThat(answers(told).getFirst().get("mentions"))
        .extracting(mention -> slice(text, mention))
        .containsExactly("باماكو", "مالي");
  }

  @Test
  void a_stated_language_is_kept() {
    var told = Told.fed("{\"id\":1,\"lang\":\"fr\",\"text\":\"" + BAMAKO + "\"}\n", "tag");
    assertThat(answers(told).getFirst().get("lang").stringValue()).isEqualTo("fr");
  }

  @Test
  void given_no_input_then_no_output() {
    for (var input : new String[] {"", "\n", "  \r\n\n"}) {
      var told = Told.fed(input, "tag");
      assertThat(told.code()).isZero();
      assertThat(told.out()).isEmpty();
      assertThat(told.err()).isEmpty();
    }
  }

  @Test
  void given_a_text_of_nothing_then_nothing_is_in_it() {
    var answer = answers(Told.fed("{\"id\":1,\"text\":\" \"}", "tag")).getFirst();
    assertThat(codes(answer)).isEmpty();
    assertThat(answer.get("lang").stringValue()).isEqualTo("und");
  }

  @Test
  void given_the_last_line_without_an_end_and_a_byte_order_mark_then_both_are_read() {
    var told = Told.fed("\uFEFF" + line("1", BAMAKO) + line("2", BAMAKO).strip(), "tag");
    assertThat(answers(told)).extracting(TagCommandTest::codes).containsOnly(List.of("ML"));
    assertThat(told.code()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nonsense|null|not JSON at character",
        "{\"id\":\"a\",\"text\":\"x|\"a\"|not JSON at character",
        "[1]|null|not a JSON object",
        "null|null|not a JSON object",
        "{\"text\":\"x\"}|null|no \"id\"",
        "{\"id\":null,\"text\":\"x\"}|null|no \"id\"",
        "{\"id\":{},\"text\":\"x\"}|null|\"id\" is neither a string nor a number",
        "{\"id\":4}|4|no \"text\"",
        "{\"id\":4,\"text\":null}|4|no \"text\"",
        "{\"id\":4,\"text\":[]}|4|\"text\" is no string",
        "{\"id\":4,\"text\":\"x\"} {}|4|more than one JSON object",
        "{\"id\":4,\"text\":\"x\",\"lang\":1}|4|\"lang\" is no string"
      })
  void a_bad_line_is_named_and_the_rest_goes_on(String bad, String id, String error) {
    var told = Told.fed(line("1", BAMAKO) + bad + "\n" + line("3", BAMAKO), "tag");
    assertThat(told.code()).isEqualTo(3);
    assertThat(told.err()).contains("stdin: 1 of 3 lines could not be used").hasLineCount(1);
    var answers = answers(told);
    assertThat(answers).hasSize(3);
    assertThat(codes(answers.get(0))).containsExactly("ML");
    assertThat(codes(answers.get(2))).containsExactly("ML");
    var refused = answers.get(1);
    assertThat(refused.propertyNames()).containsExactly("line", "id", "error");
    assertThat(refused.get("line").intValue()).isEqualTo(2);
    assertThat(refused.get("id")).hasToString(id);
    assertThat(refused.get("error").stringValue()).contains(error);
  }

  @Test
  void given_a_text_where_lines_of_json_are_read_then_the_way_to_tag_it_is_told() {
    var told = Told.fed("قصف على سوق في نيالا\n", "tag");
    assertThat(told.code()).isEqualTo(3);
    assertThat(told.err()).contains("a text on stdin", "needs `rasid tag -`").hasLineCount(1);
    assertThat(Told.fed("nonsense\n" + line("2", BAMAKO), "tag").err()).doesNotContain("tag -");
  }

  @Test
  void given_bytes_that_are_not_utf_8_then_the_line_is_refused() {
    var in =
        new SequenceInputStream(
            new ByteArrayInputStream(new byte[] {'{', (byte) 0xC7, '}', '\n'}),
            new ByteArrayInputStream(line("2", BAMAKO).getBytes(UTF_8)));
    var told = Told.fed(in, Map.of(), "tag");
    assertThat(told.code()).isEqualTo(3);
    assertThat(told.lines().getFirst())
        .isEqualTo("{\"line\":1,\"id\":null,\"error\":\"not UTF-8 at byte 2\"}");
    assertThat(codes(answers(told).get(1))).containsExactly("ML");
  }

  @Test
  void given_a_text_longer_than_an_article_then_the_limit_is_named() {
    var told =
        Told.fed(line("\"long\"", "ا".repeat(Article.LONGEST_TEXT + 1)) + line("2", "x"), "tag");
    assertThat(told.code()).isEqualTo(3);
    assertThat(told.lines().getFirst())
        .isEqualTo(
            "{\"line\":1,\"id\":\"long\",\"error\":"
                + "\"the text has 200,001 characters, more than the 200,000 allowed\"}");
    assertThat(told.lines()).hasSize(2);
  }

  @Test
  void given_an_endless_line_then_it_is_refused_and_the_next_is_read() {
    var told = Told.fed("x".repeat((4 << 20) + 5) + "\n" + line("2", BAMAKO), "tag");
    assertThat(told.code()).isEqualTo(3);
    assertThat(told.lines().getFirst())
        .contains("\"line\":1", "longer than the 4,194,304 bytes allowed");
    assertThat(codes(answers(told).get(1))).containsExactly("ML");
  }

  @Test
  void given_a_slow_writer_then_each_line_is_answered_at_once() throws Exception {
    var answered = new LinkedBlockingQueue<String>();
    var out =
        new PrintStream(
            new ByteArrayOutputStream() {
              @Override
              public void flush() {
                if (size() > 0) {
                  answered.add(toString(UTF_8));
                  reset();
                }
              }
            },
            true,
            UTF_8);
    var in = new PipedInputStream();
    var writer = new PipedOutputStream(in);
    var run =
        CompletableFuture.supplyAsync(
            () -> Rasid.run(new Console(in, out, out, false, false, false, Map.of()), "tag"));
    try (writer) {
      for (int i = 1; i <= 3; i++) {
        writer.write(line(Integer.toString(i), BAMAKO).getBytes(UTF_8));
        writer.flush();
        assertThat(answered.poll(30, TimeUnit.SECONDS)).startsWith("{\"id\":" + i + ",");
      }
    }
    assertThat(run.get(30, TimeUnit.SECONDS)).isZero();
  }

  @Test
  void given_explain_then_each_mention_says_why() {
    var mention =
        answers(Told.fed(line("1", BAMAKO), "tag", "--explain")).getFirst().get("mentions").get(0);
    assertThat(mention.get("why").stringValue()).isNotBlank();
  }

  @Test
  void given_a_page_then_its_article_alone_is_reported(@TempDir Path dir) throws IOException {
    var file = Files.writeString(dir.resolve("page.html"), PAGE);
    var told = Told.by("tag", "--lang", "en", file.toString());
    assertThat(told.code()).as(told.err()).isZero();
    assertThat(told.lines().getFirst()).isEqualTo("حصار باماكو");
    assertThat(told.out())
        .contains("Arabic", "Regions", "Mali:", "Senegal:", "[باماكو ML]", "[السنغال SN]")
        .doesNotContain("Japan", "اليابان", "\u001b", "\u2068");
  }

  @Test
  void a_report_speaks_the_language_asked_for_or_that_of_the_locale(@TempDir Path dir)
      throws IOException {
    var file = Files.writeString(dir.resolve("a.txt"), "زار الوفد ألمانيا").toString();
    assertThat(Told.by("tag", "--lang", "fr", file).out()).contains("Régions", "Allemagne");
    assertThat(Told.by(Map.of("LANG", "ar_MR.UTF-8"), "tag", file).out())
        .contains("المناطق", "ألمانيا:");
    assertThat(Told.by(Map.of("LC_ALL", "C.UTF-8", "LANG", "fr_FR"), "tag", file).out())
        .contains("Regions", "Germany");
  }

  @Test
  void on_a_terminal_names_are_coloured_and_set_apart(@TempDir Path dir) throws IOException {
    var file = Files.writeString(dir.resolve("a.txt"), BAMAKO + " \u001b]0;x\u0007").toString();
    var out = onTerminal(true, "tag", "--explain", file);
    assertThat(out)
        .contains("\u001b[32;1mباماكو\u001b[0m", "\u2068باماكو\u2069", "Why")
        .doesNotContain("\u001b]", "\u0007");
    assertThat(onTerminal(false, "tag", file)).doesNotContain("\u001b").contains("[باماكو ML]");
  }

  @Test
  void given_o_json_then_a_file_is_answered_with_its_text(@TempDir Path dir) throws IOException {
    var file = Files.writeString(dir.resolve("page.htm"), PAGE).toString();
    var answer = answers(Told.by("tag", "-o", "json", file)).getFirst();
    assertThat(answer.get("id").stringValue()).isEqualTo(file);
    var text = answer.get("text").stringValue();
    assertThat(text).startsWith("حصار باماكو\n\n");
    for (var mention : answer.get("mentions")) {
      assertThat(slice(text, mention)).isEqualTo(mention.get("text").stringValue());
    }
  }

  @Test
  void stdin_by_its_name_is_a_text_or_a_page(@TempDir Path dir) throws IOException {
    assertThat(Told.fed(BAMAKO, "tag", "-").out()).contains("[باماكو ML]");
    assertThat(Told.fed(PAGE, "tag", "-").out()).startsWith("حصار باماكو\n");
    var lines = Files.writeString(dir.resolve("a.jsonl"), line("1", BAMAKO) + "{}\n").toString();
    var told = Told.fed(BAMAKO, "tag", lines, "-");
    assertThat(told.code()).isEqualTo(3);
    assertThat(told.out()).startsWith("{\"id\":1,").contains("\"error\"", "[باماكو ML]");
  }

  @Test
  void given_files_that_cannot_be_used_then_each_is_named_and_the_rest_is_answered(
      @TempDir Path dir) throws IOException {
    var good = Files.writeString(dir.resolve("good.txt"), "\uFEFF" + BAMAKO).toString();
    var arabic =
        Files.write(dir.resolve("old.txt"), BAMAKO.getBytes(Charset.forName("windows-1256")));
    var empty = Files.writeString(dir.resolve("empty.txt"), " \n").toString();
    var page = Files.writeString(dir.resolve("none.html"), "<html><body></body></html>").toString();
    var told = Told.by("tag", "-o", "json", arabic.toString(), empty, page, good);
    assertThat(told.code()).isEqualTo(3);
    assertThat(told.err())
        .contains("old.txt: not UTF-8 at byte 1; convert it first", "iconv -f WINDOWS-1256")
        .contains("empty.txt: there is no text in it", "none.html: no article is found")
        .hasLineCount(3);
    assertThat(answers(told)).hasSize(4);
    assertThat(answers(told).getFirst().propertyNames()).containsExactly("id", "error");
    assertThat(codes(answers(told).get(3))).containsExactly("ML");
    assertThat(answers(told).get(3).get("text").stringValue()).isEqualTo(BAMAKO);
  }

  @Test
  void given_a_file_that_is_not_there_then_nothing_is_answered(@TempDir Path dir)
      throws IOException {
    var good = Files.writeString(dir.resolve("good.txt"), BAMAKO).toString();
    for (var wrong : List.of(dir.resolve("none.txt").toString(), dir.toString())) {
      var told = Told.by("tag", good, wrong);
      assertThat(told.code()).isEqualTo(2);
      assertThat(told.out()).isEmpty();
      assertThat(told.err()).contains(wrong).hasLineCount(1).doesNotContain("\tat ");
    }
    assertThat(Told.by("tag", "--lang", "de", good).code()).isEqualTo(2);
  }

  /// Every sentence of the development set: answered in order, and each span slices back.
  @Test
  void spans_of_the_development_set_slice_back_to_what_was_published() throws IOException {
    var gold = Path.of(System.getProperty("rasid.shared", "")).resolve("data/tagging_dev.jsonl");
    assumeThat(gold).as("the development set is not here: " + gold).exists();
    var told = Told.by("tag", gold.toString());
    assertThat(told.code()).as(told.err()).isZero();
    var given = Files.readAllLines(gold).stream().map(Json.MAPPER::readTree).toList();
    var answers = answers(told);
    assertThat(answers).hasSameSizeAs(given);
    for (int i = 0; i < given.size(); i++) {
      assertThat(answers.get(i).get("id")).isEqualTo(given.get(i).get("id"));
      var text = given.get(i).get("text").stringValue();
      for (var mention : answers.get(i).get("mentions")) {
        assertThat(slice(text, mention)).isEqualTo(mention.get("text").stringValue());
      }
    }
  }

  private static String line(String id, String text) {
    return "{\"id\":%s,\"text\":%s}\n".formatted(id, Json.MAPPER.writeValueAsString(text));
  }

  private static List<JsonNode> answers(Told told) {
    return told.out().lines().map(Json.MAPPER::readTree).toList();
  }

  private static List<String> codes(JsonNode answer) {
    return answer.get("regions").valueStream().map(JsonNode::stringValue).toList();
  }

  private static String slice(String text, JsonNode span) {
    return text.substring(span.get("start").intValue(), span.get("end").intValue());
  }

  private static String onTerminal(boolean colour, String... arguments) {
    var out = new ByteArrayOutputStream();
    var stream = new PrintStream(out, true, UTF_8);
    var console =
        new Console(InputStream.nullInputStream(), stream, stream, true, true, colour, Map.of());
    assertThat(Rasid.run(console, arguments)).isZero();
    return out.toString(UTF_8);
  }
}
