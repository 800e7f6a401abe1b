package rasid.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.admin.Admin;
import rasid.cli.EmbeddedKafka;
import rasid.ingest.archive.ArchiveLoader;
import rasid.model.topic.Cluster;
import rasid.model.topic.Json;
import rasid.model.topic.TopicSetup;
import rasid.model.topic.Topics;

/// Loads archives into an embedded broker, from the files to the last commit, and prints how fast.
final class ArchiveFigures {
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  /// An article a minute.
  private static final Duration APART = Duration.ofMinutes(1);

  private static final int LINES = 40_000;
  private static final int PAGES = 4_000;
  private static final int ROUNDS = 3;

  private ArchiveFigures() {}

  /// @param arguments none
  public static void main(String[] arguments) throws IOException {
    var folder = Files.createTempDirectory("rasid-bench-archive-");
    try (var kafka = EmbeddedKafka.start(folder.resolve("data"), 0)) {
      var lines = lines(folder.resolve("archive.jsonl"));
      var warc = warc(folder.resolve("archive.warc.gz"));
      System.out.println("articles a second into an embedded broker, all cores, rounds in order");
      for (int round = 1; round <= ROUNDS; round++) {
        measure("JSON lines", "lines-" + round, kafka.cluster(), lines);
        measure("WARC.gz, whole pages", "warc-" + round, kafka.cluster(), warc);
      }
    } finally {
      delete(folder);
    }
  }

  private static void measure(String what, String prefix, Cluster cluster, Path archive)
      throws IOException {
    var topics = new Topics(prefix, Topics.DEFAULT_PARTITIONS, 1);
    try (var admin = Admin.create(cluster.admin())) {
      TopicSetup.ensure(admin, topics);
    }
    var until = START.plus(APART.multipliedBy(LINES));
    long begun = System.nanoTime();
    var loaded = ArchiveLoader.load(cluster, topics, archive, until, (_, _, _) -> {});
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%-24s %,8d articles  %,6.1f MB  %,10.0f articles/s  %,8.1f MB/s%n",
        what,
        loaded.articles(),
        Files.size(archive) / 1e6,
        loaded.articles() / seconds,
        Files.size(archive) / 1e6 / seconds);
  }

  private static Path lines(Path file) throws IOException {
    var articles = Articles.of(1);
    try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < LINES; i++) {
        var article = articles.get(i % articles.size());
        var line =
            Map.of(
                "url", "https://bench.example/" + i,
                "title", article.title(),
                "body", article.body(),
                "seenAt", START.plus(APART.multipliedBy(i)).toString());
        out.write((Json.MAPPER.writeValueAsString(line) + "\n").getBytes(UTF_8));
      }
    }
    return file;
  }

  private static Path warc(Path file) throws IOException {
    var pages = Pages.of(1);
    try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < PAGES; i++) {
        record(out, i, pages.get(i % pages.size()));
      }
    }
    return file;
  }

  private static void record(OutputStream out, int number, byte[] html) throws IOException {
    var http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n".getBytes(UTF_8);
    var head =
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://bench.example/%d\r\nWARC-Date: %s\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"
            .formatted(number, START.plus(APART.multipliedBy(number)), http.length + html.length);
    // Not closed: that would close the file.
    var member = new GZIPOutputStream(out);
    member.write(head.getBytes(UTF_8));
    member.write(http);
    member.write(html);
    member.write("\r\n\r\n".getBytes(UTF_8));
    member.finish();
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
