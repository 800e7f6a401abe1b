package rasid.processor.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rasid.model.Signature;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SignaturesTest {
  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_wire_story_with_another_headline_and_lead_is_a_near_copy(long seed) {
    var random = new Random(seed);
    var story = words(random, 220);
    var copy = new ArrayList<>(words(random, 30));
    copy.addAll(story.subList(25, story.size()));
    assertThat(resemblance("عنوان أول", story, "عنوان آخر تماما", copy)).isGreaterThan(0.5);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void different_stories_do_not_resemble(long seed) {
    var random = new Random(seed);
    assertThat(resemblance("عنوان", words(random, 200), "عنوان", words(random, 150)))
        .isLessThan(0.2);
  }

  @Test
  void spelling_and_harakat_do_not_change_a_signature() {
    var plain =
        "قال متحدث باسم الجيش إن القافلة التي تضم عشرات الصهاريج وصلت إلى باماكو مساء أمس "
            .repeat(2);
    var marked =
        plain.replace("إن", "ان").replace("القافلة", "القافِلة").replace("الصهاريج", "الصهـاريج");
    assertThat(signature("أ", plain)).isEqualTo(signature("ب", marked));
  }

  @Test
  void a_text_without_a_word_has_a_signature_too() {
    assertThat(signature("!", "…")).isEqualTo(signature("?", "."));
  }

  private static Signature signature(String title, String body) {
    return Signatures.signature(Signatures.words(title, body));
  }

  private static double resemblance(
      String titleA, Iterable<String> bodyA, String titleB, Iterable<String> bodyB) {
    return Signature.resemblance(
        signature(titleA, String.join(" ", bodyA)).minima(),
        signature(titleB, String.join(" ", bodyB)).minima());
  }

  // Words as frequent and as rare as a language's are: common ones in every story.
  private static List<String> words(Random random, int size) {
    var words = new ArrayList<String>();
    for (int i = 0; i < size; i++) {
      double share = random.nextDouble();
      words.add(
          "كلمه"
              + Character.toString('ا' + (int) (share * share * share * 20))
              + Character.toString('ب' + random.nextInt((int) (share * 18) + 1)));
    }
    return words;
  }
}
