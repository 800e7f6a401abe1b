package rasid.ingest.tick;

import org.apache.kafka.clients.producer.KafkaProducer;
import rasid.ingest.wire.Records;
import rasid.model.Tick;
import rasid.model.topic.Topics;

/// All records of one tick: one in every partition of the articles, and the copy that is the last
/// tick. They belong into one transaction.
public final class TickRecords {
  private TickRecords() {}

  /// Sends the records of a tick, within a transaction; its commit tells whether they were written.
  public static void send(KafkaProducer<byte[], byte[]> producer, Topics topics, Tick tick) {
    for (int partition = 0; partition < tick.of(); partition++) {
      var _ = producer.send(Records.tick(topics, partition, tick));
    }
    var _ = producer.send(Records.lastTick(topics, tick));
  }

  /// The transactional id of whoever writes ticks, live or from an archive.
  public static String transactionalId(Topics topics) {
    return topics.prefix() + "-ticks";
  }
}
