package rasid.processor.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProcliticFormsTest {

  // Written, form, what is marked of the written word.
  @ParameterizedTest
  @CsvSource({
    "باماكو, باماكو, باماكو",
    "وباماكو, باماكو, باماكو",
    "لباماكو, باماكو, باماكو",
    "وببماكو, بماكو, بماكو",
    "الوقود, وقود, الوقود",
    "والوقود, الوقود, الوقود",
    "والوقود, وقود, الوقود",
    "بالوقود, وقود, الوقود",
    "فبالوقود, وقود, الوقود",
    "كالوقود, وقود, الوقود",
    "للوقود, الوقود, للوقود",
    "للوقود, وقود, للوقود",
    "وللوقود, وقود, للوقود",
    "وللوقود, الوقود, للوقود",
    "سيقتل, يقتل, يقتل",
    "وسيقتل, يقتل, يقتل",
    "tankers, tanker, tankers",
    "vdps, vdp, vdps"
  })
  void a_word_is_known_by_its_forms(String written, String form, String marked) {
    assertThat(forms(written)).contains(form + "=" + marked);
  }

  @ParameterizedTest
  @CsvSource({"سمالي, مالي", "نمالي, مالي", "وا, ا", "aes, ae", "cross, cros", "الم, م"})
  void nothing_else_is_stripped(String written, String form) {
    assertThat(forms(written)).noneMatch(f -> f.startsWith(form + "="));
  }

  private static List<String> forms(String written) {
    var forms = new ArrayList<String>();
    ProcliticForms.of(written, (form, skip) -> forms.add(form + "=" + written.substring(skip)));
    return forms;
  }
}
