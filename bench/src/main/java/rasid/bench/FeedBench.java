package rasid.bench;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import rasid.ingest.feed.FeedOutcome;
import rasid.ingest.feed.FeedReader;

/// Feeds a second on one core, from bytes to entries: Rasid, which also cleans their HTML, and
/// ROME, which does not.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class FeedBench {
  private static final long SEED = 20_261_125;
  private static final URI URL = URI.create("https://example.org/feed");

  private List<byte[]> feeds = List.of();
  private int next;

  /// Makes the feeds.
  @Setup
  public void feeds() {
    feeds = FeedBodies.of(SEED);
  }

  /// Rasid.
  @Benchmark
  public FeedOutcome rasid() {
    return FeedReader.read(turn(), URL, "application/xml");
  }

  /// ROME.
  @Benchmark
  public SyndFeed rome() {
    try (var reader = new XmlReader(new ByteArrayInputStream(turn()), "application/xml")) {
      return new SyndFeedInput().build(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FeedException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] turn() {
    next = (next + 1) % FeedBodies.COUNT;
    return feeds.get(next);
  }
}
