package rasid.alerts;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import rasid.alerts.deliver.Channel;
import rasid.model.topic.Cluster;
import rasid.model.topic.Topics;

/// Settings of the alerts service.
///
/// @param cluster the Kafka to work on
/// @param topics the topics to read and write
/// @param stateDir where its stores live; an own folder for every process
/// @param threads stream threads, from 1
/// @param commit how often results are committed: the longest that an alert waits
/// @param channels where alerts are delivered; none in a replay
public record AlertsConfig(
    Cluster cluster,
    Topics topics,
    Path stateDir,
    int threads,
    Duration commit,
    List<Channel> channels) {
  public AlertsConfig {
    channels = List.copyOf(channels);
  }
}
