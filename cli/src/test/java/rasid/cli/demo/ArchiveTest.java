package rasid.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rasid.model.topic.Json;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ArchiveTest {
  private static final Instant TO = Instant.parse("2026-11-09T06:00:00Z");
  private static final Instant FROM = TO.minus(Duration.ofDays(2));
  private static final URI SITE = URI.create("http://127.0.0.1:8099/");

  @Test
  void a_file_holds_one_object_a_line_in_the_order_it_was_seen(@TempDir Path folder)
      throws IOException {
    var file = folder.resolve("archive.jsonl");
    var room = new Newsroom(7, TO);
    int written = Archive.write(file, room, FROM, TO, SITE, feed -> "id-of-" + feed.getPath());

    var lines = Files.readAllLines(file);
    assertThat(lines).hasSize(written).hasSameSizeAs(room.between(FROM, TO));
    var seen = FROM;
    for (var line : lines) {
      var article = Json.MAPPER.readValue(line, Archive.Line.class);
      assertThat(article.url()).startsWith("http://127.0.0.1:8099/");
      assertThat(article.source()).matches("id-of-/[a-z-]+/feed\\.xml");
      assertThat(article.seenAt()).isBetween(article.publishedAt(), TO).isAfterOrEqualTo(seen);
      assertThat(Duration.between(article.publishedAt(), article.seenAt()))
          .isLessThan(Duration.ofMinutes(10));
      seen = article.seenAt();
    }
  }
}
