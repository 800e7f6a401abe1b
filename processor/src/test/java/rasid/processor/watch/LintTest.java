package rasid.processor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rasid.processor.region.Regions;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LintTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0|never match: fuel|fuel NOT fuel",
        "0|never match: fuel|fuel NOT (gold OR fuel)",
        "0|never match: حصار|\"حصار باماكو\" NOT حصار",
        "11|never match: fuel|gold (x OR fuel) NOT fuel",
        "0|has both lang:ar and lang:fr|lang:ar lang:fr fuel",
        "9|has both source:a and source:b|source:b source:a fuel",
        "0|في stands in nearly every article|في",
        "8|the stands in nearly every article|fuel OR the",
        "0|lang:ar stands in nearly every|lang:ar NOT football",
        "0|الم* stands in nearly every|الم*",
        "14|lang:fr stands in nearly every|SCORE 2 (fuel lang:fr^2)",
        "0|مالي may mean|مالي",
        "7|الساحل may mean|غاو OR الساحل",
        "9|النيجر may mean|SCORE 2 (النيجر^2 fuel)",
        "5|أو is looked for as a word; to join, write OR|وقود أو حصار",
        "5|و is looked for as a word; to join, write AND|وقود و حصار",
        "5|ليس is looked for as a word; to join, write NOT|وقود ليس غاز",
        "5|or is looked for as a word; to join, write OR|fuel or gas",
        "7|SAUF is looked for as a word; to join, write NOT|otages SAUF football",
        "5|NEAR is looked for as a word; to join, write \"a b\"~5|fuel NEAR tanker"
      })
  void what_will_surprise_is_told_where_it_stands(int at, String what, String text) {
    assertThat(Lint.of(text, QueryParserTest.parsed(text)))
        .anySatisfy(
            warning -> {
              assertThat(warning.message("en")).contains(what);
              assertThat(warning.at()).isEqualTo(at);
              assertThat(warning.message("ar")).isNotEqualTo(warning.message("en"));
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "وقود",
        "مالي region:ML",
        "مالي وقود",
        "(مالي OR النيجر) (وقود OR ذهب)",
        "وقود NOT مالي",
        "SCORE 3 (مالي^2 وقود^2)",
        "\"حصار باماكو\" NOT \"حصار غزة\"",
        "\"أو\" وقود",
        "source:s1",
        "region:ML NOT region:NE",
        "fuel (a OR b) NOT c",
        "مال*",
        "theme:attack region:SAHEL"
      })
  void what_is_sound_is_passed_over(String text) {
    assertThat(Lint.of(text, QueryParserTest.parsed(text))).isEmpty();
  }

  @Test
  void the_guard_that_is_suggested_removes_the_warning() {
    var warning = Lint.of("النيجر", QueryParserTest.parsed("النيجر")).getFirst();
    var guarded = "النيجر " + warning.about().getLast();
    assertThat(guarded).isEqualTo("النيجر region:NE");
    assertThat(Lint.of(guarded, QueryParserTest.parsed(guarded))).isEmpty();
  }

  @Test
  void every_shipped_region_can_be_found_by_some_name() {
    var dead =
        Regions.STANDARD.codes().stream()
            .map(code -> "region:" + code)
            .filter(text -> !Lint.of(text, QueryParserTest.parsed(text)).isEmpty())
            .toList();
    assertThat(dead).isEqualTo(List.of());
  }
}
