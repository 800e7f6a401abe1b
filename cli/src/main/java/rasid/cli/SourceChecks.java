package rasid.cli;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import rasid.ingest.check.Checked;
import rasid.ingest.check.SourceCheck;
import rasid.ingest.fetch.FetchLimits;
import rasid.ingest.fetch.Fetcher;
import rasid.ingest.poll.Source;

/// Looks at sources with the fetcher of ingest, many at a time and one of a domain.
final class SourceChecks {
  /// Sources looked at at the same time; their feeds are held in memory.
  private static final int AT_ONCE = 32;

  private static final int SHOWN_FROM = 4;

  private final Console console;
  private final String userAgent;

  SourceChecks(Console console, String userAgent) {
    this.console = console;
    this.userAgent = userAgent;
  }

  /// Looks at each, and tells of them in order as soon as that is possible.
  List<Checked> each(List<Source> sources, Consumer<Checked> tell) throws InterruptedException {
    return each(sources, sources.stream().map(Source::url).toList(), tell);
  }

  /// Likewise.
  ///
  /// @param trusted addresses whose hosts and ports may be private
  List<Checked> each(List<Source> sources, Collection<URI> trusted, Consumer<Checked> tell)
      throws InterruptedException {
    var free = new Semaphore(AT_ONCE);
    var all = new ArrayList<Checked>();
    try (var fetcher = new Fetcher(FetchLimits.DEFAULT, trusted, userAgent);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var check = new SourceCheck(fetcher, InstantSource.system());
      var under = new ArrayList<Future<Checked>>();
      for (var source : sources) {
        under.add(threads.submit(taken(free, () -> check.of(source))));
      }
      var progress = sources.size() < SHOWN_FROM ? null : console.progress("checking");
      try {
        for (var one : under) {
          var checked = one.get();
          all.add(checked);
          tell.accept(checked);
          if (progress != null) {
            progress.at(all.size(), sources.size(), "sources");
          }
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      } finally {
        threads.shutdownNow();
        if (progress != null) {
          progress.close();
        }
      }
    }
    return all;
  }

  private static Callable<Checked> taken(Semaphore free, Callable<Checked> work) {
    return () -> {
      free.acquire();
      try {
        return work.call();
      } finally {
        free.release();
      }
    };
  }
}
