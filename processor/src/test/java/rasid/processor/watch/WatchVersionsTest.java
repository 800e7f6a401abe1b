package rasid.processor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rasid.model.TaggedArticle.WatchMatch;
import rasid.model.Watch;
import rasid.processor.text.ArabicText;
import rasid.processor.watch.WatchIndex.ParsedWatch;

/// An index that watches came to and went from matches as one made anew of those that hold.
@DisplayNameGeneration(ReplaceUnderscores.class)
class WatchVersionsTest {
  private static final int WATCHES = 12;
  private static final int CHANGES = 60;
  // Fewer than an index keeps, so that the obvious way may keep them all.
  private static final int MOST_CHANGES_A_WATCH = 6;
  private static final int HOURS = 10;

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void of_each_watch_the_version_counts_that_holds_at_the_time(long seed) {
    var random = new Random(seed);
    var index = new WatchIndex();
    // What arrived, in order, by watch.
    var arrived = new LinkedHashMap<String, List<ParsedWatch>>();
    for (int i = 0; i < CHANGES; i++) {
      var id = "w%02d".formatted(random.nextInt(WATCHES));
      var versions = arrived.computeIfAbsent(id, _ -> new ArrayList<>());
      if (random.nextInt(8) == 0) {
        index.remove(id);
        versions.clear();
      } else if (versions.size() < MOST_CHANGES_A_WATCH) {
        var version = version(id, 1 + random.nextInt(4), random);
        index.put(version);
        versions.removeIf(before -> before.watch().version() == version.watch().version());
        versions.add(version);
      }
      var at = hour(random.nextInt(HOURS));
      var holding = new ArrayList<ParsedWatch>();
      for (var versionsOf : arrived.values()) {
        versionsOf.reversed().stream()
            .filter(version -> !version.watch().since().isAfter(at))
            .findFirst()
            .filter(version -> version.watch().enabled())
            .ifPresent(holding::add);
      }
      var text = WatchIndexTest.text(random);
      assertThat(matches(index, text, at)).isEqualTo(matches(WatchIndex.of(holding), text, at));
    }
  }

  private static List<WatchMatch> matches(WatchIndex index, String text, Instant at) {
    return index.matches(ArabicText.fold(text), "ar", "s1", List.of(), List.of(), at);
  }

  private static Instant hour(int hour) {
    return Instant.EPOCH.plusSeconds(3_600L * hour);
  }

  private static ParsedWatch version(String id, int version, Random random) {
    var query =
        new Query.Or(List.of(QueryParserTest.any(random, 0), QueryParserTest.any(random, 2)));
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
            null,
            null,
            null,
            random.nextInt(6) > 0,
            hour(random.nextInt(HOURS)));
    return new ParsedWatch(watch, query);
  }
}
