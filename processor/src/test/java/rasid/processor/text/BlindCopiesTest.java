package rasid.processor.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rasid.processor.GoldenLines;
import tools.jackson.databind.JsonNode;

/// Pairs by people who had not seen the rule, hard on purpose: a third of all are second stories
/// that share half of their text with the first and more.
@DisplayNameGeneration(ReplaceUnderscores.class)
class BlindCopiesTest {
  private static boolean isTakenForCopy(JsonNode pair) {
    return print(pair.get("a")).isCopyOf(print(pair.get("b")));
  }

  private static Print print(JsonNode text) {
    return Print.of(text.get("title").asString(), text.get("body").asString());
  }

  private static boolean isCopy(JsonNode pair) {
    return pair.get("copy").asBoolean();
  }

  // The floors are just below what was measured; see the README of the pairs for which of them the
  // constants were fitted to.
  @ParameterizedTest
  @CsvSource({"blind, 200, 0.98, 0.95", "blind_fren, 80, 0.97, 0.90", "blind_ar, 90, 0.88, 0.88"})
  void strange_pairs_are_told(String file, int count, double leastRecall, double leastPrecision) {
    var pairs = GoldenLines.read("copies/%s.jsonl".formatted(file));
    assertThat(pairs).hasSize(count);
    var found = pairs.stream().filter(BlindCopiesTest::isTakenForCopy).toList();
    double right = found.stream().filter(BlindCopiesTest::isCopy).count();
    double copies = pairs.stream().filter(BlindCopiesTest::isCopy).count();
    assertThat(right / copies).as("recall").isGreaterThanOrEqualTo(leastRecall);
    assertThat(right / found.size()).as("precision").isGreaterThanOrEqualTo(leastPrecision);
  }
}
