package rasid.processor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import rasid.processor.region.Gazetteer;
import rasid.processor.region.RegionTagger;
import rasid.processor.text.ArabicText;
import rasid.processor.watch.Trial.Result.Match;
import rasid.processor.watch.Trial.Result.NoMatch;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TrialTest {
  private static final RegionTagger REGIONS = new RegionTagger(Gazetteer.STANDARD);

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "وقود حصار|وقود|not there: حصار",
        "وقود region:ML|وقود في نيامي|not there: region:ML",
        "(وقود OR ذهب) حصار|خبز|not there: وقود OR ذهب;not there: حصار",
        "وقود NOT غزة|وقود في غزة|there, but ruled out: غزة",
        "وقود NOT (غزة OR لبنان)|وقود في غزة|there, but ruled out: غزة OR لبنان",
        "SCORE 4 (حصار^3 وقود^2 football^-4)|حصار وقود football|reaches 1 of the 4 of SCORE 4"
            + " (حصار^3 وقود^2 football^-4)",
        "\"حصار باماكو\"|حصار مدينة باماكو|not there: \"حصار باماكو\""
      })
  void what_keeps_an_article_from_matching_is_told(String query, String text, String lacks) {
    assertThat(on(QueryParserTest.parsed(query), text))
        .isInstanceOfSatisfying(
            NoMatch.class,
            no ->
                assertThat(no.lacks().stream().map(lack -> lack.message("en")).toList())
                    .containsExactly(lacks.split(";")));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void there_is_a_reason_for_every_article_that_does_not_match(long seed) {
    var random = new Random(seed);
    var query =
        new Query.And(List.of(QueryParserTest.any(random, 0), QueryParserTest.any(random, 3)));
    var text = WatchIndexTest.text(random);
    switch (on(query, text)) {
      case Match(var spans) ->
          assertThat(spans).allSatisfy(span -> assertThat(span.in(text)).isNotBlank());
      case NoMatch(var lacks) -> assertThat(lacks).isNotEmpty();
    }
  }

  private static Trial.Result on(Query query, String published) {
    var text = ArabicText.fold(published);
    return Trial.of(query).on(text, "ar", "s1", REGIONS.mentions(text), List.of());
  }
}
