package rasid.processor.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A second opinion: Lucene's normaliser of Arabic, where both of us speak.
@DisplayNameGeneration(ReplaceUnderscores.class)
class LuceneAgreementTest {
  // The letters of Arabic, the harakat that Lucene drops, and tatweel.
  private static final String LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي";
  private static final String DROPPED = "ًٌٍَُِّْـ";

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void on_arabic_letters_we_fold_as_lucene_does(long seed) throws IOException {
    var random = new SplittableRandom(seed);
    var word = new StringBuilder();
    for (int i = random.nextInt(1, 12); i > 0; i--) {
      word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      while (random.nextInt(4) == 0) {
        word.append(DROPPED.charAt(random.nextInt(DROPPED.length())));
      }
    }
    assertThat(ArabicText.fold(word.toString()).folded()).isEqualTo(lucene(word.toString()));
  }

  private static String lucene(String word) throws IOException {
    try (var tokenizer = new KeywordTokenizer();
        var normalised = new ArabicNormalizationFilter(tokenizer)) {
      tokenizer.setReader(new StringReader(word));
      normalised.reset();
      assertThat(normalised.incrementToken()).isTrue();
      return normalised.getAttribute(CharTermAttribute.class).toString();
    }
  }
}
