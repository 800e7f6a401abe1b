package rasid.processor.watch;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rasid.model.RegionMention;
import rasid.model.RegionMention.Certainty;
import rasid.model.RegionMention.Kind;
import rasid.model.TaggedArticle.WatchMatch;
import rasid.model.Watch;
import rasid.processor.text.ArabicText;
import rasid.processor.watch.Query.Form;
import rasid.processor.watch.WatchIndex.ParsedWatch;

/// What lucene-monitor matches, Rasid matches: 40,000 random queries in all, each on ten articles.
///
/// Compared where both mean the same: exact forms, phrases, nearness, beginnings, regions, AND, OR,
/// NOT. The words have neither particles nor other forms, which the monitor knows nothing of, and
/// those of a nearness are different ones: of two equal words it asks that they stand on two
/// places, Rasid that the word is there.
@DisplayNameGeneration(ReplaceUnderscores.class)
class MonitorAgreementTest {
  private static final int QUERIES = 1_000;
  private static final int ARTICLES = 10;
  private static final int WORDS = 60;
  private static final int VOCABULARY = 120;
  private static final String BODY = "body";
  private static final String REGION = "region";
  private static final List<String> REGIONS = List.of("ML", "NE", "BF", "SD");

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_the_monitor_matches_rasid_matches(long seed) throws IOException {
    var random = new Random(seed);
    var watches = new ArrayList<ParsedWatch>();
    try (var analyzer = new WhitespaceAnalyzer();
        var monitor = new Monitor(analyzer)) {
      var registered = new ArrayList<MonitorQuery>();
      for (int i = 0; i < QUERIES; i++) {
        // One thing that must be there, as the language asks of every query.
        var query = new Query.And(List.of(word(random), query(random, 3)));
        var id = "w%04d".formatted(i);
        watches.add(new ParsedWatch(watch(id, query), query));
        registered.add(new MonitorQuery(id, lucene(query)));
      }
      monitor.register(registered);
      var index = WatchIndex.of(watches);
      int matching = 0;
      for (int i = 0; i < ARTICLES; i++) {
        var text = text(random);
        var code = REGIONS.get(random.nextInt(REGIONS.size()));
        var document = new Document();
        document.add(new TextField(BODY, text, Field.Store.NO));
        document.add(new StringField(REGION, code, Field.Store.NO));
        var expected = new TreeSet<String>();
        for (var match : monitor.match(document, QueryMatch.SIMPLE_MATCHER).getMatches()) {
          expected.add(match.getQueryId());
        }
        var name =
            new RegionMention(0, 1, "", code, Kind.COUNTRY, List.of(code), Certainty.CERTAIN);
        var found =
            index.matches(ArabicText.fold(text), "ar", "s", List.of(name), List.of()).stream()
                .map(WatchMatch::watch)
                .collect(toCollection(TreeSet::new));
        assertThat(found).as("seed %d, article %d: %s", seed, i, text).isEqualTo(expected);
        matching += expected.size();
      }
      assertThat(matching).as("a test of something").isGreaterThan(QUERIES / 10);
    }
  }

  // Words that no particle, plural or accent changes.
  private static String vocable(Random random) {
    return "q%dx".formatted(random.nextInt(VOCABULARY));
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (int i = 0; i < WORDS; i++) {
      text.append(vocable(random)).append(' ');
    }
    return text.toString().strip();
  }

  private static Query word(Random random) {
    return new Query.Words(vocable(random), Form.EXACT);
  }

  private static Query query(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 5 : 9)) {
      case 0 -> word(random);
      case 1 -> new Query.Words(vocable(random) + " " + vocable(random), Form.EXACT);
      case 2 -> near(random);
      case 3 -> new Query.Region(REGIONS.get(random.nextInt(REGIONS.size())));
      case 4 -> new Query.Words("q%d".formatted(10 + random.nextInt(90)), Form.PREFIX);
      case 5, 6 -> new Query.And(several(random, depth));
      case 7 -> new Query.Or(several(random, depth));
      default -> new Query.Not(query(random, depth - 1));
    };
  }

  private static List<Query> several(Random random, int depth) {
    var several = new ArrayList<Query>();
    for (int i = 0; i < 2 + random.nextInt(3); i++) {
      several.add(query(random, depth - 1));
    }
    return several;
  }

  private static Query near(Random random) {
    var words = new TreeSet<String>();
    while (words.size() < 2 + random.nextInt(2)) {
      words.add(vocable(random));
    }
    return new Query.Near(String.join(" ", words), Form.EXACT, 1 + random.nextInt(20));
  }

  private static org.apache.lucene.search.Query lucene(Query query) {
    return switch (query) {
      case Query.Words(var written, var form) when form == Form.PREFIX ->
          new PrefixQuery(new Term(BODY, written));
      case Query.Words(var written, _) ->
          written.contains(" ")
              ? new PhraseQuery(BODY, written.split(" "))
              : new TermQuery(new Term(BODY, written));
      case Query.Near(var written, _, var distance) -> {
        var words = written.split(" ");
        var each = new IntervalsSource[words.length];
        for (int i = 0; i < words.length; i++) {
          each[i] = Intervals.term(words[i]);
        }
        yield new IntervalQuery(
            BODY, Intervals.maxwidth(words.length + distance, Intervals.unordered(each)));
      }
      case Query.Region(var code) -> new TermQuery(new Term(REGION, code));
      case Query.And(var all) -> joined(all, Occur.MUST);
      case Query.Or(var any) -> joined(any, Occur.SHOULD);
      case Query.Not(var not) ->
          new BooleanQuery.Builder()
              .add(new MatchAllDocsQuery(), Occur.MUST)
              .add(lucene(not), Occur.MUST_NOT)
              .build();
      default -> throw new IllegalArgumentException("not compared: " + query);
    };
  }

  private static org.apache.lucene.search.Query joined(List<Query> queries, Occur occur) {
    var joined = new BooleanQuery.Builder();
    queries.forEach(query -> joined.add(lucene(query), occur));
    return joined.build();
  }

  private static Watch watch(String id, Query query) {
    return new Watch(
        id,
        1,
        Map.of("en", "w"),
        query.toString(),
        Watch.DEFAULT_BUDGET,
        1,
        1,
        List.of(),
        Instant.EPOCH);
  }
}
