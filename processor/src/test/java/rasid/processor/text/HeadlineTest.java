package rasid.processor.text;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rasid.model.Headline;

/// How much of a headline is told below another.
@DisplayNameGeneration(ReplaceUnderscores.class)
class HeadlineTest {
  private static final String ATTACK = "هجوم على قافلة وقود قرب غاو";
  private static final String ATTACK_TEXT =
      "قال الجيش إن مسلحين شنوا هجوما على قافلة للوقود بالقرب من مدينة غاو في شمال البلاد أمس وإن"
          + " ستة من السائقين قتلوا وأحرقت شاحنات";
  private static final String TALKS = "استئناف المفاوضات حول السد في القاهرة";
  private static final String TALKS_TEXT =
      "استأنفت الوفود الثلاثة المفاوضات بشأن السد في العاصمة المصرية القاهرة أمس وسط خلاف حول"
          + " مواعيد الملء وآلية فض النزاع بين الدول";

  private static Headline headline(String title, String body) {
    return Signatures.headline(title, Signatures.words(title, body));
  }

  private static String words(Random random, int count) {
    return random
        .ints(count, 0, 1_000_000)
        .mapToObj(number -> "w" + Integer.toString(number, 36))
        .collect(joining(" "));
  }

  @Test
  void a_story_tells_its_headline_under_another_as_well() {
    var own = headline(ATTACK, ATTACK_TEXT);
    assertThat(Headline.told(own, headline("مقتل ستة سائقين في شمال مالي", ATTACK_TEXT))).isOne();
  }

  @Test
  void clitics_endings_and_spellings_hide_no_word() {
    var own = headline("القافلةُ والوقود وهجومٌ", ATTACK_TEXT);
    assertThat(Headline.told(own, headline("x", ATTACK_TEXT))).isOne();
    assertThat(Headline.told(headline("Elections", "l'élection, " + "mot ".repeat(30)), own))
        .isZero();
  }

  @Test
  void another_story_tells_nothing_of_it_and_either_side_says_the_same() {
    var attack = headline(ATTACK, ATTACK_TEXT);
    var talks = headline(TALKS, TALKS_TEXT);
    assertThat(Headline.told(attack, talks)).isLessThan(0.5);
    assertThat(Headline.told(talks, attack)).isEqualTo(Headline.told(attack, talks));
  }

  @Test
  void a_headline_of_which_its_own_text_tells_nothing_says_nothing_against() {
    assertThat(Headline.told(headline("لماذا الآن؟", ATTACK_TEXT), headline(TALKS, TALKS_TEXT)))
        .isOne();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 25, 300, 6_000})
  void of_any_length_it_fits_the_schema_and_strange_words_seem_known_by_chance_only(int length) {
    int known = 0;
    int asked = 100;
    for (int i = 0; i < asked; i++) {
      var random = new Random(i);
      var title = words(random, 5);
      var told = headline(title, title + " " + words(random, length));
      var other = words(random, 5);
      var strange = headline(other, other + " " + words(random, length));
      assertThat(told.code().length()).isLessThanOrEqualTo(322);
      assertThat(Headline.told(told, told)).isOne();
      known += Headline.told(told, strange) > 0 ? 1 : 0;
    }
    // one in a hundred of ten words
    assertThat(known).isLessThan(asked / 4);
  }

  @ParameterizedTest
  @CsvSource({"''", "!", "EQ", "AQU", "EQAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void a_damaged_one_is_refused_and_told(String code) {
    assertThatThrownBy(() -> new Headline(code))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void words_beyond_the_last_hash_or_too_many_are_refused() {
    var large = new byte[100];
    IntStream.range(1, large.length).forEach(i -> large[i] = (byte) 255);
    var many = new byte[170];
    IntStream.range(1, many.length).forEach(i -> many[i] = 1);
    for (var bytes : new byte[][] {large, many}) {
      assertThatThrownBy(() -> new Headline(Base64.getEncoder().encodeToString(bytes)))
          .hasMessageContaining("damaged");
    }
  }
}
