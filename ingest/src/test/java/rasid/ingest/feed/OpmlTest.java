package rasid.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

  private static String name(Random random) {
    var name = new StringBuilder("n");
    for (int i = 0; i < random.nextInt(12); i++) {
      name.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
    }
    return name.append('n').toString().replaceAll(" +", " ");
  }
}
