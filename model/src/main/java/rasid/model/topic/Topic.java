package rasid.model.topic;

import java.util.Map;
import org.apache.kafka.common.serialization.Serde;

/// One topic: its name, how keys and values are written, and how it is kept.
///
/// @param name as Kafka knows it
/// @param keys serde of the keys
/// @param values serde of the values
/// @param partitions how many a new one gets
/// @param settings topic settings a new one gets
public record Topic<K, V>(
    String name, Serde<K> keys, Serde<V> values, int partitions, Map<String, String> settings) {
  public Topic {
    settings = Map.copyOf(settings);
  }
}
