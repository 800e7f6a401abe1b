package rasid.processor.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rasid.model.Span;

/// Texts that are folded one after another in the same room.
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoomTest {
  // What folds to one letter, to none, to several, to many, and onto the letter before; words of
  // both kinds side by side; a word longer than a stretch.
  private static final List<String> PARTS =
      List.of(
          "وقال",
          " ",
          "، ",
          ".\n",
          "ـ",
          "حَرْبٌ",
          "ﻻ",
          "ﷺ",
          "ئ",
          "œuvres",
          "AES",
          "𝒜𐤀",
          "\uD835",
          "٢٠٢٦",
          "خ".repeat(700));

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_text_reads_the_same_where_others_were(long seed) {
    var random = new Random(seed);
    var texts = Stream.generate(() -> text(random)).limit(20).toList();
    var alone = texts.stream().map(text -> read(ArabicText.fold(text))).toList();

    for (int i = 0; i < texts.size(); i++) {
      try (var text = ArabicText.fold(texts.get(i))) {
        assertThat(read(text)).isEqualTo(alone.get(i));
      }
    }
  }

  @Test
  void texts_that_are_open_at_once_do_not_meet() {
    var first = ArabicText.fold("الحرب في السودان");
    first.close();
    first.close();

    try (var second = ArabicText.fold("أزمة الوقود");
        var third = ArabicText.fold("في مالي")) {
      assertThat(second.tokens()).containsExactly("ازمه", "الوقود");
      assertThat(third.tokens()).containsExactly("في", "مالي");
    }
  }

  @Test
  void a_closed_text_has_no_words() {
    var text = ArabicText.fold("الحرب في السودان");
    text.token(0);
    text.close();

    assertThat(text.tokens()).isEmpty();
    assertThat(text.folded()).isEmpty();
    assertThat(text.published()).isEqualTo("الحرب في السودان");
  }

  private static String text(Random random) {
    int parts = random.nextInt(1 << random.nextInt(10));
    var text = new StringBuilder();
    for (int i = 0; i < parts; i++) {
      text.append(PARTS.get(random.nextInt(PARTS.size() - (random.nextInt(4) == 0 ? 0 : 1))));
    }
    return text.toString();
  }

  /// All that a text says of a word.
  private record Word(
      String folded,
      Span span,
      long hash,
      boolean partsSentences,
      boolean partsClauses,
      boolean isCapitalised,
      List<Long> forms) {}

  private record Read(String folded, List<Word> words) {}

  private static Read read(FoldedText text) {
    return new Read(
        text.folded(),
        IntStream.range(0, text.size())
            .mapToObj(
                word ->
                    new Word(
                        text.token(word),
                        text.span(word, 0, word),
                        text.hash(word, 0),
                        text.isParted(word),
                        text.isClauseParted(word),
                        text.isCapitalised(word),
                        IntStream.range(text.firstForm(word), text.endForm(word))
                            .mapToObj(text::formHash)
                            .toList()))
            .toList());
  }
}
