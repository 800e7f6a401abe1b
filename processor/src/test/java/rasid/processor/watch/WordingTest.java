package rasid.processor.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static rasid.processor.watch.QueryParserTest.mistake;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rasid.processor.watch.QueryOutcome.Kind;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WordingTest {
  @ParameterizedTest
  @ValueSource(strings = {"ar", "fr"})
  void every_language_has_the_sentences_of_english_with_the_same_blanks(String lang) {
    var english = Wording.in("en");
    var other = Wording.in(lang);
    assertThat(other.keys()).isEqualTo(english.keys());
    for (var key : english.keys()) {
      var blanks = Collections.nCopies(3, "¤");
      assertThat(other.say(key, blanks)).as(key).isNotEqualTo(english.say(key, blanks));
      assertThat(filled(other, key)).as(key).isEqualTo(filled(english, key));
    }
  }

  @Test
  void every_kind_of_mistake_has_its_sentences() {
    for (var kind : Kind.values()) {
      assertThat(Wording.in("en").keys()).contains(kind.key() + ".what", kind.key() + ".do");
    }
  }

  @Test
  void a_mistake_is_told_in_the_language_asked_for() {
    var mistake = mistake("region:النيجر");
    assertThat(mistake.message("ar")).isEqualTo("لا توجد منطقة باسم 'النيجر'؛ اكتب region:NE");
    assertThat(mistake.message("fr")).isEqualTo("région « النيجر » inconnue ; écrivez region:NE");
    assertThat(mistake.message("de")).isEqualTo(mistake.message("en"));
  }

  @Test
  void numbers_and_words_agree() {
    var alone = mistake("\"fuel\"~5");
    assertThat(alone.message("en")).startsWith("one word cannot be near another; write 2 to 20");
    assertThat(alone.message("fr")).startsWith("la proximité ne se demande pas d'un seul mot ;");
    assertThat(alone.message("ar"))
        .startsWith("كلمة واحدة لا يطلب تقاربها؛ اكتب من كلمتين إلى 20 كلمة بين");
    var many = mistake("\"%s\"~5".formatted("x ".repeat(21)));
    assertThat(many.message("en")).startsWith("21 words cannot be asked");
    assertThat(many.message("ar")).contains("من كلمتين إلى 20 كلمة");
  }

  // Which blanks a sentence fills in.
  private static Set<String> filled(Wording wording, String key) {
    var filled = new TreeSet<String>();
    var sentence = wording.say(key, List.of("①", "②", "③"));
    for (var blank : List.of("①", "②", "③")) {
      if (sentence.contains(blank)) {
        filled.add(blank);
      }
    }
    return filled;
  }
}
