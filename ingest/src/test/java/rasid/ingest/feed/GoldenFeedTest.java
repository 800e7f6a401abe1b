package rasid.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each `golden/NAME.feed` reads as `golden/NAME.txt` says. What is meant is accepted by running
/// this test with `-Drasid.accept=true`, and looked through before it is committed.
@DisplayNameGeneration(ReplaceUnderscores.class)
class GoldenFeedTest {
  static final Path GOLDEN =
      Path.of(
          System.getProperty("rasid.root", ".."),
          "ingest/src/test/resources/rasid/ingest/feed/golden");

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".feed"))
          .map(name -> name.substring(0, name.length() - ".feed".length()))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_feed_reads_as_written_down(String name) throws IOException {
    var outcome = FeedReader.read(Files.readAllBytes(GOLDEN.resolve(name + ".feed")), null, null);
    var told = told(outcome);
    var expected = GOLDEN.resolve(name + ".txt");
    if (Boolean.getBoolean("rasid.accept")) {
      Files.writeString(expected, told, UTF_8);
    }
    assertThat(told)
        .as(
            "accept with: ./mvnw -pl model,ingest test -Dtest=GoldenFeedTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Drasid.accept=true")
        .isEqualTo(Files.readString(expected, UTF_8));
  }

  private static String told(FeedOutcome outcome) {
    return switch (outcome) {
      case FeedOutcome.NotAFeed(var why) -> "not a feed: " + why + "\n";
      case FeedOutcome.Read(var feed) -> told(feed);
    };
  }

  private static String told(Feed feed) {
    var lines = new ArrayList<String>();
    lines.add(feed.kind().name());
    add(lines, "title", feed.title());
    add(lines, "url", feed.url());
    add(lines, "description", feed.description());
    add(lines, "lang", feed.lang());
    add(lines, "authors", feed.authors());
    add(lines, "updated", feed.updated());
    for (var entry : feed.entries()) {
      lines.add("");
      add(lines, "id", entry.id());
      add(lines, "url", entry.url());
      add(lines, "title", entry.title());
      add(lines, "published", entry.published());
      add(lines, "updated", entry.updated());
      add(lines, "authors", entry.authors());
      add(lines, "summary", entry.summary());
      add(lines, "content", entry.content());
      add(lines, "categories", entry.categories());
      add(lines, "enclosures", entry.enclosures());
    }
    return String.join("\n", lines) + "\n";
  }

  private static void add(List<String> lines, String name, @Nullable Object value) {
    if (value != null && !value.equals("") && !value.equals(List.of())) {
      lines.add(name + ": " + value);
    }
  }
}
