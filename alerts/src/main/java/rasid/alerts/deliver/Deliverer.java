package rasid.alerts.deliver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.model.Alert;
import rasid.model.DeadLetter;
import rasid.model.Delivery;
import rasid.model.topic.CloudEvents;
import rasid.model.topic.Cluster;
import rasid.model.topic.DeadLetters;
import rasid.model.topic.Topics;

/// Reads rasid-alerts and brings every revision to the channels its watch names.
///
/// Instances share the partitions. Deliveries are noted as they end, and the place to read on from
/// with those that all before it have followed; revisions that rasid-deliveries remembers are not
/// sent again, whatever that place says.
public final class Deliverer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);
  private static final Duration POLL = Duration.ofMillis(200);
  // Deliveries; when more have not ended, no more are read.
  private static final int MOST_ON_THE_WAY = 1_000;
  private static final Duration SETTLE_WITHIN = Duration.ofSeconds(2);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  private final Topics topics;
  private final Deserializer<Alert> alerts;
  private final Lanes lanes;
  private final OnTheWay onTheWay = new OnTheWay();
  private final List<DeadLetter> letters = new ArrayList<>();
  private final Consumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Cluster cluster;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Thread thread;
  private volatile boolean closing;

  private Deliverer(Cluster cluster, Topics topics, List<Channel> channels) {
    this.cluster = cluster;
    this.topics = topics;
    alerts = topics.alerts().values().deserializer();
    lanes = new Lanes(channels);
    var reading = cluster.consumer();
    reading.put("group.id", topics.prefix() + "-deliver");
    reading.put("max.poll.records", 100);
    var bytes = Serdes.ByteArray();
    consumer = new KafkaConsumer<>(reading, bytes.deserializer(), bytes.deserializer());
    var writing = cluster.producer();
    writing.put("transactional.id", topics.prefix() + "-deliver-" + UUID.randomUUID());
    producer = new KafkaProducer<>(writing, bytes.serializer(), bytes.serializer());
    thread = Thread.ofPlatform().name("deliver").unstarted(this::run);
  }

  /// Starts delivering.
  public static Deliverer start(Cluster cluster, Topics topics, List<Channel> channels) {
    var deliverer = new Deliverer(cluster, topics, channels);
    deliverer.thread.start();
    return deliverer;
  }

  /// Completes when it is closed; exceptionally when it broke.
  public CompletableFuture<Void> ended() {
    return ended;
  }

  @Override
  public void close() {
    closing = true;
    consumer.wakeup();
    try {
      thread.join(CLOSE_WITHIN);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (producer;
        consumer;
        lanes) {
      producer.initTransactions();
      consumer.subscribe(List.of(topics.alerts().name()), new Share());
      readUntilClosed();
      lanes.close();
      note(); // what has ended since
      ended.complete(null);
    } catch (RuntimeException | Error e) {
      if (closing) {
        LOG.warn("deliver did not note all it sent reason=\"{}\"", e.getMessage());
        ended.complete(null);
      } else {
        LOG.error("deliver stopped reason=\"{}\"", e.getMessage());
        ended.completeExceptionally(e);
      }
    }
  }

  private void readUntilClosed() {
    try {
      while (!closing) {
        for (var record : consumer.poll(POLL)) {
          take(record);
        }
        note();
        if (onTheWay.size() < MOST_ON_THE_WAY) {
          consumer.resume(consumer.paused());
        } else {
          consumer.pause(consumer.assignment());
        }
      }
    } catch (WakeupException _) {
      // closing
    }
  }

  private final class Share implements ConsumerRebalanceListener {
    /// What is on its way has a moment to end, for the next instance would send it again.
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      if (!closing) {
        onTheWay.settle(SETTLE_WITHIN);
      }
      note();
      onTheWay.leave(partitions);
    }

    /// What was sent is read again with every new share of the partitions: another instance may
    /// have sent it.
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      readMemory();
    }
  }

  private void readMemory() {
    var deliveries = topics.deliveries();
    try (var reader =
        new KafkaConsumer<>(
            cluster.consumer(),
            deliveries.keys().deserializer(),
            deliveries.values().deserializer())) {
      var partitions =
          reader.partitionsFor(deliveries.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      reader.assign(partitions);
      reader.seekToBeginning(partitions);
      var ends = reader.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> reader.position(p) < ends.getOrDefault(p, 0L))) {
        for (var record : reader.poll(POLL)) {
          if (record.value() != null) {
            lanes.remember(record.key(), record.value().revision());
          }
        }
      }
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    var ends = new ArrayList<CompletableFuture<Optional<Delivery>>>();
    var wanted = new AtomicBoolean(true);
    try {
      var alert = alerts.deserialize(record.topic(), record.value());
      if (alert != null && alert.quiet() == null) {
        alert.channels().forEach(channel -> ends.add(lanes.send(alert, channel, wanted::get)));
      }
    } catch (KafkaException e) {
      var where = "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
      letters.add(
          new DeadLetter(where, String.valueOf(e.getMessage()), record.key(), record.value()));
    }
    onTheWay.take(
        new TopicPartition(record.topic(), record.partition()),
        record.offset(),
        ends,
        () -> wanted.set(false));
  }

  // Commits what has ended, and how far the topic is read with it.
  private void note() {
    var passed = onTheWay.passed();
    var deliveries = onTheWay.ended();
    if (!passed.isEmpty() || !deliveries.isEmpty() || !letters.isEmpty()) {
      commit(deliveries, passed);
      letters.clear();
    }
    var broken = onTheWay.broken();
    if (broken != null) {
      throw new IllegalStateException("a channel broke", broken);
    }
  }

  private void commit(List<Delivery> deliveries, Map<TopicPartition, OffsetAndMetadata> offsets) {
    try {
      producer.beginTransaction();
      deliveries.forEach(delivery -> send(record(delivery)));
      letters.forEach(letter -> send(DeadLetters.record(topics, letter)));
      producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
      producer.commitTransaction();
    } catch (CommitFailedException _) {
      // The partitions went to another instance meanwhile. What was sent was sent: it is remembered
      // without the offsets, and the other instance will pass over it.
      producer.abortTransaction();
      producer.beginTransaction();
      deliveries.forEach(delivery -> send(record(delivery)));
      producer.commitTransaction();
    }
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    var _ = producer.send(record); // a failure fails the commit
  }

  private ProducerRecord<byte[], byte[]> record(Delivery delivery) {
    var topic = topics.deliveries();
    var key = Delivery.key(delivery.alert(), delivery.channel());
    var headers =
        CloudEvents.headers(
            CloudEvents.DELIVERY,
            "alerts",
            key + ":" + delivery.revision(),
            delivery.at(),
            delivery.alert());
    return new ProducerRecord<>(
        topic.name(),
        null,
        topic.keys().serializer().serialize(topic.name(), key),
        topic.values().serializer().serialize(topic.name(), delivery),
        headers);
  }
}
