package rasid.alerts.deliver;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
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
/// Instances share the partitions. The deliveries and the offsets are committed together; revisions
/// that rasid-deliveries remembers are not sent again, whatever the offsets say.
public final class Deliverer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  private final Topics topics;
  private final Map<String, Channel> channels = new TreeMap<>();
  private final Map<String, Integer> sent = new HashMap<>();
  private final Consumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Cluster cluster;
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Thread thread;
  private volatile boolean closing;

  private Deliverer(Cluster cluster, Topics topics, List<Channel> channels) {
    this.cluster = cluster;
    this.topics = topics;
    channels.forEach(channel -> this.channels.put(channel.name(), channel));
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
    senders.shutdownNow();
    consumer.wakeup();
    try {
      thread.join(CLOSE_WITHIN);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (consumer;
        producer) {
      producer.initTransactions();
      consumer.subscribe(List.of(topics.alerts().name()), new Remember());
      while (!closing) {
        var records = consumer.poll(POLL);
        if (!records.isEmpty()) {
          deliver(records);
        }
      }
      ended.complete(null);
    } catch (WakeupException _) {
      ended.complete(null);
    } catch (RuntimeException e) {
      if (closing) {
        ended.complete(null);
      } else {
        LOG.error("deliver stopped reason=\"{}\"", e.getMessage());
        ended.completeExceptionally(e);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      ended.complete(null);
    }
  }

  /// What was sent is read again with every new share of the partitions: another instance may have
  /// sent it.
  private final class Remember implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}

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
            sent.merge(record.key(), record.value().revision(), Math::max);
          }
        }
      }
    }
  }

  private void deliver(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
    consumer.pause(consumer.assignment());
    var letters = new ArrayList<DeadLetter>();
    var work = new ArrayList<Future<List<Delivery>>>();
    byAlert(records, letters)
        .values()
        .forEach(revisions -> work.add(senders.submit(() -> deliver(revisions))));
    // Polling while they are sent keeps the place in the group; paused, it brings nothing new.
    while (!work.stream().allMatch(Future::isDone)) {
      consumer.poll(POLL);
    }
    commit(results(work), letters, next(records));
    consumer.resume(consumer.assignment());
  }

  private Map<String, List<Alert>> byAlert(
      ConsumerRecords<byte[], byte[]> records, List<DeadLetter> letters) {
    var alerts = new LinkedHashMap<String, List<Alert>>();
    Deserializer<Alert> reader = topics.alerts().values().deserializer();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      try {
        var alert = reader.deserialize(record.topic(), record.value());
        if (alert != null && alert.quiet() == null) {
          alerts.computeIfAbsent(alert.id(), _ -> new ArrayList<>()).add(alert);
        }
      } catch (KafkaException e) {
        var where = "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
        letters.add(
            new DeadLetter(where, String.valueOf(e.getMessage()), record.key(), record.value()));
      }
    }
    return alerts;
  }

  private List<Delivery> deliver(List<Alert> revisions) throws InterruptedException {
    var deliveries = new ArrayList<Delivery>();
    for (var alert : revisions) {
      for (var name : alert.channels()) {
        var known = sent.getOrDefault(Delivery.key(alert.id(), name), 0);
        if (alert.revision() > known) {
          deliveries.add(deliver(alert, name));
        }
      }
    }
    return deliveries;
  }

  private Delivery deliver(Alert alert, String name) throws InterruptedException {
    var channel = channels.get(name);
    if (channel == null) {
      return ended(alert, name, Delivery.State.FAILED, 0, "no channel of that name is set up here");
    }
    var key = Delivery.key(alert.id(), name) + ":" + alert.revision();
    for (int tries = 1; ; tries++) {
      switch (channel.deliver(alert, key)) {
        case DeliveryOutcome.Delivered(var detail) -> {
          return ended(alert, name, Delivery.State.SENT, tries, detail);
        }
        case DeliveryOutcome.Refused(var why) -> {
          return ended(alert, name, Delivery.State.FAILED, tries, why);
        }
        case DeliveryOutcome.TryLater(var atLeast, var why) -> {
          var wait = RetrySchedule.DEFAULT.next(tries, atLeast);
          if (wait.isEmpty()) {
            return ended(alert, name, Delivery.State.FAILED, tries, why);
          }
          TimeUnit.NANOSECONDS.sleep(wait.get().toNanos());
        }
      }
    }
  }

  private static Delivery ended(
      Alert alert, String channel, Delivery.State state, int tries, String detail) {
    if (state == Delivery.State.FAILED) {
      LOG.warn(
          "delivery failed alert={} revision={} channel={} tries={} reason=\"{}\"",
          alert.id(),
          alert.revision(),
          channel,
          tries,
          detail);
    }
    return new Delivery(alert.id(), alert.revision(), channel, state, tries, Instant.now(), detail);
  }

  private static List<Delivery> results(List<Future<List<Delivery>>> work)
      throws InterruptedException {
    var deliveries = new ArrayList<Delivery>();
    for (var done : work) {
      try {
        deliveries.addAll(done.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("a channel broke", e.getCause());
      }
    }
    return deliveries;
  }

  private static Map<TopicPartition, OffsetAndMetadata> next(
      ConsumerRecords<byte[], byte[]> records) {
    var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
    for (var partition : records.partitions()) {
      long last = records.records(partition).getLast().offset();
      offsets.put(partition, new OffsetAndMetadata(last + 1));
    }
    return offsets;
  }

  private void commit(
      List<Delivery> deliveries,
      List<DeadLetter> letters,
      Map<TopicPartition, OffsetAndMetadata> offsets) {
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
    for (var delivery : deliveries) {
      sent.merge(
          Delivery.key(delivery.alert(), delivery.channel()), delivery.revision(), Math::max);
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
