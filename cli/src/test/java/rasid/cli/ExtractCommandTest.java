package rasid.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import rasid.model.topic.Json;
import tools.jackson.databind.JsonNode;

/// `rasid extract` as its users meet it.
@DisplayNameGeneration(ReplaceUnderscores.class)
@Isolated("commands set the level of all logs")
class ExtractCommandTest {
  private static final String FIRST =
      "أعلنت وزارة النقل أن الجسر الجديد على وادي النخيل سيفتح أمام الشاحنات مطلع الشهر المقبل.";
  private static final String SECOND =
      "ويأمل التجار في سوق المدينة أن تنخفض كلفة نقل الخضر بعد أن كانت الشاحنات تلتف عبر الجبل.";
  private static final String PAGE =
      """
      <!DOCTYPE html><html lang="ar"><head><title>الجسر الجديد يفتح أمام الشاحنات - الجسر</title></head>
      <body><nav><a href="/">الرئيسية</a></nav><article><h1>الجسر الجديد يفتح أمام الشاحنات</h1>
      <p class="byline">بقلم هدى السالمي ونبيل حداد</p><p class="date">19 نوفمبر 2026 - 10:30</p>
      <p>%s</p><p>اقرأ أيضا: <a href="/2">خبر آخر</a></p><p>%s</p></article></body></html>
      """
          .formatted(FIRST, SECOND);

  @TempDir private Path folder;

  @Test
  void help_teaches_with_examples() {
    var told = Told.by("extract", "--help");
    assertThat(told.code()).isZero();
    assertThat(told.out()).contains("Examples:", "urls.tsv", "headers.json", "Exit codes:");
  }

  @Test
  void a_warc_gives_lines_that_an_archive_may_have() throws IOException {
    var http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE;
    var record =
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://jisr.example/1\r\nWARC-Date: 2026-11-20T06:00:00Z\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
            .formatted(http.getBytes(UTF_8).length, http);
    var file = Files.writeString(folder.resolve("crawl"), record);
    var told = Told.by("extract", file.toString());
    assertThat(told.code()).as(told.err()).isZero();
    var article = answers(told).getFirst();
    assertThat(article.path("url").asString()).isEqualTo("https://jisr.example/1");
    assertThat(article.path("body").asString()).isEqualTo(FIRST + "\n\n" + SECOND);
    assertThat(article.path("seenAt").asString()).isEqualTo("2026-11-20T06:00:00Z");

    Files.writeString(file, record + record.substring(0, 300));
    var cut = Told.by("extract", file.toString());
    assertThat(cut.code()).isEqualTo(3);
    assertThat(answers(cut)).hasSize(1);
    assertThat(cut.err()).contains("crawl:" + record.getBytes(UTF_8).length, "cut off");
  }

  @Test
  void a_page_gives_one_line_with_all_it_tells() throws IOException {
    var file = Files.writeString(folder.resolve("a.html"), PAGE);
    var told = Told.by("extract", file.toString());
    assertThat(told.code()).as(told.err()).isZero();
    var answer = answers(told).getFirst();
    assertThat(answer.path("file").asString()).isEqualTo(file.toString());
    assertThat(answer.path("title").asString()).isEqualTo("الجسر الجديد يفتح أمام الشاحنات");
    assertThat(answer.path("text").asString()).isEqualTo(FIRST + "\n\n" + SECOND);
    assertThat(answer.path("published").asString()).isEqualTo("2026-11-19T10:30");
    assertThat(answer.path("lang").asString()).isEqualTo("ar");
  }

  @Test
  void a_folder_is_read_in_order_with_what_its_servers_said() throws IOException {
    var arabic = Charset.forName("ISO-8859-6");
    Files.write(folder.resolve("b.html"), PAGE.getBytes(arabic));
    Files.writeString(folder.resolve("a.html"), PAGE);
    Files.writeString(folder.resolve("c.html"), "<html><body></body></html>");
    Files.writeString(
        folder.resolve("urls.tsv"), "b.html\thttps://jisr.example/2026/11/19/b\tISO-8859-6\n");
    var told = Told.by("extract", folder.toString());
    assertThat(told.code()).isEqualTo(3);
    var answers = answers(told);
    assertThat(answers)
        .extracting(answer -> answer.path("file").asString())
        .containsExactly("a.html", "b.html", "c.html");
    assertThat(answers.get(1).path("text").asString()).contains("وادي النخيل");
    assertThat(answers.get(2).path("error").asString()).contains("no article");
  }

  @Test
  void what_is_no_page_is_told_and_gives_no_article() throws IOException {
    var noise = new byte[4_000];
    new Random(7).nextBytes(noise);
    Files.write(folder.resolve("bin.dat"), noise);
    Files.writeString(folder.resolve("mali.txt"), "حصار على باماكو\n\n" + FIRST + "\na < b\n");
    var told = Told.by("extract", folder.toString());
    assertThat(told.code()).isEqualTo(3);
    assertThat(told.lines())
        .containsExactly(
            "{\"file\":\"bin.dat\",\"error\":\"it is binary data, not a web page\"}",
            "{\"file\":\"mali.txt\",\"error\":\"it is plain text, not a web page; `rasid tag` reads"
                + " texts\"}");
  }

  @Test
  void a_piece_of_a_page_is_a_page() {
    var told = Told.fed("<p>%s</p><p>%s</p>".formatted(FIRST, SECOND), "extract", "-");
    assertThat(told.code()).as(told.out()).isZero();
    assertThat(answers(told).getFirst().path("text").asString()).startsWith(FIRST);
  }

  @Test
  void stdin_is_a_page() {
    var told = Told.fed(PAGE, "extract", "-");
    assertThat(told.code()).isZero();
    assertThat(answers(told).getFirst().path("text").asString()).startsWith(FIRST);
  }

  @Test
  void an_address_is_fetched() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var known = exchange.getRequestURI().getPath().equals("/news/1");
          var body = (known ? PAGE : "").getBytes(UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(known ? 200 : 404, known ? body.length : -1);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      var at = "http://127.0.0.1:%d".formatted(server.getAddress().getPort());
      var told = Told.by("extract", at + "/news/1", at + "/gone");
      assertThat(told.code()).isEqualTo(3);
      var answers = answers(told);
      assertThat(answers.getFirst().path("text").asString()).startsWith(FIRST);
      assertThat(answers.get(1).path("error").asString()).contains("404");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void what_is_not_there_is_wrong_use() {
    var told = Told.by("extract", folder.resolve("none.html").toString());
    assertThat(told.code()).isEqualTo(2);
    assertThat(told.err()).contains("there is no");
  }

  private static List<JsonNode> answers(Told told) {
    return told.lines().stream().map(Json.MAPPER::readTree).toList();
  }
}
