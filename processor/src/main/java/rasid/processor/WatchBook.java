package rasid.processor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.model.Watch;
import rasid.processor.watch.QueryOutcome;
import rasid.processor.watch.QueryParser;
import rasid.processor.watch.WatchIndex;
import rasid.processor.watch.WatchIndex.ParsedWatch;

/// The watches a processor knows, with their versions, as they arrive.
///
/// One thread writes; the stream threads read.
final class WatchBook {
  private static final Logger LOG = LoggerFactory.getLogger(WatchBook.class);

  private final WatchIndex index = new WatchIndex();

  /// Takes in a watch as it arrives. One whose query cannot be read is left out, and said so; the
  /// version before it holds on.
  void put(Watch watch) {
    switch (QueryParser.parse(watch.query())) {
      case QueryOutcome.Mistake mistake ->
          LOG.warn(
              "watch left out watch={} version={} reason=\"{}\"",
              watch.id(),
              watch.version(),
              mistake);
      case QueryOutcome.Parsed(var query) -> index.put(new ParsedWatch(watch, query));
    }
  }

  /// Forgets a watch.
  void remove(String id) {
    index.remove(id);
  }

  /// Whether it knows no watch.
  boolean isEmpty() {
    return index.size() == 0;
  }

  /// The index of all of them; of each, the version that arrived last among those whose `since` is
  /// not after a recorded time holds at that time.
  WatchIndex index() {
    return index;
  }
}
