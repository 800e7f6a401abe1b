package rasid.processor;

import java.nio.file.Path;
import java.time.Duration;
import rasid.model.topic.Cluster;
import rasid.model.topic.Topics;

/// Settings of the processor.
///
/// @param cluster how to reach Kafka
/// @param topics what it reads and writes
/// @param stateDir where Kafka Streams keeps its own notes; the stores are in memory and on topics
/// @param threads stream threads, from 1; more than there are article partitions stand idle
/// @param commit how often it commits, the longest that a mention may wait
public record ProcessorConfig(
    Cluster cluster, Topics topics, Path stateDir, int threads, Duration commit) {
  /// One commit in 100 ms: a reader waits half of that on average.
  public static final Duration DEFAULT_COMMIT = Duration.ofMillis(100);

  public ProcessorConfig {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, is " + threads);
    }
    if (commit.toMillis() < 1) {
      throw new IllegalArgumentException("commit must be at least 1 ms, is " + commit);
    }
  }
}
