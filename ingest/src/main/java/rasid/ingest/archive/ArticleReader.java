package rasid.ingest.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import rasid.ingest.archive.ArchiveIndex.Entry;
import rasid.ingest.archive.file.Reading;

/// Reads places of an archive on all cores: to cut an article out of its page takes far longer than
/// to write it.
final class ArticleReader implements AutoCloseable {
  /// Places read at the same time for each core; more would only hold more in memory.
  private static final int AHEAD = 16;

  private final ArchiveIndex index;
  private final int cores = Runtime.getRuntime().availableProcessors();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          cores, Thread.ofPlatform().name("archive-", 0).daemon().factory());

  ArticleReader(ArchiveIndex index) {
    this.index = index;
  }

  /// What the places hold, in their order.
  List<Reading> read(List<Entry> entries) throws IOException {
    var read = new ArrayList<Reading>(entries.size());
    var places = places(entries);
    for (int from = 0; from < places.size(); from += cores * AHEAD) {
      var some = places.subList(from, Math.min(from + cores * AHEAD, places.size()));
      read.addAll(together(some));
    }
    return read;
  }

  // A feed is read once for all its articles; they were seen at one instant, so they stand
  // together.
  private static List<List<Entry>> places(List<Entry> entries) {
    var places = new ArrayList<List<Entry>>();
    int from = 0;
    for (int to = 1; to <= entries.size(); to++) {
      if (to == entries.size() || !isOnePlace(entries.get(from), entries.get(to))) {
        places.add(entries.subList(from, to));
        from = to;
      }
    }
    return places;
  }

  private static boolean isOnePlace(Entry one, Entry other) {
    return one.file() == other.file() && one.offset() == other.offset();
  }

  private List<Reading> together(List<List<Entry>> places) throws IOException {
    var work =
        places.stream().map(place -> (Callable<List<Reading>>) () -> index.read(place)).toList();
    var read = new ArrayList<Reading>();
    try {
      for (var one : threads.invokeAll(work)) {
        read.addAll(one.get());
      }
      return read;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException("reading an archive", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reading the archive", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
