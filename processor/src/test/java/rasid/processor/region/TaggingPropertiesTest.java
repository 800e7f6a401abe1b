package rasid.processor.region;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rasid.model.RegionMention;
import rasid.processor.text.ArabicText;
import rasid.processor.text.Table;

/// What must hold of every text, whatever it says.
@DisplayNameGeneration(ReplaceUnderscores.class)
class TaggingPropertiesTest {
  private static final int ROUNDS = 20;

  // Harakat that tell no reading apart, tatweel, joiners, bidi marks and isolates, a soft hyphen.
  private static final String NUISANCES =
      "\u064E\u0650\u0652\u0640\u200B\u200C\u200D\u200E\u200F\u202B\u202C\u2067\u2069\u00AD\uFEFF";

  private final RegionTagger tagger = new RegionTagger(Gazetteer.STANDARD);

  private static List<String> sentences(String file) throws IOException {
    try (var in = requireNonNull(TaggingPropertiesTest.class.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\t", -1)[3])
          .toList();
    }
  }

  private List<String> tags(String text) {
    return tagger.mentions(ArabicText.fold(text)).stream()
        .map(mention -> mention.id() + mention.regions() + mention.certainty())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/golden/tagging.tsv", "/golden/tagging_press.tsv"})
  void harakat_and_invisible_characters_in_words_never_change_the_tags(String file)
      throws IOException {
    var sentences = sentences(file);
    for (int seed = 0; seed < ROUNDS; seed++) {
      var random = new Random(seed);
      for (var sentence : sentences) {
        var strewn = strewn(sentence, random);
        assertThat(tags(strewn)).as("seed %d: %s", seed, strewn).isEqualTo(tags(sentence));
      }
    }
  }

  // Nuisances stand after letters of Arabic words, where keyboards and copying leave them.
  private static String strewn(String sentence, Random random) {
    var strewn = new StringBuilder();
    for (int i = 0; i < sentence.length(); i++) {
      char letter = sentence.charAt(i);
      strewn.append(letter);
      if (letter >= '\u0621' && letter <= '\u064A' && random.nextInt(6) == 0) {
        strewn.append(NUISANCES.charAt(random.nextInt(NUISANCES.length())));
      }
    }
    return strewn.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/golden/tagging.tsv", "/golden/tagging_press.tsv"})
  void a_mention_is_what_stands_at_its_place_in_the_published_text(String file) throws IOException {
    var random = new Random(7);
    for (var sentence : sentences(file)) {
      var published = strewn(sentence, random);
      int end = 0;
      for (var mention : tagger.mentions(ArabicText.fold(published))) {
        assertThat(mention.text())
            .isEqualTo(published.substring(mention.start(), mention.end()))
            .isNotBlank();
        assertThat(mention.start()).as(published).isGreaterThanOrEqualTo(end);
        end = mention.end();
      }
    }
  }

  @Test
  void particles_written_together_with_a_name_never_change_its_tags() {
    var ambiguous = surfaces();
    var wrong = new ArrayList<String>();
    var countries = Table.read("region/countries");
    for (var row : countries.rows()) {
      var name = countries.cell(row, "ar");
      if (ambiguous.contains(ArabicText.folded(name)) || name.isEmpty()) {
        continue;
      }
      var expected = codes("وصل الوفد " + name);
      for (var particle : List.of("و", "ف", "ب", "ك", "ل", "وب", "ول", "فب", "فل", "وك")) {
        var written = "وصل الوفد " + joined(particle, name);
        if (!codes(written).equals(expected)) {
          wrong.add("%s: %s, not %s".formatted(written, codes(written), expected));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  // ل and the article make لل.
  private static String joined(String particle, String name) {
    return particle.endsWith("ل") && name.startsWith("ال")
        ? particle + "ل" + name.substring(2)
        : particle + name;
  }

  private Set<String> codes(String text) {
    return tagger.mentions(ArabicText.fold(text)).stream()
        .map(RegionMention::regions)
        .flatMap(List::stream)
        .collect(toSet());
  }

  // Of these the words around decide, and a particle is one of them.
  private static Set<String> surfaces() {
    var surfaces = new HashSet<String>();
    for (var file : List.of("region/homographs", "region/homographs_more")) {
      var table = Table.read(file);
      table.rows().forEach(row -> surfaces.add(ArabicText.folded(table.cell(row, "surface"))));
    }
    return surfaces;
  }
}
