package rasid.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Bidi;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rasid.model.topic.Json;
import tools.jackson.databind.JsonNode;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WordingTest {
  // What is quoted or in brackets and holds no Arabic.
  private static final Pattern QUOTED =
      Pattern.compile(
          "'[\\p{ASCII}&&[^']]+'|\"[\\p{ASCII}&&[^\"]]+\"|[({\\[][\\p{ASCII}]*?[)}\\]]");

  @ParameterizedTest
  @ValueSource(strings = {"ar", "fr"})
  void every_language_has_the_sentences_of_english_with_the_same_blanks(String lang) {
    var english = Wording.in("en");
    var other = Wording.in(lang);
    assertThat(other.keys()).isEqualTo(english.keys());
    for (var key : english.keys()) {
      assertThat(blanks(other, key)).as(key).isEqualTo(blanks(english, key));
      if (!key.startsWith("in.key")) {
        assertThat(filled(other, key)).as(key).isNotEqualTo(filled(english, key));
      }
    }
  }

  @Test
  void a_language_that_is_not_spoken_is_english() {
    assertThat(Wording.in("de").say("key")).isEqualTo("a key should be a word");
  }

  @Test
  void what_is_wanted_of_a_value_is_the_description_in_the_schema() throws IOException {
    var described = new TreeMap<String, String>();
    try (var schema = Wording.class.getResourceAsStream("watches-file.schema.json")) {
      collect(Json.MAPPER.readTree(schema), described);
    }
    assertThat(described).containsKeys("watches", "watch", "id", "zone", "name", "time");
    for (var one : described.entrySet()) {
      assertThat(Wording.in("en").say("wanted." + one.getKey())).isEqualTo(one.getValue());
    }
  }

  // By the key of a property, or of what several are alike.
  private static void collect(JsonNode schema, Map<String, String> described) {
    for (var kind : Set.of("properties", "$defs")) {
      for (var one : schema.path(kind).properties()) {
        if (one.getValue().has("description")) {
          described.put(one.getKey(), one.getValue().path("description").asString());
        }
        collect(one.getValue(), described);
      }
    }
  }

  @Test
  void what_is_quoted_in_arabic_stands_on_a_terminal_as_it_is_written() {
    var arabic = Wording.in("ar");
    for (var key : arabic.keys()) {
      var sentence = filled(arabic, key);
      var seen = new Bidi(sentence, Bidi.RTL).writeReordered(Bidi.DO_MIRRORING);
      assertThat(QUOTED.matcher(sentence).results().map(MatchResult::group))
          .as(seen)
          .allSatisfy(quoted -> assertThat(seen).contains(quoted));
    }
  }

  private static String filled(Wording wording, String key) {
    return wording.say(key, "one", "two", "three", "four");
  }

  // Which blanks a sentence fills in.
  private static Set<String> blanks(Wording wording, String key) {
    var blanks = new TreeSet<String>();
    var sentence = wording.say(key, "①", "②", "③", "④");
    for (var blank : Set.of("①", "②", "③", "④")) {
      if (sentence.contains(blank)) {
        blanks.add(blank);
      }
    }
    return blanks;
  }
}
