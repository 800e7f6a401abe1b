package rasid.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.dankito.readability4j.Article;
import net.dankito.readability4j.Readability4J;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import rasid.ingest.page.Page;
import rasid.ingest.page.PageExtractor;

/// Milliseconds a page on one core, from bytes to article, against readability4j on the same pages.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ExtractBench {
  private static final long SEED = 20_261_125;
  private static final URI URL = URI.create("https://jarida.example/news/1");

  private List<byte[]> pages = List.of();
  private int next;

  /// Makes the pages.
  @Setup
  public void pages() {
    pages = Pages.of(SEED);
  }

  /// Rasid: charset, text, title, author, dates, language, image.
  @Benchmark
  public Page rasid() {
    return PageExtractor.extract(pages.get(turn()), URL, "text/html; charset=utf-8");
  }

  /// readability4j: text, title, byline, as text.
  @Benchmark
  public @Nullable String readability4j() {
    var html = new String(pages.get(turn()), UTF_8);
    Article article = new Readability4J(URL.toString(), html).parse();
    return article.getTextContent();
  }

  private int turn() {
    next = (next + 1) % Pages.COUNT;
    return next;
  }
}
