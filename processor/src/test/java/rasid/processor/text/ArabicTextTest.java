package rasid.processor.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.text.Normalizer;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ArabicTextTest {
  private static final String ZWNJ = "\u200C";
  private static final String RLM = "\u200F";
  private static final String ISOLATE = "\u2067";
  private static final String BOM = "\uFEFF";
  private static final String SOFT_HYPHEN = "\u00AD";
  private static final String HAMZA_ABOVE = "\u0654";
  private static final String MADDA_ABOVE = "\u0653";
  private static final String ALARM = "\uD83D\uDD34";

  static Stream<String> golden() throws IOException {
    try (var in = requireNonNull(ArabicTextTest.class.getResourceAsStream("/golden/fold.tsv"))) {
      return new String(in.readAllBytes(), UTF_8).lines().skip(1).toList().stream();
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("golden")
  void what_is_written_folds_as_the_golden_file_says(String line) {
    var row = line.split("\t");
    assertThat(ArabicText.folded(row[0])).as(row[2]).isEqualTo(row[1]);
  }

  @Test
  void invisible_controls_vanish() {
    assertThat(ArabicText.folded(BOM + "ما" + ZWNJ + "لي" + RLM + ISOLATE + SOFT_HYPHEN))
        .isEqualTo("مالي");
  }

  @Test
  void letters_written_in_two_parts_fold_as_those_in_one() {
    assertThat(ArabicText.folded("لاجي" + HAMZA_ABOVE)).isEqualTo(ArabicText.folded("لاجئ"));
    assertThat(ArabicText.folded("مسو" + HAMZA_ABOVE + "ول")).isEqualTo("مسؤول");
    assertThat(ArabicText.folded("ا" + MADDA_ABOVE + "مال")).isEqualTo("امال");
    for (var row : new String[] {"أإآؤئۀۓ", "éàçŌ", "Й"}) {
      assertThat(ArabicText.folded(Normalizer.normalize(row, Normalizer.Form.NFD)))
          .isEqualTo(ArabicText.folded(row));
    }
  }

  @Test
  void spans_count_units_of_the_published_text_past_surrogates_and_marks() {
    var published = ALARM + " عاجل: مُسْلِحونٌ في ﷺ باماكو";
    var text = ArabicText.fold(published);
    assertThat(text.token(1)).isEqualTo("مسلحون");
    assertThat(text.span(1, 0, 1).in(published)).isEqualTo("مُسْلِحونٌ");
    int last = text.size() - 1;
    assertThat(text.span(last, 0, last).in(published)).isEqualTo("باماكو");
    assertThat(text.span(3, 0, 3).in(published)).isEqualTo("ﷺ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ﷺ باماكو", "ﷺﷺ", "م ﷺ نبأ ﷺﷺ عاجل", "œuvre ﷺ œ", "ـــﷺ قال"})
  void a_text_that_grows_is_folded_to_its_end(String published) {
    var expected = new StringBuilder();
    for (int i = 0; i < published.length(); i++) {
      expected.append(ArabicText.folded(published.substring(i, i + 1)));
    }
    assertThat(ArabicText.fold(published).folded()).isEqualTo(expected.toString());
  }

  @Test
  void arabic_parts_from_other_letters_without_a_space() {
    assertThat(ArabicText.fold("الـAES و25 دولة في G5").tokens())
        .containsExactly("ال", "aes", "و", "25", "دوله", "في", "g5");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void folding_twice_changes_nothing(long seed) {
    var once = ArabicText.folded(anyText(new Random(seed)));
    assertThat(ArabicText.folded(once)).isEqualTo(once);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_a_span_covers_folds_to_its_word(long seed) {
    var published = arabicText(new Random(seed));
    var text = ArabicText.fold(published);
    for (int i = 0; i < text.size(); i++) {
      assertThat(ArabicText.folded(text.span(i, 0, i).in(published))).isEqualTo(text.token(i));
      if (i > 0) {
        assertThat(text.span(i, 0, i).start())
            .isGreaterThanOrEqualTo(text.span(i - 1, 0, i - 1).end());
      }
    }
  }

  private static String anyText(Random random) {
    var text = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      int codePoint =
          switch (random.nextInt(4)) {
            case 0 -> 0x600 + random.nextInt(0x100);
            case 1 -> 0xFB50 + random.nextInt(0x4B0);
            case 2 -> random.nextInt(0x3000);
            default -> random.nextInt(Character.MAX_CODE_POINT + 1);
          };
      text.appendCodePoint(codePoint); // unpaired surrogates too
    }
    return text.toString();
  }

  private static String arabicText(Random random) {
    var letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآؤئىةءکیپ" + ZWNJ + RLM + "َُِّْـ   ،.abcé١٢";
    var text = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      text.append(
          random.nextInt(50) == 0 ? ALARM : letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}
