package rasid.model.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Headers of every record Rasid writes: CloudEvents 1.0 in binary mode, and a W3C `traceparent`.
///
/// All are made from the content, so that a replay writes the same bytes: the trace of an article
/// is the first half of its id.
///
/// @see <a
///   href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">CloudEvents,
///   Kafka binding</a>
/// @see <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>
public final class CloudEvents {
  /// Header that says what a value is, such as `rasid.article.v1`.
  public static final String TYPE = "ce_type";

  /// What each kind of record is called in [#TYPE].
  public static final String ARTICLE = "rasid.article.v1";

  public static final String TICK = "rasid.tick.v1";
  public static final String TAGGED = "rasid.tagged.v1";
  public static final String MENTION = "rasid.mention.v1";
  public static final String PULSE = "rasid.pulse.v1";
  public static final String ALERT = "rasid.alert.v1";
  public static final String DELIVERY = "rasid.delivery.v1";
  public static final String ACTION = "rasid.action.v1";
  public static final String WATCH = "rasid.watch.v1";
  public static final String BASELINE = "rasid.baseline.v1";
  public static final String SOURCE = "rasid.source.v1";

  /// Header that numbers the changes of watches, and the actions of desks: the records of one
  /// change bear one number, and it counts up. See [WatchHistory] and [ActionLog].
  public static final String SEQUENCE = "ce_sequence";

  private CloudEvents() {}

  /// New headers.
  ///
  /// @param type one of the constants here
  /// @param service who writes: `ingest`, `processor`, `alerts`, `desk` or `cli`
  /// @param id unique for the service
  /// @param at recorded time of the event
  /// @param trace id of the article or alert this belongs to, hex; at least 32 digits, or anything
  ///   shorter for no trace
  public static Headers headers(String type, String service, String id, Instant at, String trace) {
    var headers =
        new RecordHeaders()
            .add("ce_specversion", "1.0".getBytes(UTF_8))
            .add(TYPE, type.getBytes(UTF_8))
            .add("ce_source", ("/rasid/" + service).getBytes(UTF_8))
            .add("ce_id", id.getBytes(UTF_8))
            .add("ce_time", at.toString().getBytes(UTF_8))
            .add("content-type", "application/json".getBytes(UTF_8));
    if (trace.length() >= 32) {
      var parent = "00-%s-%s-01".formatted(trace.substring(0, 32), span(trace, type));
      headers.add("traceparent", parent.getBytes(UTF_8));
    }
    return headers;
  }

  /// What a record is, or the empty text where the header is missing.
  public static String type(Headers headers) {
    var type = headers.lastHeader(TYPE);
    return type == null || type.value() == null ? "" : new String(type.value(), UTF_8);
  }

  // A span id of 16 hex digits that is never all zeros, from the trace and the step.
  private static String span(String trace, String type) {
    long hash = 0xcbf29ce484222325L; // FNV-1a, 64 bit
    for (byte b : (trace + type).getBytes(UTF_8)) {
      hash = (hash ^ b) * 0x100000001b3L;
    }
    return "%016x".formatted(hash == 0 ? 1 : hash);
  }
}
