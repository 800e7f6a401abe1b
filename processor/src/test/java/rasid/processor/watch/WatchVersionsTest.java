package rasid.processor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rasid.model.TaggedArticle.WatchMatch;
import rasid.model.Watch;
import rasid.processor.text.ArabicText;
import rasid.processor.watch.WatchIndex.ParsedWatch;

/// An index that watches came to one after another, in many versions, matches as one made anew of
/// those that hold.
@DisplayNameGeneration(ReplaceUnderscores.class)
class WatchVersionsTest {
  private static final int WATCHES = 12;
  private static final int CHANGES = 60;

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void of_each_watch_the_version_counts_that_holds(long seed) {
    var random = new Random(seed);
    var index = new WatchIndex();
    var arrived = new LinkedHashMap<String, List<ParsedWatch>>();
    for (int i = 0; i < CHANGES; i++) {
      var id = "w%02d".formatted(random.nextInt(WATCHES));
      var version = version(id, i, random);
      index.put(version);
      index.put(new ParsedWatch(version.watch(), version.query())); // published once more
      arrived.computeIfAbsent(id, _ -> new ArrayList<>()).add(version);
      var holding = new ArrayList<ParsedWatch>();
      for (var versions : arrived.values()) {
        if (random.nextInt(6) > 0) {
          holding.add(versions.get(random.nextInt(versions.size())));
        }
      }
      var text = ArabicText.fold(WatchIndexTest.text(random));
      var isHeld = new HashSet<>(holding);
      assertThat(index.matches(text, "ar", "s1", List.of(), List.of(), isHeld::contains))
          .isEqualTo(WatchIndex.of(holding).matches(text, "ar", "s1", List.of(), List.of()));
    }
  }

  @Test
  void of_too_many_versions_the_oldest_is_forgotten_and_all_others_match() {
    var index = new WatchIndex();
    int more = 3;
    for (int i = 1; i <= WatchIndex.MOST_VERSIONS + more; i++) {
      // What is forgotten leaves its place and its words to those that come after.
      index.put(version("w", i, new Query.Words("q%dx".formatted(i), Query.Form.ANY)));
    }
    var text = new StringBuilder();
    for (int i = 1; i <= WatchIndex.MOST_VERSIONS + more; i++) {
      text.append("q%dx ".formatted(i));
    }
    assertThat(index.matches(ArabicText.fold(text.toString()), "en", "s1", List.of(), List.of()))
        .extracting(WatchMatch::version)
        .doesNotContain(1, more)
        .contains(more + 1, WatchIndex.MOST_VERSIONS + more)
        .hasSize(WatchIndex.MOST_VERSIONS);
  }

  private static ParsedWatch version(String id, int version, Random random) {
    return version(
        id,
        1 + version,
        new Query.Or(List.of(QueryParserTest.any(random, 0), QueryParserTest.any(random, 2))));
  }

  private static ParsedWatch version(String id, int version, Query query) {
    var watch =
        new Watch(
            id,
            version,
            Map.of("en", "w"),
            query.toString(),
            Watch.DEFAULT_BUDGET,
            1,
            1,
            List.of(),
            Instant.EPOCH);
    return new ParsedWatch(watch, query);
  }
}
