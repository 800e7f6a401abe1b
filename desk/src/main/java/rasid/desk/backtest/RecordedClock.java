package rasid.desk.backtest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import rasid.model.MentionFlow;
import rasid.model.Pulse;
import rasid.model.topic.Cluster;
import rasid.model.topic.Topic;
import rasid.model.topic.Topics;

/// The ticks that all article partitions have passed, in order, read from the pulses of one
/// partition of mentions, which has them all.
///
/// All partitions tell of the same ticks, so those of the first are read and of the others only how
/// far they are: a live stream of 90 days holds six million pulses. It ends where the topic ended
/// when it was opened. For one thread.
final class RecordedClock implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Topic<String, MentionFlow> topic;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final TopicPartition partition;
  private final long end;
  private final ArrayDeque<Pulse.Passed> ticks = new ArrayDeque<>();
  private final Map<Integer, byte[]> newest = new TreeMap<>();
  private final Map<Integer, Long> reached = new TreeMap<>();
  private int of = 1;
  private boolean ended;

  /// @param from recorded time from which on ticks are wanted, or null for all
  RecordedClock(Cluster cluster, Topics topics, @Nullable Instant from) {
    topic = topics.mentions();
    partition = new TopicPartition(topic.name(), 0);
    var bytes = new ByteArrayDeserializer();
    consumer = new KafkaConsumer<>(cluster.consumer(), bytes, bytes);
    consumer.assign(List.of(partition));
    end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    Offsets.since(consumer, List.of(partition), from).forEach(consumer::seek);
  }

  /// The next tick, if there is one; it stays until [#next].
  Optional<Pulse.Passed> peek() {
    while (!ended && !isPassed(ticks.peek())) {
      read();
    }
    return isPassed(ticks.peek()) ? Optional.of(ticks.element()) : Optional.empty();
  }

  /// Takes the next tick.
  ///
  /// @throws java.util.NoSuchElementException when there is none
  Pulse.Passed next() {
    return peek().map(_ -> ticks.remove()).orElseThrow();
  }

  private boolean isPassed(Pulse.@Nullable Passed tick) {
    return tick != null
        && reached.size() == of
        && reached.values().stream().allMatch(passed -> passed >= tick.tick());
  }

  private void read() {
    if (consumer.position(partition) >= end) {
      // How far a pulse of many ticks goes is not in its header: live, it is of one.
      newest.forEach((who, pulse) -> reached.put(who, lastTick(parse(pulse))));
      ended = true;
      return;
    }
    for (var record : consumer.poll(POLL)) {
      if (record.key() == null && record.value() != null && record.offset() < end) {
        take(record);
      }
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    var header = record.headers().lastHeader("ce_id");
    var id = header == null ? "" : new String(header.value(), UTF_8);
    int colon = id.indexOf(':');
    if (colon < 0 || id.startsWith("0:")) {
      if (parse(record.value()) instanceof Pulse pulse) {
        of = pulse.of();
        reached.put(pulse.partition(), lastTick(pulse));
        if (pulse.partition() == 0) {
          ticks.addAll(pulse.passed());
        }
      }
      return;
    }
    int who = Integer.parseInt(id.substring(0, colon));
    newest.put(who, record.value());
    reached.put(who, Long.parseLong(id.substring(colon + 1)));
  }

  private MentionFlow parse(byte[] value) {
    return topic.values().deserializer().deserialize(topic.name(), value);
  }

  private static long lastTick(MentionFlow flow) {
    return flow instanceof Pulse pulse ? pulse.passed().getLast().tick() : 0;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
