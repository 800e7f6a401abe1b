package rasid.processor;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import rasid.model.Article;
import rasid.model.Pane;
import rasid.model.Pulse;
import rasid.model.Tick;
import rasid.model.topic.JsonSerde;
import rasid.model.topic.WatchHistory;

/// What one partition of articles remembers between records: its last tick, the articles since
/// then, and the ticks it has passed but not told yet.
///
/// Each is kept in a store, so that a commit between any two records loses nothing, and on the
/// heap, where it is read.
final class TickClock {
  static final String LAST = "last-tick";
  static final String VOLUMES = "volumes";
  static final String PASSED = "passed-ticks";

  private static final String KEY = "last";

  private final int partition;
  private final int partitions;
  private final KeyValueStore<String, Last> lastStore;
  private final KeyValueStore<String, Integer> volumeStore;
  private final KeyValueStore<Long, Pulse.Passed> passedStore;

  private Last last = new Last(0, Instant.EPOCH, null);
  private final TreeMap<SourcePane, Integer> volumes = new TreeMap<>();
  private final TreeMap<Long, Pulse.Passed> passed = new TreeMap<>();

  /// The last tick seen.
  ///
  /// @param number 0 before the first
  /// @param at its recorded time; before the first, [Instant#EPOCH]
  /// @param changes see [Tick#changes()]
  record Last(long number, Instant at, @JsonInclude(Include.NON_NULL) @Nullable Long changes) {

    /// The place in the stream at which watches are asked for.
    WatchHistory.Moment moment() {
      return new WatchHistory.Moment(at, changes);
    }
  }

  private record SourcePane(String source, long pane) implements Comparable<SourcePane> {
    static SourcePane parse(String key) {
      int colon = key.indexOf(':');
      return new SourcePane(key.substring(0, colon), Long.parseLong(key.substring(colon + 1)));
    }

    String key() {
      return source + ":" + pane;
    }

    @Override
    public int compareTo(SourcePane other) {
      int bySource = source.compareTo(other.source);
      return bySource != 0 ? bySource : Long.compare(pane, other.pane);
    }
  }

  /// Takes up what the stores remember.
  TickClock(
      int partition,
      int partitions,
      KeyValueStore<String, Last> lastStore,
      KeyValueStore<String, Integer> volumeStore,
      KeyValueStore<Long, Pulse.Passed> passedStore) {
    this.partition = partition;
    this.partitions = partitions;
    this.lastStore = lastStore;
    this.volumeStore = volumeStore;
    this.passedStore = passedStore;
    var known = lastStore.get(KEY);
    if (known != null) {
      last = known;
    }
    try (var all = volumeStore.all()) {
      all.forEachRemaining(entry -> volumes.put(SourcePane.parse(entry.key), entry.value));
    }
    try (var all = passedStore.all()) {
      all.forEachRemaining(entry -> passed.put(entry.key, entry.value));
    }
  }

  static List<StoreBuilder<?>> stores() {
    return List.of(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(LAST), Serdes.String(), new JsonSerde<>(Last.class))
            .withCachingEnabled(),
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(VOLUMES), Serdes.String(), Serdes.Integer())
            .withCachingEnabled(),
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(PASSED),
                Serdes.Long(),
                new JsonSerde<>(Pulse.Passed.class))
            .withCachingEnabled());
  }

  Last last() {
    return last;
  }

  int partition() {
    return partition;
  }

  /// Counts an article towards the next tick.
  void count(Article article) {
    var key = new SourcePane(article.source(), Pane.of(article.countedAt()));
    volumeStore.put(key.key(), volumes.merge(key, 1, Integer::sum));
  }

  /// Passes a tick: the articles counted since the one before belong to it.
  ///
  /// @throws IllegalStateException when a tick is missing, time runs back, or the articles topic
  ///   has other partitions than this service counts with: an alert would be wrong
  void pass(Tick tick) {
    if (tick.of() != partitions) {
      throw broken(
          tick,
          "was written for %d partitions and this service runs with %d; start it with the partitions of the topic, or replay into new topics"
              .formatted(tick.of(), partitions));
    }
    if (last.number > 0 && tick.number() != last.number + 1) {
      throw broken(
          tick,
          "follows tick %d; ticks count up by one, so records are missing or a second writer is at work"
              .formatted(last.number));
    }
    if (tick.at().isBefore(last.at)) {
      throw broken(
          tick, "is at %s, before tick %d at %s".formatted(tick.at(), last.number, last.at));
    }
    var counted = new ArrayList<Pulse.Volume>(volumes.size());
    volumes.forEach(
        (key, articles) -> {
          counted.add(new Pulse.Volume(key.source, key.pane, articles));
          volumeStore.delete(key.key());
        });
    volumes.clear();
    var pass =
        new Pulse.Passed(
            tick.number(),
            tick.at(),
            tick.every(),
            counted,
            tick.health(),
            tick.changes(),
            tick.actions());
    passed.put(pass.tick(), pass);
    passedStore.put(pass.tick(), pass);
    last = new Last(tick.number(), tick.at(), tick.changes());
    lastStore.put(KEY, last);
  }

  /// How many ticks are passed and not told.
  int untold() {
    return passed.size();
  }

  /// All of them as one pulse; they count as told.
  Pulse tell() {
    var pulse = new Pulse(partition, partitions, List.copyOf(passed.values()));
    passed.keySet().forEach(passedStore::delete);
    passed.clear();
    return pulse;
  }

  private IllegalStateException broken(Tick tick, String why) {
    return new IllegalStateException(
        "articles partition %d: tick %d %s".formatted(partition, tick.number(), why));
  }
}
