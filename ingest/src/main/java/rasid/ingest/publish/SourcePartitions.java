package rasid.ingest.publish;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.ingest.wire.Ownership;
import rasid.ingest.wire.Records;
import rasid.model.topic.Cluster;
import rasid.model.topic.Topics;

/// The partitions of the sources this instance owns, as the group `PREFIX-ingest` hands them out.
public final class SourcePartitions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SourcePartitions.class);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Cluster cluster;
  private final Topics topics;
  private final KafkaConsumer<byte[], byte[]> member;
  private final Map<Integer, SourcePartition> owned = new ConcurrentHashMap<>();
  private final Set<String> claimed = ConcurrentHashMap.newKeySet();
  private final Consumer<Throwable> broken;
  private final Thread thread;
  private volatile boolean closed;
  private long heldUntil = System.nanoTime();

  private SourcePartitions(Cluster cluster, Topics topics, Consumer<Throwable> broken) {
    this.cluster = cluster;
    this.topics = topics;
    this.broken = broken;
    this.member = Ownership.member(cluster, topics.prefix() + "-ingest");
    this.thread = Thread.ofPlatform().daemon().name("ingest-sources").unstarted(this::run);
  }

  /// Joins the group.
  ///
  /// @param broken told once, when this instance cannot go on
  public static SourcePartitions join(Cluster cluster, Topics topics, Consumer<Throwable> broken) {
    var partitions = new SourcePartitions(cluster, topics, broken);
    partitions.thread.start();
    return partitions;
  }

  /// The partition of a source, if this instance owns it.
  public Optional<SourcePartition> of(String source) {
    return Optional.ofNullable(owned.get(Records.partitionOf(source, topics)))
        .filter(SourcePartition::isOpen);
  }

  /// Those this instance owns.
  public List<SourcePartition> owned() {
    return owned.values().stream().filter(SourcePartition::isOpen).toList();
  }

  /// Whether any source of this instance has brought an article.
  public boolean hasSeen(String brief) {
    return owned.values().stream().anyMatch(partition -> partition.anyHasSeen(brief));
  }

  /// Takes an article for one poll, so that two sources polled at the same time do not both publish
  /// it.
  ///
  /// @return false when another poll has it in hand
  public boolean claim(String brief) {
    return claimed.add(brief);
  }

  /// Gives an article back, published or not.
  public void release(String brief) {
    claimed.remove(brief);
  }

  private void run() {
    try (member) {
      member.subscribe(List.of(topics.sources().name()), new Handover());
      while (!closed) {
        member.poll(POLL);
        dropBroken();
        openMissing();
      }
    } catch (WakeupException _) {
      LOG.debug("sources left");
    } catch (RuntimeException e) {
      if (!closed) {
        broken.accept(e);
      }
    } finally {
      List.copyOf(owned.keySet()).forEach(this::giveUp);
    }
  }

  private void dropBroken() {
    for (var entry : owned.entrySet()) {
      if (!entry.getValue().isOpen()) {
        giveUp(entry.getKey());
        heldUntil = System.nanoTime() + Ownership.STEP_BACK.toNanos();
      }
    }
  }

  private void openMissing() {
    if (System.nanoTime() - heldUntil < 0) {
      return;
    }
    for (var assigned : member.assignment()) {
      if (owned.containsKey(assigned.partition()) || closed) {
        continue;
      }
      try {
        owned.put(
            assigned.partition(), SourcePartition.open(cluster, topics, assigned.partition()));
        LOG.info("sources taken partition={}", assigned.partition());
      } catch (KafkaException e) {
        if (Ownership.isHopeless(e)) {
          throw e;
        }
        LOG.warn("sources not taken partition={} why=\"{}\"", assigned.partition(), e.getMessage());
        heldUntil = System.nanoTime() + Ownership.STEP_BACK.toNanos();
        return;
      }
    }
  }

  private void giveUp(int partition) {
    var gone = owned.remove(partition);
    if (gone != null) {
      gone.close();
      LOG.info("sources given up partition={}", partition);
    }
  }

  private final class Handover implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      member.pause(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      partitions.forEach(partition -> giveUp(partition.partition()));
    }
  }

  /// Leaves the group, after the transactions under way.
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
