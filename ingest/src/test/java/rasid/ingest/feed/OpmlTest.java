package rasid.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import rasid.ingest.page.PageHints;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OpmlTest {
  private static final String SIGNS = "aé&<>\"'` منصة—";

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_is_written_reads_the_same(long seed) {
    var random = new Random(seed);
    var outlines = new ArrayList<Opml.Outline>();
    for (int i = 0; i < random.nextInt(20); i++) {
      outlines.add(
          new Opml.Outline(
              URI.create("https://h%d.example/r?a=%d&b=/é#x".formatted(i, random.nextInt(99))),
              name(random)));
    }
    var read = Opml.read(OpmlWriter.write(name(random), outlines).getBytes(UTF_8));
    assertThat(read.problems()).isEmpty();
    assertThat(read.outlines()).isEqualTo(outlines);
  }

  @Test
  void an_address_with_a_password_is_left_out_and_the_password_told_nowhere() {
    var list =
        """
        <opml><body><outline text="a" xmlUrl="https://alice:s3cret@a.example/feed"/>
        <outline text="b" xmlUrl="https://b.example/feed"/></body></opml>""";
    var read = Opml.read(list.getBytes(UTF_8));
    assertThat(read.outlines()).extracting(Opml.Outline::name).containsExactly("b");
    assertThat(read.problems()).singleElement().asString().contains("a.example", "authorization");
    assertThat(read.toString()).doesNotContain("alice", "s3cret");
  }

  @Test
  void names_are_written_as_other_readers_want_them() {
    var one = new Opml.Outline(URI.create("https://a.example/feed"), "أ");
    assertThat(OpmlWriter.write("x", List.of(one))).contains(" xmlUrl=\"https://a.example/feed\"");
  }

  @Test
  void a_written_list_is_a_feed_of_feeds_under_its_title() {
    var written = OpmlWriter.write("الساحل & co", List.of());
    assertThat(FeedReader.read(written.getBytes(UTF_8), null, null))
        .isInstanceOfSatisfying(
            FeedOutcome.Read.class,
            read -> {
              assertThat(read.feed().kind()).isEqualTo(Feed.Kind.FEEDS);
              assertThat(read.feed().title()).isEqualTo("الساحل & co");
            });
  }

  @Test
  void what_is_known_of_a_source_is_read_from_its_line() {
    var list =
        """
        <opml xmlns:rasid="https://rasid.example/opml"><body><outline text="صحيفة"
          xmlUrl="https://paper.example/feed" rasid:user-agent="Mozilla/5.0" rasid:interval="10m"
          rasid:text="page" rasid:body="div.story &gt; p" rasid:date="time.pub"
          rasid:header-Cookie="consent=yes" rasid:header-authorization="Basic c2VjcmV0"/>
        </body></opml>
        """;
    var read = Opml.read(list.getBytes(UTF_8));
    assertThat(read.problems()).isEmpty();
    var wishes = read.outlines().getFirst().wishes();
    assertThat(wishes)
        .isEqualTo(
            new Wishes(
                "Mozilla/5.0",
                Map.of("cookie", "consent=yes", "authorization", "Basic c2VjcmV0"),
                Duration.ofMinutes(10),
                Wishes.Text.PAGE,
                new PageHints("div.story > p", null, "time.pub")));
    assertThat(wishes.toString()).doesNotContain("c2VjcmV0", "consent");
    var written = OpmlWriter.write("x", read.outlines());
    assertThat(Opml.read(written.getBytes(UTF_8))).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rasid:interval='5'|write 1m to 24h",
        "rasid:interval='10s'|write 1m to 24h",
        "rasid:text='both'|neither feed nor page",
        "rasid:body='div[['|no CSS selector",
        "rasid:header-host='x'|cannot be set",
        "rasid:user-agent='قارئ'|must be ASCII",
        "rasid:colour='red'|no attribute rasid:colour",
      })
  void a_mistake_in_it_is_told_and_the_source_is_read_all_the_same(String wish, String problem) {
    var list =
        "<opml><body><outline text=\"x\" xmlUrl=\"https://paper.example/feed\" %s/></body></opml>"
            .formatted(wish.replace("'", "\""));
    var read = Opml.read(list.getBytes(UTF_8));
    assertThat(read.outlines()).hasSize(1);
    assertThat(read.problems()).singleElement().asString().startsWith("x: ").contains(problem);
  }

  private static String name(Random random) {
    var name = new StringBuilder("n");
    for (int i = 0; i < random.nextInt(12); i++) {
      name.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
    }
    return name.append('n').toString().replaceAll(" +", " ");
  }
}
