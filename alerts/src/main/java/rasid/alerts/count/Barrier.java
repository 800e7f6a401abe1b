package rasid.alerts.count;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import rasid.model.Health;
import rasid.model.Pulse;
import rasid.model.topic.WatchHistory;

/// Lets a tick through when every partition of `rasid-articles` has passed it: then no mention from
/// before it can be on its way.
///
/// Mutable, for one thread.
final class Barrier {
  private final TreeMap<Integer, Long> passed = new TreeMap<>();
  private final TreeMap<Long, Merging> waiting = new TreeMap<>();
  private long done;
  private int of;

  /// A tick that all partitions have passed, with what stood before it in all of them.
  record Passed(
      long number,
      Instant at,
      Duration every,
      Map<Volume, Integer> volumes,
      Map<String, Health> health,
      @Nullable Long changes,
      @Nullable Long actions) {

    /// The place in the stream at which watches are asked for.
    WatchHistory.Moment moment() {
      return new WatchHistory.Moment(at, changes);
    }
  }

  /// The articles of a source that count in a pane.
  record Volume(String source, long pane) implements Comparable<Volume> {
    @Override
    public int compareTo(Volume other) {
      int bySource = source.compareTo(other.source);
      return bySource != 0 ? bySource : Long.compare(pane, other.pane);
    }
  }

  private static final class Merging {
    private final Pulse.Passed first;
    private final TreeMap<Volume, Integer> volumes = new TreeMap<>();
    private final TreeMap<String, Health> health = new TreeMap<>();
    private int partitions;

    Merging(Pulse.Passed first) {
      this.first = first;
    }

    void add(Pulse.Passed part) {
      if (!part.at().equals(first.at())) {
        throw new IllegalStateException(
            "tick %d is at %s in one article partition and at %s in another: the articles topic was written by two clocks; start again with new topics"
                .formatted(part.tick(), first.at(), part.at()));
      }
      partitions++;
      health.putAll(part.health());
      for (var volume : part.volumes()) {
        volumes.merge(new Volume(volume.source(), volume.pane()), volume.articles(), Integer::sum);
      }
    }
  }

  /// A barrier behind which `done` was the last tick let through.
  Barrier(long done) {
    this.done = done;
  }

  /// The last tick let through.
  long done() {
    return done;
  }

  /// The ticks that a pulse lets through, ascending.
  ///
  /// Ticks already let through are passed over: after a restart pulses may be handed in again.
  ///
  /// @throws IllegalStateException when a partition misses a tick or partitions disagree about how
  ///   many there are: counting on would be wrong
  List<Passed> pass(Pulse pulse) {
    if (of != 0 && of != pulse.of()) {
      throw new IllegalStateException(
          "a pulse speaks of %d article partitions, others of %d: partitions are tied to counting state; replay into new topics"
              .formatted(pulse.of(), of));
    }
    of = pulse.of();
    for (var part : pulse.passed()) {
      // After a restart a partition that nothing waits for has passed just what was acted on.
      long last = passed.getOrDefault(pulse.partition(), done);
      if (last != 0 && part.tick() != last + 1 && part.tick() > done) {
        throw new IllegalStateException(
            "article partition %d passed tick %d after tick %d: a pulse is missing"
                .formatted(pulse.partition(), part.tick(), last));
      }
      passed.put(pulse.partition(), part.tick());
      if (part.tick() > done) {
        waiting.computeIfAbsent(part.tick(), _ -> new Merging(part)).add(part);
      }
    }
    return ready();
  }

  private List<Passed> ready() {
    var ready = new ArrayList<Passed>();
    while (!waiting.isEmpty() && waiting.firstEntry().getValue().partitions == of) {
      var tick = waiting.pollFirstEntry();
      var merged = tick.getValue();
      done = tick.getKey();
      ready.add(
          new Passed(
              done,
              merged.first.at(),
              merged.first.every(),
              merged.volumes,
              merged.health,
              merged.first.changes(),
              merged.first.actions()));
    }
    return ready;
  }
}
