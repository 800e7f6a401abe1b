package rasid.processor;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.model.Watch;
import rasid.model.topic.WatchHistory;
import rasid.model.topic.WatchHistory.Hold;
import rasid.model.topic.WatchHistory.Moment;
import rasid.processor.watch.QueryOutcome;
import rasid.processor.watch.QueryParser;
import rasid.processor.watch.WatchIndex;
import rasid.processor.watch.WatchIndex.ParsedWatch;

/// The watches a processor knows, with their versions, and the index of those that hold at a place
/// in the stream.
///
/// One thread writes, as watches arrive; the stream threads read. An index is built when it is
/// first asked for, so a thousand watches that arrive together are indexed once.
final class WatchBook {
  private static final Logger LOG = LoggerFactory.getLogger(WatchBook.class);

  // Tasks that stand at different places of the stream ask for different ones.
  private static final int MOST_INDEXES = 16;

  private final WatchHistory<ParsedWatch> history =
      new WatchHistory<>(parsed -> parsed.watch().since());
  private final Map<Hold, WatchIndex> indexes =
      new LinkedHashMap<>(MOST_INDEXES, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Hold, WatchIndex> eldest) {
          return size() > MOST_INDEXES;
        }
      };

  /// Takes in a watch as it arrives. One whose query cannot be read is left out, and said so; the
  /// version before it holds on.
  void put(Headers headers, Watch watch) {
    switch (QueryParser.parse(watch.query())) {
      case QueryOutcome.Mistake mistake -> {
        LOG.warn(
            "watch left out watch={} version={} reason=\"{}\"",
            watch.id(),
            watch.version(),
            mistake);
        history.passOver(headers);
      }
      case QueryOutcome.Parsed(var query) ->
          history.put(headers, watch.id(), new ParsedWatch(watch, query));
    }
  }

  /// Takes in the removal of a watch.
  void remove(Headers headers, String id) {
    history.put(headers, id, null);
  }

  /// Takes note of a record that is no watch.
  void passOver(Headers headers) {
    history.passOver(headers);
  }

  /// The index of the watches that hold at a moment, and are enabled.
  ///
  /// @throws IllegalStateException when changes that the moment names do not arrive
  WatchIndex at(Moment moment) {
    history.await(moment);
    var hold = history.hold(moment);
    synchronized (indexes) {
      var index = indexes.get(hold);
      if (index == null) {
        index =
            WatchIndex.of(
                history.at(moment).values().stream()
                    .filter(parsed -> parsed.watch().enabled())
                    .toList());
        indexes.put(hold, index);
      }
      return index;
    }
  }
}
