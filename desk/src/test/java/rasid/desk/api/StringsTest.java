package rasid.desk.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rasid.model.Advice;
import rasid.model.Trouble;
import rasid.model.topic.Json;

/// The page's words for what is wrong with a source.
@DisplayNameGeneration(ReplaceUnderscores.class)
class StringsTest {
  private static final Path ROOT = Path.of(System.getProperty("rasid.root", ".."));
  private static final Pattern ENTRY =
      Pattern.compile("(?m)^ {4}'?([a-z-]+)'?: \\['([^']+)', '([^']+)'],$");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ([^|]+) \\| ([^|]+) \\|$");

  private record Words(String word, String sentence) {}

  @ParameterizedTest
  @ValueSource(strings = {"ar", "fr", "en"})
  void every_trouble_has_a_word_of_its_own_and_a_sentence(String lang) throws IOException {
    var troubles = troubles(lang);

    assertThat(troubles.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Trouble.values()).map(StringsTest::name).toList());
    assertThat(troubles.values()).extracting(Words::word).doesNotHaveDuplicates();
  }

  @Test
  void english_words_are_those_that_the_command_lists() throws IOException {
    var words = new LinkedHashMap<String, String>();
    troubles("en").forEach((name, told) -> words.put(name, told.word()));

    assertThat(words)
        .isEqualTo(
            Arrays.stream(Trouble.values())
                .collect(Collectors.toMap(StringsTest::name, Trouble::word)));
  }

  @Test
  void english_sentences_are_those_of_the_guide() throws IOException {
    var guide =
        ROW.matcher(Files.readString(ROOT.resolve("docs/guide/adding-a-source.md")))
            .results()
            .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));

    assertThat(troubles("en"))
        .allSatisfy((name, words) -> assertThat(guide).containsEntry(name, words.sentence()));
  }

  @Test
  void what_to_do_is_told_in_the_guide_as_everywhere() throws IOException {
    var guide =
        ROW.matcher(Files.readString(ROOT.resolve("docs/guide/adding-a-source.md")))
            .results()
            .collect(Collectors.toMap(row -> row.group(1), row -> row.group(3)));

    assertThat(guide)
        .containsAllEntriesOf(
            Arrays.stream(Trouble.values())
                .collect(Collectors.toMap(StringsTest::name, one -> Advice.on(one).en())));
  }

  @Test
  void arabic_advice_has_nothing_that_runs_from_left_to_right() {
    assertThat(Trouble.values())
        .extracting(trouble -> Advice.on(trouble).ar())
        .allSatisfy(sentence -> assertThat(sentence).doesNotContainPattern("[A-Za-z]"))
        .doesNotHaveDuplicates();
  }

  private static Map<String, Words> troubles(String lang) throws IOException {
    String strings;
    try (var file = StringsTest.class.getResourceAsStream("/rasid/desk/web/strings.js")) {
      strings = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
    }
    int language = strings.indexOf("const %s = {".formatted(lang));
    int begin = strings.indexOf("  troubles: {", language);
    var found = new LinkedHashMap<String, Words>();
    ENTRY
        .matcher(strings.substring(begin, strings.indexOf("\n  },", begin)))
        .results()
        .forEach(entry -> found.put(entry.group(1), new Words(entry.group(2), entry.group(3))));
    return found;
  }

  private static String name(Trouble trouble) {
    return Json.MAPPER.convertValue(trouble, String.class);
  }
}
