package rasid.processor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KnownWordTest {
  @ParameterizedTest
  @CsvSource({"1, 0, 2, 7", "268435455, 7, 268435455, 7", "268435455, 0, 1, 3"})
  void two_terms_are_read_as_they_were_put(int one, int skipped, int other, int otherSkipped) {
    long first = KnownWord.with(WordMemo.NOTHING, one, skipped);
    assertThat(KnownWord.count(first)).isEqualTo(1);
    assertThat(KnownWord.term(first, 0)).isEqualTo(one);
    assertThat(KnownWord.skipped(first, 0)).isEqualTo(skipped);

    long both = KnownWord.with(first, other, otherSkipped);
    assertThat(KnownWord.count(both)).isEqualTo(2);
    assertThat(KnownWord.term(both, 0)).isEqualTo(one);
    assertThat(KnownWord.skipped(both, 0)).isEqualTo(skipped);
    assertThat(KnownWord.term(both, 1)).isEqualTo(other);
    assertThat(KnownWord.skipped(both, 1)).isEqualTo(otherSkipped);
  }

  @Test
  void what_does_not_fit_is_asked_for_each_time() {
    long full = KnownWord.with(KnownWord.with(WordMemo.NOTHING, 1, 0), 2, 0);
    assertThat(KnownWord.with(full, 3, 0)).isEqualTo(WordMemo.UNKNOWN);
    assertThat(KnownWord.with(WordMemo.NOTHING, 1 << 28, 0)).isEqualTo(WordMemo.UNKNOWN);
    assertThat(KnownWord.count(WordMemo.UNKNOWN)).isGreaterThan(KnownWord.MOST);
  }
}
