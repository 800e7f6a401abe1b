package rasid.processor.keyword;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import rasid.model.TaggedArticle.Keyword;
import rasid.processor.text.ArabicText;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KeywordTaggerTest {
  private static final double LEAST_RECALL = 0.95;
  private static final double LEAST_PRECISION = 0.95;

  // Themes told beyond those asked for, which no one called wrong: few, or a filter is no filter.
  private static final double MOST_OTHERS_PER_TEXT = 0.2;

  private static final String FATHA = "\u064E";
  private static final String TATWEEL = "\u0640";
  private static final String ZERO_WIDTH_NON_JOINER = "\u200C";
  private static final List<String> NOISE = List.of(FATHA, TATWEEL, ZERO_WIDTH_NON_JOINER);

  private static final KeywordTagger TAGGER = KeywordTagger.STANDARD;

  /// A line of golden/themes.tsv.
  private record Case(Set<String> themes, Set<String> forbidden, String text) {}

  private static List<Case> cases() {
    try (var in = KeywordTaggerTest.class.getResourceAsStream("/golden/themes.tsv")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .map(cells -> new Case(themes(cells[0]), themes(cells[1]), cells[2]))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<String> themes(String cell) {
    return cell.isEmpty() ? Set.of() : Set.of(cell.split(","));
  }

  private static List<String> told(String text) {
    return keywords(text).stream().map(Keyword::theme).toList();
  }

  private static List<Keyword> keywords(String text) {
    return TAGGER.keywords(ArabicText.fold(text));
  }

  @Test
  void the_golden_texts_get_their_themes_and_no_forbidden_ones() {
    int right = 0;
    int missed = 0;
    int wrong = 0;
    int others = 0;
    var report = new ArrayList<String>();
    for (var one : cases()) {
      var told = told(one.text);
      var missing = new TreeSet<>(one.themes);
      missing.removeAll(told);
      var refused = new TreeSet<>(told);
      refused.retainAll(one.forbidden);
      right += one.themes.size() - missing.size();
      missed += missing.size();
      wrong += refused.size();
      var further = new HashSet<>(told);
      further.removeAll(one.themes);
      others += further.size() - refused.size();
      if (!missing.isEmpty() || !refused.isEmpty()) {
        report.add("missed %s, wrong %s: %s".formatted(missing, refused, one.text));
      }
    }
    double recall = (double) right / (right + missed);
    double precision = (double) right / (right + wrong);
    double beyond = (double) others / cases().size();
    var summary =
        "recall %.3f, precision %.3f, others %.2f a text%n%s"
            .formatted(recall, precision, beyond, String.join("\n", report));
    assertThat(recall).as(summary).isGreaterThanOrEqualTo(LEAST_RECALL);
    assertThat(precision).as(summary).isGreaterThanOrEqualTo(LEAST_PRECISION);
    assertThat(beyond).as(summary).isLessThanOrEqualTo(MOST_OTHERS_PER_TEXT);
  }

  @Test
  void the_golden_texts_name_known_themes_and_every_theme_has_one() {
    var known = new TreeSet<String>();
    TAGGER.themes().forEach(theme -> known.add(theme.id()));
    var expected = new TreeSet<String>();
    for (var one : cases()) {
      expected.addAll(one.themes);
      assertThat(known).containsAll(one.forbidden);
    }
    assertThat(expected).isEqualTo(known);
  }

  @Test
  void themes_have_ids_in_kebab_case_and_rivals_that_exist() {
    var ids = TAGGER.themes().stream().map(Theme::id).toList();
    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
    for (var theme : TAGGER.themes()) {
      assertThat(ids).containsAll(theme.rivals()).containsAll(theme.frames());
      assertThat(theme.ar()).isNotBlank();
      assertThat(theme.fr()).isNotBlank();
      assertThat(theme.en()).isNotBlank();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "انقلاب عسكري, coup",
    "والانقلاب العسكري, coup",
    "للانقلابات العسكرية, coup",
    "وبانقلاب عسكري, coup",
    "المتظاهرون, protest",
    "ومتظاهرين, protest",
    "بغارات جوية, airstrike",
    "غارتين جويتين, airstrike",
    "حصاراً على المدينة, siege",
    "نازحات, displacement",
    "وسيختطفون, kidnapping",
    "des élections, election",
    "L'ÉPIDÉMIE, epidemic",
    "refugees, displacement"
  })
  void a_term_is_known_in_its_forms(String text, String theme) {
    assertThat(told(text)).containsExactly(theme);
  }

  @Test
  void given_a_single_weak_word_then_nothing_is_told() {
    assertThat(told("هجوم")).isEmpty();
    assertThat(told("هجوم ثم هجوم ثم هجوم")).isEmpty();
    assertThat(told("هجوم استهدف قرية")).containsExactly("attack");
  }

  @Test
  void given_a_word_in_passing_then_a_long_text_is_not_about_it_unless_its_title_is() {
    var filling = " ثم تابع الكاتب حديثه عن طفولته في البيت القديم".repeat(30);
    assertThat(told("استقبلته المدينة" + filling + " وتذكر أول مظاهرة رآها.")).isEmpty();
    assertThat(told("مظاهرة في المدينة\n\nاستقبلته المدينة" + filling)).containsExactly("protest");
  }

  @Test
  void given_a_blocking_phrase_then_its_words_are_consumed() {
    assertThat(told("انقلاب سيارة على الطريق")).containsExactly("accident");
    assertThat(told("خطف الأضواء في الحفل")).isEmpty();
  }

  @Test
  void a_phrase_does_not_cross_the_end_of_a_sentence() {
    assertThat(told("تحدث عن الغارة. جوية كانت الرحلة")).isEmpty();
  }

  @Test
  void particles_are_left_out_of_spans_and_the_article_stays() {
    var text = "وبالانقلاب العسكري";
    var span = keywords(text).getFirst().spans().getFirst();
    assertThat(span.in(text)).isEqualTo("الانقلاب العسكري");
  }

  private static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noise_changes_no_theme_and_spans_slice_back_to_what_was_published(long seed) {
    var random = new Random(seed);
    var cases = cases();
    var plain = cases.get(random.nextInt(cases.size())).text;
    var noisy = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      char letter = plain.charAt(i);
      noisy.append(letter);
      if (letter >= 'ء' && letter <= 'ي' && random.nextInt(3) == 0) {
        noisy.append(NOISE.get(random.nextInt(NOISE.size())));
      }
    }
    var text = noisy.toString();
    var expected = keywords(plain);
    var told = keywords(text);
    assertThat(told).extracting(Keyword::theme).isEqualTo(told(plain));
    for (int i = 0; i < told.size(); i++) {
      var spans = told.get(i).spans();
      assertThat(spans).hasSameSizeAs(expected.get(i).spans()).isSorted();
      for (int k = 0; k < spans.size(); k++) {
        assertThat(without(spans.get(k).in(text)))
            .isEqualTo(without(expected.get(i).spans().get(k).in(plain)));
      }
    }
  }

  private static String without(String text) {
    var bare = text;
    for (var noise : NOISE) {
      bare = bare.replace(noise, "");
    }
    return bare;
  }
}
