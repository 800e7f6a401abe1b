package rasid.processor.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rasid.model.TaggedArticle.Phrase;
import rasid.processor.text.ArabicText;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PhrasesTest {
  private static List<Phrase> phrases(String text) {
    return Phrases.STANDARD.phrases(ArabicText.fold(text));
  }

  private static List<String> texts(String text) {
    return phrases(text).stream().map(Phrase::text).toList();
  }

  @Test
  void what_repeats_is_told_as_first_published() {
    assertThat(texts("وصل سكان بلدةِ جيبو. ينتظر أهل بلدة جيبو القافلة."))
        .containsExactly("بلدةِ جيبو");
  }

  @Test
  void what_differs_in_particles_alone_is_one_phrase() {
    var text = "انهار المنجم الكبير. عمال بالمنجم الكبير فروا. وللمنجم الكبير حراس.";
    var phrase = phrases(text).getFirst();
    assertThat(phrase.spans()).hasSize(3);
    assertThat(phrase.spans())
        .extracting(span -> span.in(text))
        .containsExactly("المنجم الكبير", "المنجم الكبير", "للمنجم الكبير");
  }

  @Test
  void a_phrase_of_the_title_need_not_repeat() {
    assertThat(texts("حصار الوقود\n\nطالت الطوابير كثيرا")).contains("حصار الوقود");
  }

  @Test
  void a_phrase_does_not_cross_the_end_of_a_sentence() {
    assertThat(texts("رأى البحر. مركب قديم. زار البحر. مركب آخر.")).doesNotContain("البحر. مركب");
  }

  @Test
  void a_part_is_not_told_beside_the_whole() {
    assertThat(texts("Le Conseil de sécurité vote. Un conseil de sécurité divisé hésite."))
        .containsExactly("Conseil de sécurité");
  }

  @Test
  void a_text_without_repetition_or_title_has_none() {
    assertThat(phrases("وصل القطار متأخرا إلى المحطة")).isEmpty();
    assertThat(phrases("")).isEmpty();
    assertThat(phrases("...")).isEmpty();
  }

  @Test
  void one_word_without_end_is_told_once() {
    assertThat(phrases("ذهب ".repeat(5_000))).hasSize(1);
  }

  private static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void at_most_five_in_the_order_of_the_text_and_never_on_the_same_words(long seed) {
    var random = new Random(seed);
    var words = List.of("بلدة", "والبلدة", "الجيش", "للجيش", "في", "قال", "mine", "d'or", "3", ".");
    var text = new StringBuilder();
    for (int i = 0; i < 120; i++) {
      text.append(words.get(random.nextInt(words.size())));
      text.append(random.nextInt(9) == 0 ? "\n" : random.nextInt(9) == 0 ? "\u200C " : " ");
    }
    var published = text.toString();
    var phrases = phrases(published);
    assertThat(phrases).hasSizeLessThanOrEqualTo(5).isEqualTo(phrases(published));
    for (var phrase : phrases) {
      assertThat(phrase.spans()).isNotEmpty().isSorted();
      assertThat(phrase.spans().getFirst().in(published)).isEqualTo(phrase.text());
    }
    var all = phrases.stream().flatMap(phrase -> phrase.spans().stream()).sorted().toList();
    for (int i = 1; i < all.size(); i++) {
      assertThat(all.get(i).start()).isGreaterThanOrEqualTo(all.get(i - 1).start());
    }
  }
}
