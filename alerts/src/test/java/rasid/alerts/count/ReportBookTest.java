package rasid.alerts.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rasid.model.Headline;
import rasid.model.Mention;
import rasid.model.Signature;
import rasid.model.Sketch;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReportBookTest {
  private final ReportBook book = new ReportBook();

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  private static Mention mention(long article, Signature signature, @Nullable Sketch sketch) {
    return Samples.signed(article, signature, sketch, null);
  }

  // A text that has `kept` of 60 runs of a story, and others of its own.
  private static Mention part(long article, int from, int to) {
    var random = new SplittableRandom(article);
    var minima = new long[Signature.SIZE];
    var runs = new char[60];
    for (int i = 0; i < runs.length; i++) {
      boolean kept = i >= from && i < to;
      runs[i] = (char) ((i << 8) | (kept ? 0 : 1 + random.nextInt(255)));
      minima[i] = runs[i];
    }
    return mention(article, Signature.of(minima), Sketch.of(runs, new int[0]));
  }

  private String reportOf(Mention mention) {
    return book.note(mention, 0, 0).orElseThrow().report().first().article();
  }

  @Test
  void in_a_chain_only_what_is_like_the_first_article_is_its_copy() {
    var a = part(1, 0, 46);
    var b = part(2, 0, 60);
    var c = part(3, 14, 60);
    assertThat(reportOf(a)).isEqualTo(a.article());
    assertThat(reportOf(b)).isEqualTo(a.article());
    assertThat(reportOf(c)).isEqualTo(c.article());
  }

  @Test
  void of_two_reports_that_it_is_like_a_mention_joins_the_earlier() {
    var a = part(1, 0, 46);
    var c = part(3, 14, 60);
    var b = part(2, 0, 60);
    assertThat(reportOf(a)).isEqualTo(a.article());
    assertThat(reportOf(c)).isEqualTo(c.article());
    assertThat(reportOf(b)).isEqualTo(a.article());
  }

  @Test
  void an_article_that_is_known_is_not_noted_again() {
    var first = part(1, 0, 60);
    var copy = part(2, 0, 60);
    assertThat(book.note(first, 0, 0)).isPresent();
    assertThat(book.note(copy, 0, 0)).isPresent();
    assertThat(book.note(first, 0, 0)).isEmpty();
    assertThat(book.note(copy, 0, 0)).isEmpty();
  }

  @Test
  void after_72_hours_a_report_takes_no_copy() {
    assertThat(reportOf(part(1, 0, 60))).isEqualTo(part(1, 0, 60).article());
    var late = part(2, 0, 60);
    assertThat(book.note(late, 0, ReportBook.OPEN_PANES + 1).orElseThrow().report().first())
        .isEqualTo(late);
  }

  @Test
  void a_mention_from_before_sketches_is_compared_by_its_signature() {
    var old = mention(1, Samples.signature(7, 0), null);
    assertThat(reportOf(old)).isEqualTo(old.article());
    assertThat(reportOf(mention(2, Samples.signature(7, 10), Samples.sketch(7, 10))))
        .isEqualTo(old.article());
    assertThat(reportOf(mention(3, Samples.signature(7, 60), null))).isNotEqualTo(old.article());
  }

  // An article of a story under a headline of these words, the text having others besides.
  private static Mention headed(long article, @Nullable Headline headline) {
    return Samples.signed(article, Samples.signature(1, 0), Samples.sketch(1, 0), headline);
  }

  private static Headline headline(long... words) {
    var text = LongStream.concat(LongStream.of(words), LongStream.range(1_000, 1_080));
    return Headline.of(words, text.toArray());
  }

  @Test
  void what_shares_a_background_under_a_headline_of_its_own_is_a_report_of_its_own() {
    var first = headed(1, headline(1, 2, 3, 4));
    assertThat(reportOf(first)).isEqualTo(first.article());
    assertThat(reportOf(headed(2, headline(1, 5, 6, 7)))).isNotEqualTo(first.article());
    assertThat(reportOf(headed(3, headline(1, 2, 6, 7)))).isEqualTo(first.article());
  }

  @Test
  void a_mention_from_before_headlines_is_compared_by_its_sketch() {
    var old = headed(1, null);
    assertThat(reportOf(old)).isEqualTo(old.article());
    assertThat(reportOf(headed(2, headline(1, 5, 6, 7)))).isEqualTo(old.article());
  }

  @Test
  void furniture_that_all_reports_share_hides_no_copy() {
    var shared = new long[20];
    for (long story = 1; story <= 500; story++) {
      var random = new SplittableRandom(story);
      var minima = random.longs(Signature.SIZE).toArray();
      System.arraycopy(shared, 0, minima, 0, shared.length);
      var mention = mention(story, Signature.of(minima), Samples.sketch(story, 0));
      assertThat(reportOf(mention)).isEqualTo(mention.article());
      var copy = mention(1_000 + story, Signature.of(minima), Samples.sketch(story, 5));
      assertThat(reportOf(copy)).isEqualTo(mention.article());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_book_restored_in_any_order_goes_on_as_if_nothing_had_happened(long seed) {
    var random = new Random(seed);
    var restored = new ReportBook();
    var reports = new ArrayList<Report>();
    for (long article = 1; article <= 400; article++) {
      var mention = Samples.mention("fuel", article, random.nextInt(120), random.nextInt(12), 1);
      long now = article * 5;
      var noted = book.note(mention, now, now);
      assertThat(restored.note(mention, now, now)).isEqualTo(noted);
      noted.ifPresent(
          what -> {
            reports.removeIf(r -> r.first().equals(what.report().first()));
            reports.add(what.report());
          });
      if (article % 100 == 0) {
        var gone = book.forget(now, null);
        reports.removeAll(gone);
      }
      if (random.nextInt(50) == 0 || article % 100 == 0) {
        Collections.shuffle(reports, random);
        restored = new ReportBook();
        restored.restore(List.copyOf(reports));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_index_finds_what_a_look_at_every_report_finds(long seed) {
    var random = new Random(seed);
    var index = new MinimaIndex();
    var texts = new ArrayList<char[]>();
    for (int text = 0; text < 300; text++) {
      var minima = new char[Signature.SIZE];
      for (int i = 0; i < minima.length; i++) {
        minima[i] = (char) (random.nextInt(40) * 1_601);
      }
      var expected = new ArrayList<Integer>();
      for (int other = 0; other < texts.size(); other++) {
        if (Signature.resemblance(minima, texts.get(other)) > 0) {
          expected.add(other);
        }
      }
      assertThat(index.sharing(minima).stream().boxed().toList()).isEqualTo(expected);
      index.add(minima, text);
      texts.add(minima);
    }
  }
}
