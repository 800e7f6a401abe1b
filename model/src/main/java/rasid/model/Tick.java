package rasid.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One beat of the recorded clock, written into every partition of `rasid-articles`.
///
/// An article belongs to the first tick that follows it in its partition.
///
/// @param number counts up by one without gap, from 1
/// @param at recorded time of the beat; never before that of the tick before it
/// @param every usual time between two ticks at this point of the stream; a jump of `at` beyond
///   three of them means that nothing was ingested in between
/// @param of number of partitions of `rasid-articles`
/// @param health sources that do not do well, by source id; a source not named here is [Health#UP]
/// @param changes number of the last change of watches known when it was written: from this tick on
///   all changes up to it hold; null in ticks of an archive, or from before changes were named
/// @param actions number of the last [Action] known when it was written, likewise; null in ticks of
///   an archive, or from before actions were named
public record Tick(
    long number,
    Instant at,
    Duration every,
    int of,
    Map<String, Health> health,
    @JsonInclude(Include.NON_NULL) @Nullable Long changes,
    @JsonInclude(Include.NON_NULL) @Nullable Long actions)
    implements ArticleFlow {
  public Tick {
    Require.atLeast("tick number", 1, number);
    Require.atLeast("partitions", 1, of);
    Require.atLeast("milliseconds between ticks", 1, every.toMillis());
    health = Collections.unmodifiableMap(new TreeMap<>(health));
  }

  /// A tick that names no change of watches and no action.
  public Tick(long number, Instant at, Duration every, int of, Map<String, Health> health) {
    this(number, at, every, of, health, null, null);
  }
}
