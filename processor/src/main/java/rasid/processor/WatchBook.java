package rasid.processor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.model.Watch;
import rasid.processor.watch.QueryOutcome;
import rasid.processor.watch.QueryParser;
import rasid.processor.watch.WatchIndex;
import rasid.processor.watch.WatchIndex.ParsedWatch;

/// The watches a processor knows, with their versions, and the index of those that hold at a
/// recorded time.
///
/// One thread writes, as watches arrive; the stream threads read. An index is built when it is
/// first asked for, so a thousand watches that arrive together are indexed once.
final class WatchBook {
  private static final Logger LOG = LoggerFactory.getLogger(WatchBook.class);

  // Versions of one watch kept: the one that holds, and those announced for later.
  private static final int MOST_VERSIONS = 8;

  private final Map<String, List<ParsedWatch>> versions = new TreeMap<>();
  private volatile Edition edition = new Edition(List.of());

  /// Takes in a watch as it arrives. One whose query cannot be read is left out, and said so; the
  /// version before it holds on.
  synchronized void put(Watch watch) {
    switch (QueryParser.parse(watch.query())) {
      case QueryOutcome.Mistake mistake ->
          LOG.warn(
              "watch left out watch={} version={} reason=\"{}\"",
              watch.id(),
              watch.version(),
              mistake);
      case QueryOutcome.Parsed(var query) -> {
        var known = versions.computeIfAbsent(watch.id(), _ -> new ArrayList<>());
        known.removeIf(present -> present.watch().version() == watch.version());
        known.add(new ParsedWatch(watch, query));
        if (known.size() > MOST_VERSIONS) {
          known.removeFirst();
        }
        renew();
      }
    }
  }

  /// Forgets a watch.
  synchronized void remove(String id) {
    if (versions.remove(id) != null) {
      renew();
    }
  }

  /// Whether it knows no watch.
  synchronized boolean isEmpty() {
    return versions.isEmpty();
  }

  /// The index of the watches that hold at a recorded time: of each, the version that arrived last
  /// among those whose `since` is not after it, if it is enabled.
  WatchIndex at(Instant at) {
    return edition.at(at);
  }

  private void renew() {
    edition = new Edition(versions.values().stream().map(List::copyOf).toList());
  }

  /// The watches as they are between two arrivals.
  private static final class Edition {
    private final List<List<ParsedWatch>> watches;
    private final TreeSet<Instant> changes = new TreeSet<>();
    private final Map<Instant, WatchIndex> indexes = new ConcurrentSkipListMap<>();

    Edition(List<List<ParsedWatch>> watches) {
      this.watches = watches;
      changes.add(Instant.MIN);
      watches.forEach(known -> known.forEach(version -> changes.add(version.watch().since())));
    }

    WatchIndex at(Instant at) {
      // Between two changes the same versions hold.
      var change = changes.floor(at);
      return indexes.computeIfAbsent(change == null ? Instant.MIN : change, this::index);
    }

    private WatchIndex index(Instant at) {
      var holding = new ArrayList<ParsedWatch>();
      for (var known : watches) {
        known.reversed().stream()
            .filter(version -> !version.watch().since().isAfter(at))
            .findFirst()
            .filter(version -> version.watch().enabled())
            .ifPresent(holding::add);
      }
      return WatchIndex.of(holding);
    }
  }
}
