package rasid.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import rasid.model.Article;
import rasid.model.RegionMention;
import rasid.model.Sketch;
import rasid.model.TaggedArticle;
import rasid.processor.Tagger;
import rasid.processor.region.Gazetteer;
import rasid.processor.region.RegionTagger;
import rasid.processor.text.ArabicText;
import rasid.processor.text.Signatures;

/// Articles a second on one core: all that Rasid says of them, against Lucene cutting the same text
/// into words.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class TagBench {
  private static final long SEED = 20_261_125;

  private final ArabicAnalyzer lucene = new ArabicAnalyzer();
  private final RegionTagger regions = new RegionTagger(Gazetteer.STANDARD);
  private List<Article> articles = List.of();
  private List<String> texts = List.of();
  private int next;

  /// Makes the articles.
  @Setup
  public void articles() {
    articles = Articles.of(SEED);
    texts = articles.stream().map(Article::text).toList();
  }

  /// Rasid: folding, language, regions, places, organisations, themes, phrases.
  @Benchmark
  public TaggedArticle everything() {
    return Tagger.STANDARD.tag(articles.get(turn()));
  }

  /// Rasid: folding, regions and places alone.
  @Benchmark
  public List<RegionMention> regions() {
    try (var text = ArabicText.fold(texts.get(turn()))) {
      return regions.mentions(text);
    }
  }

  /// Rasid: folding, and what tells near-copies.
  @Benchmark
  public Sketch copies(Blackhole signatures) {
    var article = articles.get(turn());
    var words = Signatures.words(article.title(), article.body());
    signatures.consume(Signatures.signature(words));
    signatures.consume(Signatures.headline(article.title(), words));
    return Signatures.sketch(words);
  }

  /// Lucene: words alone, each one read.
  @Benchmark
  public int luceneWords() {
    try (var words = lucene.tokenStream("text", texts.get(turn()))) {
      var word = words.addAttribute(CharTermAttribute.class);
      words.reset();
      int seen = 0;
      while (words.incrementToken()) {
        seen += word.length();
      }
      words.end();
      return seen;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int turn() {
    next = (next + 1) % Articles.COUNT;
    return next;
  }
}
