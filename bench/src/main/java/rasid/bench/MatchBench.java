package rasid.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import rasid.model.TaggedArticle.WatchMatch;
import rasid.model.Watch;
import rasid.processor.text.ArabicText;
import rasid.processor.watch.Query;
import rasid.processor.watch.Query.Form;
import rasid.processor.watch.WatchIndex;
import rasid.processor.watch.WatchIndex.ParsedWatch;

/// Articles a second on one core, matched with many watches; folding and cutting into words
/// included.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class MatchBench {
  static final long SEED = 20_261_125;

  /// How many watches.
  @Param("1000")
  public int watches;

  /// Which forms of a watch's words are meant: `EXACT`, as the monitor knows them, or `ANY`, as
  /// desks ask.
  @Param({"EXACT", "ANY"})
  public Form form = Form.ANY;

  private MatchCorpus corpus = new MatchCorpus(0, Form.ANY, SEED);
  private WatchIndex index = WatchIndex.EMPTY;
  private int next;

  /// Makes articles and watches.
  @Setup
  public void corpus() {
    corpus = new MatchCorpus(watches, form, SEED);
    index = WatchIndex.of(watches(corpus.queries()));
  }

  static List<ParsedWatch> watches(List<Query> queries) {
    var watches = new ArrayList<ParsedWatch>();
    for (int i = 0; i < queries.size(); i++) {
      watches.add(watch(i, queries.get(i)));
    }
    return watches;
  }

  static ParsedWatch watch(int number, Query query) {
    var watch =
        new Watch(
            "w%06d".formatted(number),
            1,
            Map.of("en", "w"),
            query.toString(),
            Watch.DEFAULT_BUDGET,
            Watch.DEFAULT_MIN_REPORTS,
            Watch.DEFAULT_MIN_OUTLETS,
            List.of(),
            Instant.EPOCH);
    return new ParsedWatch(watch, query);
  }

  /// Which watches match.
  @Benchmark
  public int matching() {
    int turn = turn();
    try (var text = ArabicText.fold(corpus.texts().get(turn))) {
      return index.count(text, "ar", "bench", corpus.names().get(turn), List.of());
    }
  }

  /// Which watches match, and every place in the text that makes them.
  @Benchmark
  public List<WatchMatch> marking() {
    int turn = turn();
    try (var text = ArabicText.fold(corpus.texts().get(turn))) {
      return index.matches(text, "ar", "bench", corpus.names().get(turn), List.of());
    }
  }

  private int turn() {
    next = (next + 1) % MatchCorpus.ARTICLES;
    return next;
  }
}
