package rasid.desk.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import rasid.model.topic.Cluster;
import rasid.model.topic.Topics;

/// A stream as its topics hold it: the articles of `rasid-tagged`, and the ticks that
/// `rasid-mentions` tells of.
///
/// Reads without a group and without a trace, up to what stood there when it began.
public final class TopicRecording {
  private static final Duration POLL = Duration.ofMillis(200);

  // Articles come in the order of sight but for a poll's own: so much earlier one begins to read.
  private static final Duration MARGIN = Duration.ofHours(1);

  private final Cluster cluster;
  private final Topics topics;

  /// The topics must exist.
  public TopicRecording(Cluster cluster, Topics topics) {
    this.cluster = cluster;
    this.topics = topics;
  }

  /// What reading came to.
  ///
  /// @param unreadable records that are no tagged articles
  /// @param unclocked articles that bear no place in the recorded clock, tagged by a Rasid from
  ///   before it was told; they are left out
  public record Read(long unreadable, long unclocked) {}

  /// Told now and then how far it is.
  @FunctionalInterface
  public interface Progress {
    /// @param done records read
    /// @param of records there are, about
    void at(long done, long of);
  }

  /// Plays it into a backtest.
  ///
  /// @param from recorded time to begin at, or null for all there is
  public Read play(Backtest into, @Nullable Instant from, Progress progress) {
    var bytes = new ByteArrayDeserializer();
    var settings = cluster.consumer();
    settings.put("max.poll.records", "2000");
    settings.put("fetch.max.bytes", Integer.toString(32 << 20));
    settings.put("max.partition.fetch.bytes", Integer.toString(8 << 20));
    try (var clock = new RecordedClock(cluster, topics, from);
        var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      return new Reading(clock, consumer, into, from).read(progress);
    }
  }

  private final class Reading {
    private final RecordedClock clock;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Backtest into;
    private final Map<TopicPartition, Long> ends;
    private final Map<TopicPartition, Long> passed = new HashMap<>();
    private final AtomicLong unreadable = new AtomicLong();
    private final @Nullable Instant from;
    private long unclocked;
    private long done;

    Reading(
        RecordedClock clock,
        KafkaConsumer<byte[], byte[]> consumer,
        Backtest into,
        @Nullable Instant from) {
      this.clock = clock;
      this.consumer = consumer;
      this.into = into;
      this.from = from;
      var partitions =
          consumer.partitionsFor(topics.tagged().name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      // After the clock's end was taken: so all articles before its last tick are among them.
      ends = consumer.endOffsets(partitions);
      Offsets.since(consumer, partitions, from == null ? null : from.minus(MARGIN))
          .forEach(consumer::seek);
    }

    Read read(Progress progress) {
      long whole = 0;
      for (var end : ends.entrySet()) {
        whole += end.getValue() - consumer.position(end.getKey());
      }
      while (true) {
        long safe = Long.MAX_VALUE;
        for (var end : ends.entrySet()) {
          var partition = end.getKey();
          if (consumer.position(partition) >= end.getValue()) {
            consumer.pause(List.of(partition));
          } else {
            safe = StrictMath.min(safe, passed.getOrDefault(partition, 0L));
          }
        }
        tick(safe);
        if (safe == Long.MAX_VALUE) {
          progress.at(done, done);
          return new Read(unreadable.get(), unclocked);
        }
        take(consumer.poll(POLL));
        progress.at(done, whole);
      }
    }

    // Ticks before which no article is missing.
    private void tick(long safe) {
      while (clock.peek().filter(tick -> tick.tick() <= safe).isPresent()) {
        var tick = clock.next();
        if (from == null || !tick.at().isBefore(from)) {
          into.tick(tick);
        }
      }
    }

    private void take(Iterable<ConsumerRecord<byte[], byte[]>> records) {
      // Reading JSON and matching is nearly all the work; the order is kept.
      var read =
          StreamSupport.stream(records.spliterator(), false).toList().parallelStream()
              .filter(record -> record.offset() < ends.getOrDefault(partition(record), 0L))
              .map(record -> new Placed(partition(record), noted(record)))
              .toList();
      for (var placed : read) {
        done++;
        var noted = placed.noted;
        if (noted == null) {
          continue;
        }
        if (noted.after() == Noted.UNKNOWN) {
          unclocked++;
          continue;
        }
        passed.merge(placed.partition, noted.after(), StrictMath::max);
        into.article(noted);
      }
    }

    private record Placed(TopicPartition partition, @Nullable Noted noted) {}

    private static TopicPartition partition(ConsumerRecord<?, ?> record) {
      return new TopicPartition(record.topic(), record.partition());
    }

    private @Nullable Noted noted(ConsumerRecord<byte[], byte[]> record) {
      try {
        var topic = topics.tagged();
        return into.note(topic.values().deserializer().deserialize(topic.name(), record.value()));
      } catch (SerializationException _) {
        unreadable.incrementAndGet();
        return null;
      }
    }
  }
}
