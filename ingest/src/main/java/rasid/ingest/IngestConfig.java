package rasid.ingest;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import rasid.ingest.clock.PacedClock;
import rasid.ingest.fetch.FetchLimits;
import rasid.ingest.fetch.Fetcher;
import rasid.ingest.poll.PollSchedule;
import rasid.ingest.push.PushConfig;
import rasid.model.topic.Cluster;
import rasid.model.topic.Topics;

/// Settings of ingest.
///
/// @param cluster where Kafka is
/// @param topics which Rasid this is
/// @param feeds an OPML file, the list of sources
/// @param tick real time between two ticks: the grain in which a burst can be noticed; 100 ms to 1
///   min
/// @param clock recorded time; the system's, but for a demo that runs faster
/// @param schedule how often sources are asked
/// @param limits how much is let in
/// @param userAgent who we say we are, see [rasid.ingest.fetch.UserAgent]
/// @param push where hubs find us, or null: no hub is then asked for anything
public record IngestConfig(
    Cluster cluster,
    Topics topics,
    Path feeds,
    Duration tick,
    PacedClock clock,
    PollSchedule schedule,
    FetchLimits limits,
    String userAgent,
    @Nullable PushConfig push) {
  /// 5 s: short beside a pane of 5 minutes, long beside a transaction.
  public static final Duration DEFAULT_TICK = Duration.ofSeconds(5);

  private static final Duration SHORTEST_TICK = Duration.ofMillis(100);
  private static final Duration LONGEST_TICK = Duration.ofMinutes(1);

  public IngestConfig {
    requireTick(tick);
  }

  /// Refuses a time between two ticks that is too short or too long.
  ///
  /// @throws IllegalArgumentException when it is
  public static void requireTick(Duration tick) {
    if (tick.compareTo(SHORTEST_TICK) < 0 || tick.compareTo(LONGEST_TICK) > 0) {
      throw new IllegalArgumentException(
          "ticks must be from %s to %s apart, not %s".formatted(SHORTEST_TICK, LONGEST_TICK, tick));
    }
  }

  /// Live, with all defaults.
  public IngestConfig(Cluster cluster, Topics topics, Path feeds) {
    this(cluster, topics, feeds, DEFAULT_TICK, PacedClock.live());
  }

  /// With the default schedule and limits.
  public IngestConfig(Cluster cluster, Topics topics, Path feeds, Duration tick, PacedClock clock) {
    this(cluster, topics, feeds, tick, clock, PollSchedule.DEFAULT, FetchLimits.DEFAULT);
  }

  /// Without a contact.
  public IngestConfig(
      Cluster cluster,
      Topics topics,
      Path feeds,
      Duration tick,
      PacedClock clock,
      PollSchedule schedule,
      FetchLimits limits) {
    this(cluster, topics, feeds, tick, clock, schedule, limits, Fetcher.USER_AGENT, null);
  }
}
