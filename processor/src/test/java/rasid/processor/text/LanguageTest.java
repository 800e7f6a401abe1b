package rasid.processor.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LanguageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ar|قال متحدث باسم الجيش إن القافلة وصلت إلى باماكو مساء أمس",
        "ar|عاجل: JNIM تتبنى الهجوم على القافلة",
        "fr|Le convoi de citernes est arrivé à Bamako dans la soirée, selon une source militaire",
        "en|The convoy reached Bamako in the evening, a military source said on Tuesday",
        "und|Der Konvoi erreichte Bamako am Abend, wie ein Sprecher mitteilte",
        "und|سخنگوی ارتش گفت که کاروان پس از چند روز به پایتخت رسید",
        "und|فوج کے ترجمان نے کہا کہ قافلہ شام کو دارالحکومت پہنچ گیا ہے",
        "und|12 : 30"
      })
  void a_language_is_told_by_letters_and_common_words(String lang, String text) {
    assertThat(Language.of(ArabicText.fold(text))).isEqualTo(lang);
  }
}
