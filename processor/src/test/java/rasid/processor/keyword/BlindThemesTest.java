package rasid.processor.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rasid.model.TaggedArticle.Keyword;
import rasid.processor.GoldenLines;
import rasid.processor.text.ArabicText;
import tools.jackson.databind.JsonNode;

/// Invented news by people who knew the names of the themes and nothing else, a fifth of it with
/// words used for something else: the second set written when the words of the first were known.
@DisplayNameGeneration(ReplaceUnderscores.class)
class BlindThemesTest {
  private static Set<String> told(JsonNode item) {
    var text = item.get("title").asString() + "\n\n" + item.get("body").asString();
    return KeywordTagger.STANDARD.keywords(ArabicText.fold(text)).stream()
        .map(Keyword::theme)
        .collect(Collectors.toSet());
  }

  private static Set<String> themes(JsonNode item, String field) {
    var themes = new HashSet<String>();
    item.get(field).forEach(theme -> themes.add(theme.asString()));
    return themes;
  }

  // At first sight .723, .625 and 55 of the first; .970, .801 and 17 of the second, before words
  // that
  // mean other things too were taken back; without the first it would have had .869, .747 and 25.
  @ParameterizedTest
  @CsvSource({"1, 312, .92, .72, 36", "2, 169, .95, .80, 17"})
  void strange_news_gets_its_themes(
      int set, int size, double leastRecall, double leastPrecision, int mostRefused) {
    var items =
        GoldenLines.read("themes_blind.jsonl").stream()
            .filter(item -> item.get("set").asInt() == set)
            .toList();
    assertThat(items).hasSize(size);
    double wanted = 0;
    double found = 0;
    double all = 0;
    double defensible = 0;
    int refused = 0;
    for (var item : items) {
      var told = told(item);
      var themes = themes(item, "themes");
      var allowed = themes(item, "allowed");
      wanted += themes.size();
      found += themes.stream().filter(told::contains).count();
      all += told.size();
      defensible += told.stream().filter(t -> themes.contains(t) || allowed.contains(t)).count();
      refused += (int) themes(item, "not").stream().filter(told::contains).count();
    }
    assertThat(found / wanted).as("recall").isGreaterThanOrEqualTo(leastRecall);
    assertThat(defensible / all).as("precision").isGreaterThanOrEqualTo(leastPrecision);
    assertThat(refused).as("told though refused").isLessThanOrEqualTo(mostRefused);
  }
}
