package rasid.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rasid.model.Mention;
import rasid.model.Span;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExcerptTest {
  private static final String ALARM = "\uD83D\uDD34";

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @Test
  void a_short_text_is_shown_whole() {
    assertThat(Excerpt.around(new Span(0, 5), "قصير جدا")).isEqualTo(new Excerpt("قصير جدا", 0));
  }

  @Test
  void words_are_kept_whole_at_both_ends() {
    var text = "كلمة ".repeat(200).strip();
    var excerpt = Excerpt.around(new Span(500, 504), text);
    assertThat(excerpt.text()).startsWith("كلمة ").endsWith(" كلمة");
    assertThat(excerpt.text().length()).isBetween(390, 400);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void an_excerpt_holds_its_match_and_breaks_no_character(long seed) {
    var random = new Random(seed);
    var text = new StringBuilder();
    int size = 300 + random.nextInt(900);
    int gap = 2 + random.nextInt(seed % 5 == 0 ? 1_000 : 9); // sometimes no space at all
    while (text.length() < size) {
      text.append(random.nextInt(gap) == 0 ? " " : random.nextInt(3) == 0 ? ALARM : "ن");
    }
    int start = random.nextInt(text.length() - 20);
    if (Character.isLowSurrogate(text.charAt(start))) {
      start++;
    }
    int end = start + 10;
    if (Character.isLowSurrogate(text.charAt(end))) {
      end++;
    }
    var excerpt = Excerpt.around(new Span(start, end), text.toString());
    assertThat(excerpt.text().length()).isBetween(1, Mention.LONGEST_EXCERPT);
    assertThat(text.substring(excerpt.start(), excerpt.start() + excerpt.text().length()))
        .isEqualTo(excerpt.text());
    assertThat(excerpt.start()).isLessThanOrEqualTo(start);
    assertThat(excerpt.start() + excerpt.text().length()).isGreaterThanOrEqualTo(end);
    assertThat(Character.isLowSurrogate(excerpt.text().charAt(0))).isFalse();
    assertThat(Character.isHighSurrogate(excerpt.text().charAt(excerpt.text().length() - 1)))
        .isFalse();
  }
}
