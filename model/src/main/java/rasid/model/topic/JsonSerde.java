package rasid.model.topic;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import tools.jackson.core.JacksonException;

/// A record as JSON; null stays null.
///
/// Bytes that are not such a record give a [SerializationException] whose message says what is
/// wrong.
public final class JsonSerde<T> implements Serde<T> {
  private final Class<T> type;

  public JsonSerde(Class<T> type) {
    this.type = type;
  }

  @Override
  public Serializer<T> serializer() {
    return (_, value) ->
        value == null ? null : Json.MAPPER.writerFor(type).writeValueAsBytes(value);
  }

  @Override
  public Deserializer<T> deserializer() {
    var reader = Json.MAPPER.readerFor(type);
    return (topic, bytes) -> {
      if (bytes == null) {
        return null;
      }
      T value;
      try {
        value = reader.readValue(bytes);
      } catch (JacksonException e) {
        throw new SerializationException(
            "%s: not a %s: %s".formatted(topic, type.getSimpleName(), reason(e)), e);
      }
      if (value == null) {
        throw new SerializationException(
            "%s: not a %s: the JSON is null".formatted(topic, type.getSimpleName()));
      }
      return value;
    };
  }

  private static String reason(JacksonException e) {
    var cause = e.getCause();
    return cause instanceof IllegalArgumentException && cause.getMessage() != null
        ? cause.getMessage()
        : e.getOriginalMessage();
  }
}
