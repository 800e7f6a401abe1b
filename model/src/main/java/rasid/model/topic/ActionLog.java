package rasid.model.topic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import rasid.model.Action;

/// What the actions topic says, so that a reader of ticks can ask for what holds at a tick: an
/// action holds from the first tick that names its number, see [rasid.model.Tick#actions()]. One
/// without a number was written by nobody of ours and is passed over.
///
/// One thread writes, others read and may wait for it.
public final class ActionLog {
  private final Arrivals arrivals =
      new Arrivals("actions", "`rasid actions comment` begins it again");
  private final Map<String, List<Numbered>> bySubject = new HashMap<>();
  private final TreeMap<Long, Action> all = new TreeMap<>();

  private record Numbered(long number, Action action) {}

  /// Takes in a record; null takes nothing back.
  public void put(Headers headers, @Nullable Action action) {
    var number = WatchHistory.number(headers);
    if (number.isPresent() && action != null) {
      put(number.getAsLong(), action);
    }
    passOver(headers);
  }

  /// Takes note of a record that says nothing, for it cannot be used.
  public void passOver(Headers headers) {
    WatchHistory.number(headers).ifPresent(arrivals::reach);
  }

  private synchronized void put(long number, Action action) {
    if (all.put(number, action) == null) {
      bySubject
          .computeIfAbsent(action.subject(), _ -> new ArrayList<>())
          .add(new Numbered(number, action));
    }
  }

  /// Waits until all actions up to a number have been read.
  ///
  /// @throws IllegalStateException when they do not come
  public void await(long number) {
    arrivals.await(number);
  }

  /// Whether a watch is muted at a time.
  ///
  /// @param number of the last action that holds
  public boolean isMuted(String watch, long number, Instant at) {
    return last(
            watch,
            number,
            action ->
                switch (action) {
                  case Action.Mute mute -> holds(mute.until(), at);
                  case Action.Unmute _ -> false;
                  default -> null;
                })
        .orElse(false);
  }

  /// Whether an alert is acknowledged at a time.
  ///
  /// @param number of the last action that holds
  public boolean isAcknowledged(String alert, long number, Instant at) {
    return last(
            alert,
            number,
            action -> action instanceof Action.Acknowledge known ? holds(known.until(), at) : null)
        .orElse(false);
  }

  private static boolean holds(@Nullable Instant until, Instant at) {
    return until == null || at.isBefore(until);
  }

  private synchronized Optional<Boolean> last(
      String subject, long number, Function<Action, @Nullable Boolean> says) {
    var actions = bySubject.getOrDefault(subject, List.of());
    for (int i = actions.size() - 1; i >= 0; i--) {
      if (actions.get(i).number <= number) {
        var said = says.apply(actions.get(i).action);
        if (said != null) {
          return Optional.of(said);
        }
      }
    }
    return Optional.empty();
  }

  /// The actions after a number up to another, in order.
  public synchronized List<Action> between(long after, long upTo) {
    return after >= upTo ? List.of() : List.copyOf(all.subMap(after, false, upTo, true).values());
  }
}
