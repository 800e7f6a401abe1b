package rasid.model.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import rasid.model.DeadLetter;

/// How a [DeadLetter] stands on its topic: key and value as they came, the rest in headers.
///
/// Kafka Streams writes dead letters of its own with headers `__streams.errors.*`; they are read as
/// well.
public final class DeadLetters {
  private static final String WHERE = "rasid-where";
  private static final String WHY = "rasid-why";
  private static final String STREAMS = "__streams.errors.";

  private DeadLetters() {}

  /// A dead letter to be sent.
  public static ProducerRecord<byte[], byte[]> record(Topics topics, DeadLetter letter) {
    var headers =
        new RecordHeaders()
            .add(WHERE, letter.where().getBytes(UTF_8))
            .add(WHY, letter.why().getBytes(UTF_8));
    return new ProducerRecord<>(
        topics.deadLetters().name(), null, letter.key(), letter.value(), headers);
  }

  /// A dead letter that was received.
  public static DeadLetter of(ConsumerRecord<byte[], byte[]> record) {
    var headers = record.headers();
    var where = text(headers, WHERE);
    var why = text(headers, WHY);
    if (where == null) {
      where =
          "%s-%s@%s"
              .formatted(
                  text(headers, STREAMS + "topic"),
                  text(headers, STREAMS + "partition"),
                  text(headers, STREAMS + "offset"));
      why = text(headers, STREAMS + "message");
    }
    return new DeadLetter(
        where, why == null ? "no reason given" : why, record.key(), record.value());
  }

  private static @Nullable String text(Headers headers, String name) {
    var header = headers.lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }
}
