package rasid.alerts;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.alerts.count.Baseline;
import rasid.alerts.count.Watches;
import rasid.model.AlertKind;
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
  private final Predicate<String> here;
  private @Nullable Standing standing;

  /// @param here whether the mentions of a watch, by its id, come here
  FollowedWatches(
      WatchHistory<Watch> watches, WatchHistory<byte[]> baselines, Predicate<String> here) {
    this.watches = watches;
    this.baselines = baselines;
    this.here = here;
  }

  /// What has to be asked of all watches, at one moment.
  private record Standing(Moment moment, Map<String, Integer> sharing, SortedSet<String> drops) {
    // What a change of watches brings stays until the next one.
    boolean holds(Moment other) {
      return other.equals(moment)
          || (other.changes() != null && other.changes().equals(moment.changes()));
    }
  }

  private Standing standing(Moment moment) {
    if (standing == null || !standing.holds(moment)) {
      watches.await(moment);
      var sharing = new HashMap<String, Integer>();
      var drops = new TreeSet<String>();
      for (var watch : watches.all(moment)) {
        if (watch.enabled() && watch.shared() && watch.desk() != null) {
          sharing.merge(watch.desk(), 1, Integer::sum);
        }
        if (watch.enabled() && watch.kind() == AlertKind.DROP && here.test(watch.id())) {
          drops.add(watch.id());
        }
      }
      standing = new Standing(moment, sharing, drops);
    }
    return standing;
  }

  @Override
  public Optional<Watch> at(Moment moment, String id) {
    watches.await(moment);
    return watches.at(moment, id);
  }

  @Override
  public int sharing(Moment moment, String desk) {
    return standing(moment).sharing.getOrDefault(desk, 1);
  }

  @Override
  public SortedSet<String> drops(Moment moment) {
    return standing(moment).drops;
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
