package rasid.processor.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import rasid.model.Likeness;
import rasid.model.Sketch;

/// Laws of sketches, over made-up articles of 60 to 1,500 words.
@DisplayNameGeneration(ReplaceUnderscores.class)
class SketchTest {
  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void lines_before_and_behind_change_nothing(long seed) {
    var random = new Random(seed);
    var story = story(random);
    var copy = new ArrayList<>(story);
    int words = size(story);
    for (int i = 0; i < 3; i++) {
      copy.add(random.nextBoolean() ? 0 : copy.size(), paragraph(random, words / 8));
    }
    assertThat(isCopy(story, copy)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_first_forty_percent_are_a_copy_of_the_whole(long seed) {
    var story = story(new Random(seed));
    var words = List.of(String.join(" ", story).split(" "));
    var cut = String.join(" ", words.subList(0, words.size() * 2 / 5));
    assertThat(isCopy(story, List.of(cut))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void paragraphs_in_another_order_and_without_one_are_a_copy(long seed) {
    var random = new Random(seed);
    var story = story(random);
    var copy = new ArrayList<>(story);
    copy.remove(random.nextInt(copy.size()));
    Collections.shuffle(copy, random);
    assertThat(isCopy(story, copy)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void one_word_in_ten_changed_is_a_copy(long seed) {
    var random = new Random(seed);
    var story = story(random);
    var copy =
        story.stream()
            .map(
                paragraph ->
                    List.of(paragraph.split(" ")).stream()
                        .map(word -> random.nextInt(10) == 0 ? paragraph(random, 1) : word)
                        .collect(Collectors.joining(" ")))
            .toList();
    assertThat(isCopy(story, copy)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void another_story_with_the_same_last_paragraph_is_no_copy(long seed) {
    var random = new Random(seed);
    var story = story(random);
    var other = new ArrayList<>(story(random, size(story) * 3 / 4 + random.nextInt(100)));
    other.add(story.getLast());
    assertThat(isCopy(story, other)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void likeness_does_not_depend_on_which_text_comes_first(long seed) {
    var random = new Random(seed);
    var one = sketch(String.join("\n\n", story(random)));
    var other = sketch(String.join("\n\n", story(random)));
    assertThat(Likeness.of(one, other)).isEqualTo(Likeness.of(other, one));
  }

  @Test
  void a_digest_that_quotes_a_story_in_its_middle_is_no_copy_but_a_teaser_is() {
    var random = new Random(1);
    var story = String.join(" ", story(random, 120));
    var rest = String.join(" ", story(random, 1_000));
    assertThat(Likeness.of(sketch(story), sketch(story + " " + rest)).isCopy()).isTrue();
    assertThat(Likeness.of(sketch(story), sketch(rest + " " + story)).isCopy()).isFalse();
  }

  @Test
  void flashes_of_a_few_words_are_copies_only_when_equal() {
    var flash = sketch("عاجل", "انفجار يهز وسط باماكو");
    assertThat(Likeness.of(flash, sketch("عاجل", "إنفجار يهزّ وسط باماكو")).isCopy()).isTrue();
    assertThat(Likeness.of(flash, sketch("عاجل", "انفجار يهز وسط نيامي")).isCopy()).isFalse();
  }

  @Test
  void texts_without_words_are_compared_too() {
    assertThat(Likeness.of(sketch("!", "…"), sketch("!", "؟")).isCopy()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          سجلت 214 إصابة منها سبع وفيات | سجلت ٢١٤ إصابة منها 7 وفيات
          قتل اثنان وثلاثون جنديا | قتل 32 جنديا
          trente-quatre camions, 2 150 cas | 34 camions, 2150 cas
          twenty-three people on Monday | 23 people on lundi
          naira at 1,538.20 | naira at 1538.20
          """)
  void a_figure_is_one_however_it_is_written(String one, String other) {
    assertThat(figures(one)).isNotEmpty().isEqualTo(figures(other));
  }

  private static List<String> figures(String text) {
    var figures = new ArrayList<String>();
    var words = ArabicText.fold(text);
    Figures.of(words, words.size(), (value, _, _) -> figures.add(value));
    return figures;
  }

  @Test
  void a_sketch_has_at_most_527_letters_however_long_the_text() {
    var text = String.join(" ", story(new Random(1), 30_000));
    assertThat(sketch(text + " 1 a 2 b 3 c").code()).hasSizeLessThanOrEqualTo(527);
    var numbers = LongStream.range(0, 9_000).mapToObj(i -> i + " x" + i).toList();
    assertThat(sketch(String.join(" ", numbers)).code()).hasSize(527);
  }

  private static boolean isCopy(List<String> one, List<String> other) {
    return Likeness.of(sketch(String.join("\n\n", one)), sketch(String.join("\n\n", other)))
        .isCopy();
  }

  private static Sketch sketch(String body) {
    return sketch("عنوان", body);
  }

  private static Sketch sketch(String title, String body) {
    return Signatures.sketch(Signatures.words(title, body));
  }

  private static int size(List<String> story) {
    return String.join(" ", story).split(" ").length;
  }

  private static List<String> story(Random random) {
    return story(random, 60 + random.nextInt(1_440));
  }

  private static List<String> story(Random random, int words) {
    var paragraphs = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      paragraphs.add(paragraph(random, words / 5));
    }
    return paragraphs;
  }

  // Words as frequent and as rare as a language's are, some of them figures.
  private static String paragraph(Random random, int size) {
    var words = new ArrayList<String>();
    for (int i = 0; i < size; i++) {
      double share = random.nextDouble();
      words.add(
          random.nextInt(25) == 0
              ? Integer.toString(random.nextInt(500))
              : "كلمه"
                  + Character.toString('ا' + (int) (share * share * share * 20))
                  + Character.toString('ب' + random.nextInt((int) (share * 18) + 1)));
    }
    return String.join(" ", words);
  }
}
