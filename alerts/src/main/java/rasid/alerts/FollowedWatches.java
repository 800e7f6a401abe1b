package rasid.alerts;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.alerts.count.Baseline;
import rasid.alerts.count.Watches;
import rasid.model.Watch;
import rasid.model.topic.JsonSerde;
import rasid.model.topic.WatchHistory;
import rasid.model.topic.WatchHistory.Moment;

/// The watches and their baselines as their topics tell of them.
///
/// For one thread; the histories may be written by another.
final class FollowedWatches implements Watches {
  private static final Logger LOG = LoggerFactory.getLogger(FollowedWatches.class);

  private final WatchHistory<Watch> watches;
  private final WatchHistory<byte[]> baselines;
  private final Map<String, Integer> sharing = new HashMap<>();
  private @Nullable Moment counted;

  FollowedWatches(WatchHistory<Watch> watches, WatchHistory<byte[]> baselines) {
    this.watches = watches;
    this.baselines = baselines;
  }

  @Override
  public Optional<Watch> at(Moment moment, String id) {
    watches.await(moment);
    return watches.at(moment, id);
  }

  @Override
  public int sharing(Moment moment, String desk) {
    // What a change of watches holds stays until the next one.
    if (counted == null
        || moment.changes() == null
        || !moment.changes().equals(counted.changes())) {
      watches.await(moment);
      sharing.clear();
      for (var watch : watches.all(moment)) {
        if (watch.enabled() && watch.shared() && watch.desk() != null) {
          sharing.merge(watch.desk(), 1, Integer::sum);
        }
      }
      counted = moment;
    }
    return sharing.getOrDefault(desk, 1);
  }

  @Override
  public Optional<Baseline> baseline(String id, long number) {
    // Written together with the change of the watch, so it is there or will be at once.
    var moment = new Moment(Instant.MAX, number);
    baselines.await(moment);
    return baselines.at(moment, id).flatMap(bytes -> read(id, bytes));
  }

  private static Optional<Baseline> read(String id, byte[] bytes) {
    try (var serde = new JsonSerde<>(Baseline.class)) {
      return Optional.of(serde.deserializer().deserialize("", bytes));
    } catch (SerializationException e) {
      LOG.warn("baseline left out watch={} reason=\"{}\"", id, e.getMessage());
      return Optional.empty();
    }
  }
}
