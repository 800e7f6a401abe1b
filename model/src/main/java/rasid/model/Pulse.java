package rasid.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// "My partition of `rasid-articles` has passed these ticks": the clock, the barrier and the
/// denominator of counting, sent to every partition of `rasid-mentions`.
///
/// @param partition the article partition that speaks
/// @param of how many article partitions there are
/// @param passed the ticks passed since its last pulse, ascending and without gap; one live, many
///   in a replay
public record Pulse(int partition, int of, List<Passed> passed) implements MentionFlow {
  public Pulse {
    if (partition < 0 || partition >= of) {
      throw new IllegalArgumentException("partition %d is not one of %d".formatted(partition, of));
    }
    if (passed.isEmpty()) {
      throw new IllegalArgumentException("a pulse passes at least one tick");
    }
    passed = List.copyOf(passed);
  }

  /// One tick, and what this partition held before it.
  ///
  /// @param tick its number
  /// @param at its recorded time
  /// @param every usual time between ticks, see [Tick#every()]
  /// @param volumes articles since the tick before, in the order of source and pane
  /// @param health sources that do not do well, see [Tick#health()]
  /// @param changes the last change of watches that holds, see [Tick#changes()]
  /// @param actions the last action that holds, see [Tick#actions()]
  public record Passed(
      long tick,
      Instant at,
      Duration every,
      List<Volume> volumes,
      Map<String, Health> health,
      @JsonInclude(Include.NON_NULL) @Nullable Long changes,
      @JsonInclude(Include.NON_NULL) @Nullable Long actions) {
    public Passed {
      volumes = List.copyOf(volumes);
      health = Collections.unmodifiableMap(new TreeMap<>(health));
    }

    /// One that names no change of watches and no action.
    public Passed(
        long tick, Instant at, Duration every, List<Volume> volumes, Map<String, Health> health) {
      this(tick, at, every, volumes, health, null, null);
    }
  }

  /// How many articles a source brought that count in one pane.
  ///
  /// @param source its id
  /// @param pane see [Pane]
  /// @param articles above 0
  public record Volume(String source, long pane, int articles) {}
}
