package rasid.cli.end;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rasid.cli.EmbeddedKafka;
import rasid.ingest.IngestConfig;
import rasid.ingest.IngestMain;
import rasid.model.TaggedArticle;
import rasid.model.topic.Cluster;
import rasid.model.topic.Json;
import rasid.model.topic.Topics;
import rasid.processor.ProcessorConfig;
import rasid.processor.ProcessorMain;
import tools.jackson.databind.JsonNode;

/// Pages and feeds as they come from the web, followed from a local server to rasid-tagged.
@DisplayNameGeneration(ReplaceUnderscores.class)
class RealInputTest {
  private static final Topics TOPICS = new Topics("real");
  private static final int REAL_PAGES = 25;

  @TempDir private Path folder;

  /// What the server answers: bytes, and their type.
  @SuppressWarnings("ArrayRecordComponent") // only carried
  private record Answer(byte[] body, String type) {}

  private final Map<String, Answer> answers = new HashMap<>();

  @Test
  void pages_feeds_and_a_field_report_arrive_tagged() throws Exception {
    var pages = House.shared("data/extract_dev");
    var feeds = House.shared("data/feeds_dev");
    var report = House.shared("data/seed_like_article.ar.txt");
    var gold = goldPages(pages);
    putFieldReport(report);
    var broken = putFeeds(feeds);
    var server = serve();
    try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0)) {
      var base = "http://127.0.0.1:%d".formatted(server.getAddress().getPort());
      putFeedOfPages(base, gold);
      var opml = folder.resolve("feeds.opml");
      Files.writeString(opml, opml(base, broken));
      try (var _ =
              ProcessorMain.start(
                  new ProcessorConfig(
                      kafka.cluster(),
                      TOPICS,
                      folder.resolve("state"),
                      2,
                      Duration.ofMillis(100)));
          var _ = IngestMain.start(new IngestConfig(kafka.cluster(), TOPICS, opml))) {
        House.await(
            "all pages tagged",
            () ->
                tagged(kafka.cluster()).keySet().stream()
                        .filter(url -> url.startsWith(base))
                        .count()
                    >= gold.size() + 1);
      }
      var tagged = tagged(kafka.cluster());
      int titles = 0;
      for (var page : gold) {
        var file = page.get("file").asString();
        var article = requireNonNull(tagged.get(base + "/pages/" + file), file);
        assertThat(article.article().body()).as(page.get("file").asString()).isNotBlank();
        if (squeezed(article.article().title()).equals(squeezed(page.get("title").asString()))) {
          titles++;
        }
      }
      assertThat(titles)
          .as("titles as in the gold, of %d", gold.size())
          .isGreaterThan(gold.size() * 3 / 4);
      assertThat(tagged.get(base + "/report.html"))
          .satisfies(
              article -> {
                assertThat(article.lang()).isEqualTo("ar");
                assertThat(article.regions()).contains("ML", "RU", "NE", "BF", "SAHEL");
                for (var mention : article.mentions()) {
                  assertThat(article.article().text().substring(mention.start(), mention.end()))
                      .isEqualTo(mention.text());
                }
              });
      assertThat(tagged.values().stream().map(TaggedArticle::article).map(Object::toString))
          .as("what an external entity would have read")
          .noneMatch(text -> text.contains(leak(feeds)));
    } finally {
      server.stop(0);
    }
  }

  private static String leak(Path feeds) {
    try {
      return Files.readString(feeds.resolve("leak.txt")).strip();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String squeezed(String title) {
    return title.replaceAll("\\s+", " ").strip();
  }

  /// URL → the article, as tagged.
  private static Map<String, TaggedArticle> tagged(Cluster cluster) {
    var tagged = new HashMap<String, TaggedArticle>();
    House.records(cluster, TOPICS.tagged().name()).values().stream()
        .flatMap(List::stream)
        .map(record -> Json.MAPPER.readValue(record.value(), TaggedArticle.class))
        .forEach(article -> tagged.put(article.article().url().toString(), article));
    return tagged;
  }

  private List<JsonNode> goldPages(Path folder) throws IOException {
    var gold = new ArrayList<JsonNode>();
    int real = 0;
    for (var line : Files.readAllLines(folder.resolve("gold.jsonl"))) {
      var page = Json.MAPPER.readTree(line);
      var file = page.get("file").asString();
      if (!file.startsWith("a") && real++ >= REAL_PAGES) {
        continue;
      }
      var plain = folder.resolve("pages").resolve(file);
      var body =
          Files.exists(plain)
              ? Files.readAllBytes(plain)
              : unzipped(Files.readAllBytes(folder.resolve("pages").resolve(file + ".gz")));
      var charset = page.get("charset").asString("");
      answers.put(
          "/pages/" + file,
          new Answer(body, charset.isEmpty() ? "text/html" : "text/html; charset=" + charset));
      gold.add(page);
    }
    return gold;
  }

  private static byte[] unzipped(byte[] bytes) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }

  private void putFieldReport(Path file) throws IOException {
    var text = Files.readString(file);
    var paragraphs = new StringBuilder();
    for (var paragraph : text.split("\n\n")) {
      paragraphs.append("<p>").append(paragraph.replace("&", "&amp;")).append("</p>\n");
    }
    var page =
        """
        <!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8">
        <title>وقود نادر وطرق مقطوعة</title></head>
        <body><article><h1>وقود نادر وطرق مقطوعة</h1>%s</article></body></html>
        """
            .formatted(paragraphs);
    answers.put("/report.html", new Answer(page.getBytes(UTF_8), "text/html; charset=utf-8"));
  }

  private void putFeedOfPages(String base, List<JsonNode> gold) {
    var items = new StringBuilder();
    for (var page : gold) {
      items.append(item(base + "/pages/" + page.get("file").asString()));
    }
    items.append(item(base + "/report.html"));
    var feed =
        "<rss version=\"2.0\"><channel><title>كل الصفحات</title>%s</channel></rss>"
            .formatted(items);
    answers.put("/feed.xml", new Answer(feed.getBytes(UTF_8), "application/rss+xml"));
  }

  private static String item(String url) {
    return "<item><link>%s</link></item>".formatted(url);
  }

  private List<String> putFeeds(Path folder) throws IOException {
    var headers = Json.MAPPER.readTree(folder.resolve("headers.json").toFile());
    var paths = new ArrayList<String>();
    try (var files = Files.newDirectoryStream(folder, "*.feed")) {
      for (var file : files) {
        var name = file.getFileName().toString();
        var type = headers.path(name).path("content-type").asString("application/xml");
        answers.put("/feeds/" + name, new Answer(Files.readAllBytes(file), type));
        // Five thousand items whose sites are not there would only be waited for.
        if (!name.startsWith("61_")) {
          paths.add("/feeds/" + name);
        }
      }
    }
    return paths.stream().sorted().toList();
  }

  private static String opml(String base, List<String> feeds) {
    var outlines = new StringBuilder(outline(base + "/feed.xml"));
    feeds.forEach(path -> outlines.append(outline(base + path)));
    return "<opml version=\"2.0\"><body>%s</body></opml>".formatted(outlines);
  }

  private static String outline(String url) {
    return "<outline type=\"rss\" text=\"%s\" xmlUrl=\"%s\"/>".formatted(url, url);
  }

  private HttpServer serve() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
    return server;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var answer = answers.get(exchange.getRequestURI().getPath());
      if (answer == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      exchange.sendResponseHeaders(200, answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
  }
}
