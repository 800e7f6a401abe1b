package rasid.ingest.tick;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.ingest.clock.PacedClock;
import rasid.ingest.wire.CommittedRecords;
import rasid.ingest.wire.Ownership;
import rasid.model.Health;
import rasid.model.Tick;
import rasid.model.topic.Cluster;
import rasid.model.topic.Topics;

/// Writes the recorded clock, if it is this instance's turn.
///
/// The turn is the one partition of the ticks topic, handed out by the group `PREFIX-ticks`. The
/// owner's producer has a fixed transactional id, so becoming the owner fences the one before; each
/// tick commits the owner's place in the group too, so a member that was thrown out writes nothing.
/// Numbers are therefore without gap, whoever dies when.
public final class TickWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TickWriter.class);
  private static final Duration LONGEST_POLL = Duration.ofMillis(200);

  private final Cluster cluster;
  private final Topics topics;
  private final Duration beat;
  private final PacedClock clock;
  private final Supplier<Map<String, Health>> unwell;
  private final Consumer<Throwable> broken;
  private final KafkaConsumer<byte[], byte[]> member;
  private final TopicPartition turn;
  private final Thread thread;
  private volatile boolean closed;

  private @Nullable KafkaProducer<byte[], byte[]> producer;
  private @Nullable Changes changes;
  private @Nullable Changes actions;
  private long lastNumber;
  private Instant lastAt = Instant.EPOCH;
  private long nextBeat = System.nanoTime();
  private long heldUntil = System.nanoTime();

  private TickWriter(
      Cluster cluster,
      Topics topics,
      Duration beat,
      PacedClock clock,
      Supplier<Map<String, Health>> unwell,
      Consumer<Throwable> broken) {
    this.cluster = cluster;
    this.topics = topics;
    this.beat = beat;
    this.clock = clock;
    this.unwell = unwell;
    this.broken = broken;
    this.member = Ownership.member(cluster, topics.prefix() + "-ticks");
    this.turn = new TopicPartition(topics.ticks().name(), 0);
    this.thread = Thread.ofPlatform().daemon().name("ingest-ticks").unstarted(this::run);
  }

  /// Joins those who wait for their turn.
  ///
  /// @param beat real time between two ticks
  /// @param unwell asked at each tick for the sources that do not do well
  /// @param broken told once, when ticks cannot be written any more
  public static TickWriter start(
      Cluster cluster,
      Topics topics,
      Duration beat,
      PacedClock clock,
      Supplier<Map<String, Health>> unwell,
      Consumer<Throwable> broken) {
    var writer = new TickWriter(cluster, topics, beat, clock, unwell, broken);
    writer.thread.start();
    return writer;
  }

  private void run() {
    try (member) {
      member.subscribe(List.of(turn.topic()), new Handover());
      while (!closed) {
        member.poll(pause());
        step();
      }
    } catch (WakeupException _) {
      LOG.debug("ticks left");
    } catch (RuntimeException e) {
      if (!closed) {
        broken.accept(e);
      }
    } finally {
      giveUp(Ownership.CLOSE);
    }
  }

  private Duration pause() {
    long left = producer == null ? LONGEST_POLL.toNanos() : nextBeat - System.nanoTime();
    return Duration.ofNanos(Math.clamp(left, 0, LONGEST_POLL.toNanos()));
  }

  private void step() {
    try {
      if (producer == null && member.assignment().contains(turn) && isDue(heldUntil)) {
        takeTurn();
      }
      if (producer != null && changes != null && actions != null) {
        long change = changes.last();
        long action = actions.last();
        if (isDue(nextBeat)) {
          write(producer, change, action);
        }
      }
    } catch (KafkaException e) {
      if (Ownership.isHopeless(e)) {
        throw e;
      }
      // Fenced, thrown out of the group, or no answer: hold still, stay a member, and if the turn
      // is
      // ours still take it anew, which reads back whether the last tick was committed.
      LOG.warn("ticks stepped back last={} why=\"{}\"", lastNumber, e.getMessage());
      giveUp(Duration.ZERO);
      heldUntil = System.nanoTime() + Ownership.STEP_BACK.toNanos();
    }
  }

  private static boolean isDue(long nanos) {
    return System.nanoTime() - nanos >= 0;
  }

  private void takeTurn() {
    producer = Ownership.producer(cluster, TickRecords.transactionalId(topics));
    var last = CommittedRecords.lastTick(cluster, topics);
    lastNumber = last.map(Tick::number).orElse(0L);
    lastAt = last.map(Tick::at).orElse(Instant.EPOCH);
    changes = new Changes(cluster, topics.watches(), last.map(Tick::changes).orElse(0L));
    actions = new Changes(cluster, topics.actions(), last.map(Tick::actions).orElse(0L));
    nextBeat = System.nanoTime();
    LOG.info("ticks taken last={} at={}", lastNumber, lastAt);
  }

  private void write(KafkaProducer<byte[], byte[]> to, long change, long action) {
    var now = clock.instant();
    var tick =
        new Tick(
            lastNumber + 1,
            now.isBefore(lastAt) ? lastAt : now,
            clock.recordedIn(beat),
            topics.articlePartitions(),
            unwell.get(),
            change,
            action);
    to.beginTransaction();
    TickRecords.send(to, topics, tick);
    // The offset itself is read by nobody: it is the group's check of the member that counts.
    to.sendOffsetsToTransaction(
        Map.of(turn, new OffsetAndMetadata(lastNumber)), member.groupMetadata());
    to.commitTransaction();
    lastNumber = tick.number();
    lastAt = tick.at();
    // From the plan, not from now, so that beats do not drift; but never two at once to catch up.
    nextBeat = Math.max(nextBeat + beat.toNanos(), System.nanoTime());
  }

  private void giveUp(Duration patience) {
    var gone = producer;
    producer = null;
    if (gone != null) {
      gone.close(patience);
    }
    for (var followed : Arrays.asList(changes, actions)) {
      if (followed != null) {
        followed.close();
      }
    }
    changes = null;
    actions = null;
  }

  private final class Handover implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      member.pause(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      if (partitions.contains(turn)) {
        LOG.info("ticks given up last={}", lastNumber);
        giveUp(Ownership.CLOSE);
      }
    }
  }

  /// Leaves, after the tick under way.
  @Override
  public void close() {
    closed = true;
    member.wakeup();
    try {
      thread.join(Ownership.CLOSE.multipliedBy(3));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
