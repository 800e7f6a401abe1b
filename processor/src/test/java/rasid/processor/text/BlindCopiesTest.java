package rasid.processor.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import rasid.model.Likeness;
import rasid.model.Signature;
import rasid.processor.GoldenLines;
import tools.jackson.databind.JsonNode;

/// 200 pairs by somebody who had not seen the rule, hard on purpose: nothing was fitted to them.
@DisplayNameGeneration(ReplaceUnderscores.class)
class BlindCopiesTest {
  private static final int PAIRS = 200;

  // At first sight: all copies were found, and of those found 100 of 116 were copies. Two thirds of
  // the mistakes share more than half of their text, as background or furniture.
  private static final double LEAST_RECALL = 0.98;
  private static final double LEAST_PRECISION = 0.86;

  private static boolean isTakenForCopy(JsonNode pair) {
    var one = words(pair.get("a"));
    var other = words(pair.get("b"));
    double resemblance =
        Signature.resemblance(
            Signatures.signature(one).minima(), Signatures.signature(other).minima());
    return resemblance > 0
        && Likeness.of(Signatures.sketch(one), Signatures.sketch(other)).isCopy();
  }

  private static FoldedText words(JsonNode text) {
    return Signatures.words(text.get("title").asString(), text.get("body").asString());
  }

  private static boolean isCopy(JsonNode pair) {
    return pair.get("copy").asBoolean();
  }

  @Test
  void strange_pairs_are_told_no_worse_than_at_first_sight() {
    var pairs = GoldenLines.read("copies/blind.jsonl");
    assertThat(pairs).hasSize(PAIRS);
    var found = pairs.stream().filter(BlindCopiesTest::isTakenForCopy).toList();
    double right = found.stream().filter(BlindCopiesTest::isCopy).count();
    double copies = pairs.stream().filter(BlindCopiesTest::isCopy).count();
    assertThat(right / copies).isGreaterThanOrEqualTo(LEAST_RECALL);
    assertThat(right / found.size()).isGreaterThanOrEqualTo(LEAST_PRECISION);
  }
}
