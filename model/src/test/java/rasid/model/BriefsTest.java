package rasid.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BriefsTest {
  private static final List<String> SOME =
      List.of("00000000000000ff", "ffffffffffffffff", "8000000000000000", "0000000000000000");

  @Test
  void it_is_the_list_it_was_made_of() {
    var briefs = Briefs.of(SOME);
    assertThat(briefs).isInstanceOf(Briefs.class).containsExactlyElementsOf(SOME);
    assertThat(briefs).isEqualTo(SOME).hasSameHashCodeAs(SOME);
    assertThat(SOME).isEqualTo(briefs);
    assertThat(briefs.contains("8000000000000000")).isTrue();
    assertThat(briefs.contains("8000000000000001")).isFalse();
    assertThat(briefs.contains("FFFFFFFFFFFFFFFF")).isFalse();
    assertThat(Briefs.of(briefs)).isSameAs(briefs);
  }

  @Test
  void other_strings_are_kept_as_they_are() {
    var others = List.of("FFFFFFFFFFFFFFFF", "x", "");
    assertThat(Briefs.of(others)).isEqualTo(others);
  }

  @Test
  void it_does_not_change() {
    var given = new ArrayList<>(SOME);
    var briefs = Briefs.of(given);
    given.clear();
    assertThat(briefs).hasSize(4);
    assertThatThrownBy(() -> briefs.add("x")).isInstanceOf(UnsupportedOperationException.class);
  }
}
