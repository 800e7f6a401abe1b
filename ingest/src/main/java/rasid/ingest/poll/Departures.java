package rasid.ingest.poll;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.ingest.clock.PacedClock;
import rasid.ingest.publish.Publication;
import rasid.ingest.publish.SourcePartition;

/// Sources that are no longer on the list, marked as such in what is remembered of them: once for
/// each list and each partition this instance comes to own.
///
/// Used by the poller's own thread; the writing is done on others.
final class Departures {
  private static final Logger LOG = LoggerFactory.getLogger(Departures.class);

  private final PacedClock clock;
  private final ExecutorService threads;
  // By which list each partition was gone through.
  private final IdentityHashMap<SourcePartition, List<Source>> done = new IdentityHashMap<>();

  Departures(PacedClock clock, ExecutorService threads) {
    this.clock = clock;
    this.threads = threads;
  }

  /// Goes through the partitions that have not been gone through by this list.
  ///
  /// @param underWay ids of the sources that are being polled; a partition with one of them that is
  ///   to go waits until that poll has written what it knows
  void mark(List<Source> listed, List<SourcePartition> owned, Set<String> underWay) {
    done.keySet().retainAll(owned);
    Set<String> ids = null;
    for (var partition : owned) {
      if (listed.equals(done.get(partition))) {
        continue;
      }
      ids = ids == null ? listed.stream().map(Source::id).collect(Collectors.toSet()) : ids;
      var known = ids;
      var gone =
          partition.states().stream()
              .filter(state -> state.removedAt() == null && !known.contains(state.id()))
              .toList();
      if (gone.stream().noneMatch(state -> underWay.contains(state.id()))) {
        done.put(partition, listed);
        if (!gone.isEmpty()) {
          threads.execute(() -> gone.forEach(state -> mark(state.id(), partition)));
        }
      }
    }
  }

  private void mark(String id, SourcePartition partition) {
    var now = clock.instant();
    var state = partition.state(id).map(known -> SourceLife.removed(known, now));
    if (state.isPresent()
        && partition.publish(new Publication(List.of(), List.of(), state.get(), List.of(), now))) {
      LOG.info("source let go source={} why=\"no longer on the list\"", id);
    }
  }
}
