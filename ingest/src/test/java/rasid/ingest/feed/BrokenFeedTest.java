package rasid.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rasid.ingest.feed.FeedOutcome.Read;

/// What no server means to send, and servers send.
@DisplayNameGeneration(ReplaceUnderscores.class)
class BrokenFeedTest {
  private static final URI URL = URI.create("https://sahel.example/feed.xml");

  // A hang is what is looked for; the longest of these takes a second or two.
  private static final Duration HANGS = Duration.ofSeconds(60);

  static List<String> feeds() throws IOException {
    return GoldenFeedTest.names();
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  static List<Hostile> hostile() {
    return List.of(
        new Hostile("tags in tags", "<rss><channel><item>" + "<b>".repeat(300_000)),
        new Hostile("items in items", "<rss><channel>" + "<item><title>x".repeat(100_000)),
        new Hostile("titles in titles", "<rss><channel><item>" + "<title><link>".repeat(100_000)),
        new Hostile("words full of links", "<rss><item><title>" + "<link>".repeat(300_000)),
        new Hostile("words full of ended links", "<rss><item><title>" + "<link/>".repeat(300_000)),
        new Hostile("comments that never end", "<rss><item>" + "<!-- ".repeat(300_000)),
        new Hostile("sections that never end", "<rss><item>" + "<![CDATA[".repeat(300_000)),
        new Hostile("tags that never end", "<rss><channel>" + "<item ".repeat(300_000)),
        new Hostile("document types", "<!DOCTYPE rss [".repeat(100_000) + "<rss/>"),
        new Hostile("ampersands", "<rss><channel><title>" + "&".repeat(2_000_000)),
        new Hostile("a giant attribute", "<rss><channel a='" + "x".repeat(4_000_000) + "'/></rss>"),
        new Hostile("a giant name", "<rss><" + "x".repeat(4_000_000) + "/></rss>"),
        new Hostile(
            "many attributes", "<rss " + numbered("a%d='' ", 100_000) + "><channel/></rss>"),
        new Hostile("many name spaces", "<rss>" + numbered("<a xmlns:n%d='u'>", 50_000)),
        new Hostile("one name space often", "<rss>" + "<a xmlns:n='u'>".repeat(100_000)),
        new Hostile(
            "escaped markup in markup",
            "<rss><item><description><![CDATA[" + "<table><b><a href=x>".repeat(33_000)),
        new Hostile(
            "many mails", "<rss><item><author>" + "a@".repeat(100_000) + "</author></item>"),
        new Hostile("a date of digits", "<rss><item><pubDate>" + "1".repeat(1_000_000)),
        new Hostile("lists in lists", "{\"items\":" + "[".repeat(1_000_000)),
        new Hostile("objects in objects", "{\"a\":".repeat(500_000)),
        new Hostile("a giant number", "{\"items\":[{\"id\":" + "9".repeat(1_000_000) + "}]}"),
        new Hostile("folders in folders", "<opml><body>" + "<outline text='x'>".repeat(200_000)));
  }

  @ParameterizedTest
  @MethodSource("feeds")
  void a_feed_cut_anywhere_is_answered(String name) throws IOException {
    var whole = bytes(name);
    for (int end = 0; end <= whole.length; end++) {
      int at = end;
      assertThatCode(() -> FeedReader.read(Arrays.copyOf(whole, at), URL, null))
          .as("the first %d bytes of %s", at, name)
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_feed_with_wrong_bytes_is_answered_and_safe(long seed) throws IOException {
    var random = new Random(seed);
    var names = GoldenFeedTest.names();
    var bytes = bytes(names.get(random.nextInt(names.size())));
    for (int i = 0; i < 1 + random.nextInt(40); i++) {
      bytes[random.nextInt(bytes.length)] =
          random.nextBoolean() ? sign(random) : (byte) random.nextInt();
    }
    if (FeedReader.read(bytes, URL, null) instanceof Read(var feed)) {
      assertThat(Unsafe.in(feed)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void a_hostile_feed_ends(Hostile hostile) {
    var outcome =
        assertTimeoutPreemptively(
            HANGS, () -> FeedReader.read(hostile.body().getBytes(UTF_8), URL, null));
    assertThat(outcome).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("feeds")
  void the_same_bytes_read_the_same(String name) throws IOException {
    assertThat(FeedReader.read(bytes(name), URL, null))
        .isEqualTo(FeedReader.read(bytes(name), URL, null));
  }

  /// A body, and what is wrong with it.
  record Hostile(String name, String body) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static byte sign(Random random) {
    var signs = "<>&;\"'=/![]-?: \0";
    return (byte) signs.charAt(random.nextInt(signs.length()));
  }

  private static String numbered(String pattern, int times) {
    var out = new StringBuilder();
    for (int i = 0; i < times; i++) {
      out.append(pattern.formatted(i));
    }
    return out.toString();
  }

  private static byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(Path.of(GoldenFeedTest.GOLDEN.toString(), name + ".feed"));
  }
}
