package rasid.processor;

import java.util.function.Predicate;
import org.apache.kafka.common.header.Headers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.model.Watch;
import rasid.model.topic.WatchHistory;
import rasid.model.topic.WatchHistory.Moment;
import rasid.processor.watch.QueryOutcome;
import rasid.processor.watch.QueryParser;
import rasid.processor.watch.WatchIndex;
import rasid.processor.watch.WatchIndex.ParsedWatch;

/// The watches a processor knows, with their versions, indexed as they arrive, and which of them
/// hold at a place in the stream.
///
/// One thread writes; the stream threads read, each where it stands.
final class WatchBook {
  private static final Logger LOG = LoggerFactory.getLogger(WatchBook.class);

  private final WatchHistory<ParsedWatch> history =
      new WatchHistory<>(parsed -> parsed.watch().since());
  private final WatchIndex index = new WatchIndex();

  /// Takes in a watch as it arrives. One whose query cannot be read is left out, and said so; the
  /// version before it holds on.
  void put(Headers headers, Watch watch) {
    switch (QueryParser.parse(watch.query())) {
      case QueryOutcome.Wrong wrong -> {
        LOG.warn(
            "watch left out watch={} version={} reason=\"{}\"", watch.id(), watch.version(), wrong);
        history.passOver(headers);
      }
      case QueryOutcome.Parsed(var query) -> {
        var parsed = new ParsedWatch(watch, query);
        index.put(parsed);
        history.put(headers, watch.id(), parsed);
      }
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

  /// The index of all versions of all watches.
  WatchIndex index() {
    return index;
  }

  /// Which versions hold at a moment, and are enabled.
  ///
  /// @throws IllegalStateException when changes that the moment names do not arrive
  Predicate<ParsedWatch> holdingAt(Moment moment) {
    history.await(moment);
    return parsed ->
        parsed.watch().enabled()
            && history.at(moment, parsed.watch().id()).filter(parsed::equals).isPresent();
  }
}
