package rasid.desk.backtest;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Where to begin to read.
final class Offsets {
  private Offsets() {}

  /// The first offset at or after an instant, of each partition; the end where all is older.
  ///
  /// @param from null for the beginning
  static Map<TopicPartition, Long> since(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions, @Nullable Instant from) {
    if (from == null) {
      return consumer.beginningOffsets(partitions);
    }
    var offsets = new HashMap<>(consumer.endOffsets(partitions));
    consumer
        .offsetsForTimes(partitions.stream().collect(toMap(one -> one, _ -> from.toEpochMilli())))
        .forEach(
            (partition, found) -> {
              if (found != null) {
                offsets.put(partition, found.offset());
              }
            });
    return offsets;
  }
}
