package rasid.processor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rasid.processor.text.ArabicText;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FormsTest {
  @ParameterizedTest
  @CsvSource({
    "شاحنة, شاحنات",
    "شاحنة, شاحنتان",
    "شاحنة, شاحنتين",
    "شاحنة, شاحنتها",
    "شاحنات, شاحنة",
    "شاحنات, شاحنتين",
    "شاحنتين, شاحنة",
    "مسلح, مسلحون",
    "مسلح, مسلحين",
    "مسلحين, مسلح",
    "مسلحون, مسلحين",
    "الشاحنات, الشاحنة",
    "المسلحين, المسلحون",
    "مطار, مطارات",
    "مطارات, مطار",
    "وقود, وقودا",
    "وقود, وقودها",
    "حرب, حربا",
    "قصف, قصفها",
    "حرب, حربهم",
    "مياه, مياهها",
    "لاجئ, لاجىء",
    "اللاجىء, اللاجئ",
    "tanker, tankers",
    "tankers, tanker",
    "city, cities",
    "cities, city",
    "crash, crashes",
    "crashes, crash",
    "journal, journaux",
    "journaux, journal",
    "bureau, bureaux",
    "bureaux, bureau",
    "enlevé, enlevées",
    "enlevées, enlevé",
    "tués, tuée",
    "militant, militantes",
    "militantes, militant",
    "attack, attacked",
    "attack, attacking",
    "attacked, attack",
    "attacking, attacks",
    "seize, seized",
    "seized, seize",
    "kidnap, kidnapped",
    "kidnapping, kidnap",
    "JNIM, JNIM",
    "IED, IEDs"
  })
  void a_word_finds(String word, String form) {
    assertThat(Forms.ofEach(word).getFirst()).contains(ArabicText.folded(form));
  }

  @ParameterizedTest
  @CsvSource({
    "مالي, مالية",
    "مكتب, مكتبة",
    "مدرس, مدرسة",
    "سود, سودان",
    "ذهب, ذهبنا",
    "لبنان, لبن",
    "ليبيا, ليبي",
    "شركات, شرك",
    "قوات, قو",
    "ثلاثين, ثلاث",
    "قانون, قان",
    "الوقود, وقود",
    "وقود, الوقود",
    "armé, armée",
    "armée, armé",
    "entrée, entre",
    "even, evening",
    "évent, eventing",
    "united, unit",
    "training, train",
    "virus, viru",
    "vente, vent",
    "IS, ising",
    "FLA, flaed"
  })
  void a_word_does_not_find(String word, String other) {
    assertThat(Forms.ofEach(word).getFirst()).doesNotContain(ArabicText.folded(other));
  }
}
