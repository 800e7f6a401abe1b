package rasid.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SeenIndexTest {
  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void it_holds_what_a_set_holds(long seed) {
    var random = new Random(seed);
    // Few low bits in the even rounds, so that many fall on the same place.
    long bits = seed % 2 == 0 ? 0xff00_0000_0000_03ffL : -1;
    var index = new SeenIndex();
    var set = new HashSet<String>();
    for (int i = 0; i < 5_000; i++) {
      var brief = HexFormat.of().toHexDigits(random.nextLong() & bits);
      index.addAll(List.of(brief));
      set.add(brief);
    }
    assertThat(set).allMatch(index::contains);
    for (int i = 0; i < 5_000; i++) {
      var brief = HexFormat.of().toHexDigits(random.nextLong() & bits);
      assertThat(index.contains(brief)).isEqualTo(set.contains(brief));
    }
    assertThat(index.contains("0000000000000000")).isEqualTo(set.contains("0000000000000000"));
  }
}
