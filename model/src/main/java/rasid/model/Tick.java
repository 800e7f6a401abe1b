package rasid.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

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
public record Tick(long number, Instant at, Duration every, int of, Map<String, Health> health)
    implements ArticleFlow {
  public Tick {
    Require.atLeast("tick number", 1, number);
    Require.atLeast("partitions", 1, of);
    Require.atLeast("milliseconds between ticks", 1, every.toMillis());
    health = Collections.unmodifiableMap(new TreeMap<>(health));
  }
}
