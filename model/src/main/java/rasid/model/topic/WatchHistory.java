package rasid.model.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// What the watches topic says, change by change, so that a reader of ticks can ask for the watches
/// as they held at a tick.
///
/// Every change bears a number ([CloudEvents#SEQUENCE]), and every tick the number of the last
/// change known to whoever wrote it ([rasid.model.Tick#changes()]): a change holds from the first
/// tick that names it. So a replay changes over at the same place of the stream, however fast it or
/// the first run read the two topics. A change without a number, and any change where ticks name
/// none, holds from its watch's `since`; a removal then at once.
///
/// One thread writes, others read and may wait for it.
///
/// @param <V> what is kept of a watch
public final class WatchHistory<V> {
  /// Most versions kept of one watch: ten years of weekly changes.
  public static final int MOST_VERSIONS = 500;

  private final Arrivals arrivals;
  private final Function<V, Instant> since;
  private final Map<String, List<Version<V>>> versions = new HashMap<>();

  /// The history of the watches themselves.
  ///
  /// @param since from which recorded time a watch holds where no tick names its change
  public WatchHistory(Function<V, Instant> since) {
    this(since, new Arrivals("watches", "`rasid watch add` begins it again"));
  }

  private WatchHistory(Function<V, Instant> since, Arrivals arrivals) {
    this.since = since;
    this.arrivals = arrivals;
  }

  /// The history of what was learned before they were given, see [Topics#baselines()].
  public static WatchHistory<byte[]> ofBaselines() {
    return new WatchHistory<>(
        _ -> Instant.EPOCH,
        new Arrivals("baselines", "a copy of the watches topic needs one of the baselines too"));
  }

  private record Version<V>(@Nullable Long number, @Nullable V value) {}

  /// A place in the stream.
  ///
  /// @param at recorded time of the last tick
  /// @param changes number of the last change that the tick names, or null where it names none
  public record Moment(Instant at, @Nullable Long changes) {}

  /// The number of the change that a record is part of, if it has one.
  public static OptionalLong number(Headers headers) {
    var header = headers.lastHeader(CloudEvents.SEQUENCE);
    if (header == null || header.value() == null) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(new String(header.value(), UTF_8)));
    } catch (NumberFormatException _) {
      return OptionalLong.empty(); // written by nobody of ours
    }
  }

  /// Takes in a record.
  ///
  /// @param value null where the watch is removed
  public void put(Headers headers, String id, @Nullable V value) {
    keep(headers, id, value);
    passOver(headers);
  }

  private synchronized void keep(Headers headers, String id, @Nullable V value) {
    var number = number(headers);
    var known = versions.computeIfAbsent(id, _ -> new ArrayList<>());
    known.add(new Version<>(number.isPresent() ? number.getAsLong() : null, value));
    if (known.size() > MOST_VERSIONS) {
      known.removeFirst();
    }
  }

  /// Takes note of a record that changes nothing, for it cannot be used.
  public void passOver(Headers headers) {
    number(headers).ifPresent(arrivals::reach);
  }

  /// A watch as it holds at a moment.
  public synchronized Optional<V> at(Moment moment, String id) {
    return holding(versions.getOrDefault(id, List.of()), moment);
  }

  /// All watches as they hold at a moment.
  public synchronized List<V> all(Moment moment) {
    return versions.values().stream().flatMap(known -> holding(known, moment).stream()).toList();
  }

  /// Waits until all changes are read that a moment names.
  ///
  /// @throws IllegalStateException when they do not come: without them other articles would match
  ///   than in a replay
  public void await(Moment moment) {
    if (moment.changes != null) {
      arrivals.await(moment.changes);
    }
  }

  private Optional<V> holding(List<Version<V>> known, Moment moment) {
    for (int i = known.size() - 1; i >= 0; i--) {
      var version = known.get(i);
      if (holds(version, moment)) {
        return Optional.ofNullable(version.value);
      }
    }
    return Optional.empty();
  }

  private boolean holds(Version<V> version, Moment moment) {
    if (version.number != null && moment.changes != null) {
      return version.number <= moment.changes;
    }
    return version.value == null || !since.apply(version.value).isAfter(moment.at);
  }
}
