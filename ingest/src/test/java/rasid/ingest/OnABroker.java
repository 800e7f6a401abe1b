package rasid.ingest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import rasid.ingest.wire.CommittedRecords;
import rasid.model.Article;
import rasid.model.DeadLetter;
import rasid.model.SourceState;
import rasid.model.Tick;
import rasid.model.topic.DeadLetters;
import rasid.model.topic.Topics;

/// A broker for a class of tests, and what stands on its topics.
abstract class OnABroker {
  @TempDir static Path brokerFolder;
  static TestBroker broker;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = new TestBroker(brokerFolder);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  static List<Article> articles(Topics topics) {
    return flow(topics, Article.class);
  }

  static List<Tick> ticks(Topics topics) {
    return ticks(topics, 0);
  }

  static List<Tick> ticks(Topics topics, int partition) {
    return partition(topics, partition, Tick.class);
  }

  static <T> List<T> flow(Topics topics, Class<T> type) {
    var all = new ArrayList<T>();
    for (int p = 0; p < topics.articlePartitions(); p++) {
      all.addAll(partition(topics, p, type));
    }
    return all;
  }

  static <T> List<T> partition(Topics topics, int partition, Class<T> type) {
    var topic = topics.articles();
    var values = topic.values().deserializer();
    return read(new TopicPartition(topic.name(), partition)).stream()
        .map(record -> values.deserialize(topic.name(), record.value()))
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  static List<SourceState> states(Topics topics) {
    var topic = topics.sources();
    var states = new ArrayList<SourceState>();
    for (int p = 0; p < topic.partitions(); p++) {
      read(new TopicPartition(topic.name(), p))
          .forEach(
              record ->
                  states.add(
                      topic.values().deserializer().deserialize(topic.name(), record.value())));
    }
    return states;
  }

  static List<DeadLetter> letters(Topics topics) {
    return read(new TopicPartition(topics.deadLetters().name(), 0)).stream()
        .map(DeadLetters::of)
        .toList();
  }

  static List<ConsumerRecord<byte[], byte[]>> read(TopicPartition partition) {
    var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    CommittedRecords.read(broker.cluster(), partition, records::add);
    return records;
  }
}
