package rasid.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.Presearcher;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.TermQuery;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import rasid.model.RegionMention;
import rasid.processor.text.ArabicText;
import rasid.processor.watch.Query;
import rasid.processor.watch.Query.Form;

/// Batches a second of the same articles, matched with the same queries by lucene-monitor: words as
/// they stand, normalised, without the particles and forms that Rasid knows.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class MonitorBench {
  private static final String BODY = "body";
  private static final String REGION = "region";
  private static final int REGISTERED_AT_ONCE = 1_000;

  /// How many watches.
  @Param("1000")
  public int watches;

  /// How candidates are found: `terms`, or in several `passes`.
  @Param({"terms", "passes"})
  public String presearcher = "terms";

  /// Articles matched together.
  @Param({"1", "16", "64"})
  public int batch;

  private MatchCorpus corpus = new MatchCorpus(0, Form.EXACT, MatchBench.SEED);
  private Monitor monitor = monitor(new TermFilteredPresearcher());
  private int next;

  /// Makes articles and registers the queries.
  @Setup
  public void corpus() throws IOException {
    corpus = new MatchCorpus(watches, Form.EXACT, MatchBench.SEED);
    monitor.close();
    monitor =
        monitor(
            presearcher.equals("terms")
                ? new TermFilteredPresearcher()
                : new MultipassTermFilteredPresearcher(2));
    var registered = new ArrayList<MonitorQuery>();
    for (int i = 0; i < watches; i++) {
      registered.add(new MonitorQuery("w" + i, lucene(corpus.queries().get(i))));
      if (registered.size() == REGISTERED_AT_ONCE || i + 1 == watches) {
        monitor.register(registered);
        registered.clear();
      }
    }
  }

  /// Closes the monitor.
  @TearDown
  public void close() throws IOException {
    monitor.close();
  }

  private static Monitor monitor(Presearcher presearcher) {
    try {
      return new Monitor(normalising(), presearcher);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Analyzer normalising() {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        var words = new StandardTokenizer();
        return new TokenStreamComponents(
            words, new ArabicNormalizationFilter(new LowerCaseFilter(words)));
      }
    };
  }

  private static org.apache.lucene.search.Query lucene(Query query) {
    return switch (query) {
      case Query.Words(var written, _) -> {
        var words = ArabicText.fold(written).tokens();
        yield words.size() == 1
            ? new TermQuery(new Term(BODY, words.getFirst()))
            : new PhraseQuery(BODY, words.toArray(String[]::new));
      }
      case Query.Near(var written, _, var distance) ->
          new PhraseQuery(distance, BODY, ArabicText.fold(written).tokens().toArray(String[]::new));
      case Query.Region(var code) -> new TermQuery(new Term(REGION, code));
      case Query.And(var all) -> joined(all, Occur.MUST);
      case Query.Or(var any) -> joined(any, Occur.SHOULD);
      default -> throw new IllegalArgumentException("not in the mix: " + query);
    };
  }

  private static org.apache.lucene.search.Query joined(List<Query> queries, Occur occur) {
    var joined = new BooleanQuery.Builder();
    queries.forEach(query -> joined.add(lucene(query), occur));
    return joined.build();
  }

  /// Which queries match.
  @Benchmark
  public int matching() throws IOException {
    var documents = new Document[batch];
    for (int i = 0; i < batch; i++) {
      next = (next + 1) % MatchCorpus.ARTICLES;
      documents[i] = document(corpus.texts().get(next), corpus.names().get(next));
    }
    var matches = monitor.match(documents, QueryMatch.SIMPLE_MATCHER);
    int matching = 0;
    for (int i = 0; i < batch; i++) {
      matching += matches.getMatchCount(i);
    }
    return matching;
  }

  private static Document document(String text, List<RegionMention> names) {
    var document = new Document();
    document.add(new TextField(BODY, text, Field.Store.NO));
    for (var name : names) {
      name.regions().forEach(code -> document.add(new StringField(REGION, code, Field.Store.NO)));
    }
    return document;
  }
}
