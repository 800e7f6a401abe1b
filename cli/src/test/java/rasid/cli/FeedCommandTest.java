package rasid.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import rasid.model.topic.Json;
import tools.jackson.databind.JsonNode;

/// `rasid feed` as its users meet it.
@DisplayNameGeneration(ReplaceUnderscores.class)
@Isolated("commands set the level of all logs")
class FeedCommandTest {
  private static final String RSS =
      """
      <rss version="2.0"><channel><title>الساحل</title><link>/</link><language>ar</language>
      <item><title>وقود</title><link>a/1</link><author>x@s.example (هند)</author>
      <pubDate>Sun, 22 Nov 2026 10:30:00 +0300</pubDate><description>&lt;p onclick=x&gt;نص&lt;/p&gt;</description>
      <category>طاقة</category><enclosure url="/1.mp3"/></item></channel></rss>
      """;

  @TempDir Path folder;

  @Test
  void help_teaches_with_examples() {
    var told = Told.by("feed", "--help");
    assertThat(told.code()).isZero();
    assertThat(told.out()).contains("Examples:", "headers.json", "OPML", "Exit codes:");
  }

  @Test
  void a_folder_is_answered_line_by_line_with_what_its_servers_said() throws IOException {
    Files.write(folder.resolve("a.feed"), RSS.getBytes(Charset.forName("windows-1256")));
    Files.writeString(folder.resolve("b.feed"), "<!doctype html><title>صفحة</title>", UTF_8);
    Files.writeString(folder.resolve("leak.txt"), "not asked for", UTF_8);
    Files.writeString(
        folder.resolve("headers.json"),
        """
        {"a.feed": {"url": "https://s.example/rss/feed.xml", "content-type": "text/xml; charset=windows-1256"}}
        """,
        UTF_8);
    var told = Told.by("feed", folder.toString());
    assertThat(told.code()).isEqualTo(Refusal.BROKEN_INPUT);
    var lines = told.lines().stream().map(Json.MAPPER::readTree).toList();
    assertThat(lines)
        .extracting(line -> line.path("file").asString())
        .containsExactly("a.feed", "b.feed");
    assertThat(lines.getFirst().toString())
        .isEqualTo(
            Json.MAPPER
                .readTree(
                    """
                    {"file":"a.feed","ok":true,"title":"الساحل","url":"https://s.example/","language":"ar",
                    "entries":[{"id":"https://s.example/rss/a/1","url":"https://s.example/rss/a/1","title":"وقود",
                    "published":"2026-11-22T07:30:00Z","author":"هند","summary":"<p>نص</p>","categories":["طاقة"],
                    "enclosures":[{"url":"https://s.example/1.mp3"}]}]}
                    """)
                .toString());
    assertThat(lines.getLast().path("ok").asBoolean()).isFalse();
    assertThat(lines.getLast().path("error").asString()).contains("HTML page", "صفحة");
  }

  @Test
  void a_file_and_standard_input_read_alike() throws IOException {
    var file = Files.writeString(folder.resolve("saved.xml"), RSS, UTF_8);
    var fromFile = Told.by("feed", file.toString());
    var fromStdin = Told.fed(new ByteArrayInputStream(RSS.getBytes(UTF_8)), Map.of(), "feed", "-");
    assertThat(fromFile.code()).isZero();
    assertThat(fromStdin.out()).isEqualTo(fromFile.out().replace(file.toString(), "-"));
  }

  @Test
  void an_address_is_fetched_and_what_the_server_says_counts() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/rss/feed.xml",
        exchange -> {
          var body = RSS.getBytes(Charset.forName("windows-1256"));
          exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=windows-1256");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      var host = "http://localhost:" + server.getAddress().getPort();
      var told = Told.by("feed", host + "/rss/feed.xml", host + "/none");
      assertThat(told.code()).isEqualTo(Refusal.BROKEN_INPUT);
      var first = Json.MAPPER.readTree(told.lines().getFirst());
      assertThat(first.path("title").asString()).isEqualTo("الساحل");
      assertThat(first.path("entries").path(0).path("url").asString()).isEqualTo(host + "/rss/a/1");
      assertThat(told.lines().getLast()).contains("HTTP 404");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void what_is_not_there_is_wrong_use() {
    var told = Told.by("feed", folder.resolve("none.xml").toString());
    assertThat(told.code()).isEqualTo(Refusal.WRONG_USE);
    assertThat(told.out()).isEmpty();
    assertThat(told.err()).contains("there is no");
  }

  @Test
  void the_development_feeds_are_what_they_are_expected_to_be() throws IOException {
    var dev = Path.of(System.getProperty("rasid.shared", "absent"), "data", "feeds_dev");
    assumeThat(dev).as("the development feeds are not here").isDirectory();
    var answers = new TreeMap<String, JsonNode>();
    for (var line : Told.by("feed", dev.toString()).lines()) {
      var answer = Json.MAPPER.readTree(line);
      answers.put(answer.path("file").asString(), answer);
    }
    for (var line : Files.readAllLines(dev.resolve("expected.jsonl"), UTF_8)) {
      var expected = Json.MAPPER.readTree(line);
      var answer = answers.getOrDefault(expected.path("file").asString(), Json.MAPPER.nullNode());
      for (var name : List.of("ok", "title", "url")) {
        assertThat(answer.path(name).asString(""))
            .as("%s of %s", name, expected.path("file"))
            .isEqualTo(expected.path(name).asString(answer.path(name).asString("")));
      }
      entriesAreAsExpected(expected, answer);
    }
  }

  @Test
  void bytes_at_random_are_told_to_be_binary_and_not_shown(@TempDir Path dir) throws IOException {
    var noise = new byte[4_000];
    new Random(7).nextBytes(noise);
    var file = Files.write(dir.resolve("bin.dat"), noise).toString();
    for (int i = 0; i < noise.length; i++) {
      noise[i] = noise[i] == 0 ? 1 : noise[i];
    }
    var zeroless = Files.write(dir.resolve("zeroless.dat"), noise).toString();
    var told = Told.by("feed", file, zeroless);
    assertThat(told.code()).isEqualTo(3);
    assertThat(told.lines())
        .allSatisfy(
            line ->
                assertThat(line)
                    .endsWith("\"error\":\"not a feed: it is binary data, not text\"}"));
  }

  private static void entriesAreAsExpected(JsonNode expected, JsonNode answer) {
    int place = 0;
    for (var wanted : expected.path("entries")) {
      var entry = answer.path("entries").path(wanted.path("at").asInt(place++));
      for (var name : List.of("id", "url", "title")) {
        if (wanted.has(name)) {
          assertThat(bare(entry.path(name).asString("")))
              .as("%s of entry %d of %s", name, place, expected.path("file"))
              .isEqualTo(bare(wanted.path(name).asString("")));
        }
      }
    }
  }

  private static String bare(String text) {
    return text.replaceAll("[\\s\u200E\u200F]", "");
  }
}
