package rasid.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rasid.model.topic.Topic;
import rasid.model.topic.Topics;

/// What consumers of the topics rely on. A golden record that no longer reads, or reads to other
/// bytes, means that a consumer of today breaks.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContractTest {
  @ParameterizedTest
  @CsvSource({
    "articles, article",
    "articles, tick",
    "ticks, tick",
    "articles, tick-before-changes",
    "articles, tick-before-actions",
    "tagged, tagged",
    "tagged, tagged-before-clock",
    "watches, watch",
    "mentions, mention",
    "mentions, pulse",
    "mentions, pulse-before-actions",
    "alerts, alert",
    "alerts, alert-before-learning",
    "alerts, alert-of-a-drop",
    "actions, action-acknowledge",
    "actions, action-mute",
    "actions, action-unmute",
    "actions, action-comment",
    "actions, action-false-alarm",
    "deliveries, delivery",
    "sources, source"
  })
  void a_record_of_today_is_read_and_written_to_the_same_bytes_and_fits_its_schema(
      String topic, String golden) throws IOException {
    var json = resource("/golden/%s.json".formatted(golden)).strip();
    assertThat(rewritten(topic(topic), json)).isEqualTo(json);
    assertThat(schema(topic).validate(json, InputFormat.JSON)).isEmpty();
  }

  @Test
  void an_article_tagged_before_keywords_were_told_has_none() throws IOException {
    var json = resource("/golden/tagged-before-keywords.json").strip();
    assertThat(rewritten(topic("tagged"), json))
        .contains("\"organisations\":[],\"keywords\":[],\"phrases\":[]");
    assertThat(schema("tagged").validate(json, InputFormat.JSON)).isEmpty();
  }

  @Test
  void a_watch_from_before_desks_is_enabled_and_at_all_hours() throws IOException {
    var json = resource("/golden/watch-before-desks.json").strip();
    assertThat(rewritten(topic("watches"), json))
        .contains("\"enabled\":true")
        .doesNotContain("quietHours", "desk", "note");
    assertThat(schema("watches").validate(json, InputFormat.JSON)).isEmpty();
  }

  @Test
  void a_watch_from_before_drops_is_for_bursts_and_has_a_budget_and_no_past_of_its_own()
      throws IOException {
    var json = resource("/golden/watch-before-drops.json").strip();
    assertThat(rewritten(topic("watches"), json))
        .contains("\"kind\":\"burst\"", "\"shared\":false")
        .doesNotContain("baseline");
    assertThat(schema("watches").validate(json, InputFormat.JSON)).isEmpty();
  }

  @Test
  void a_mention_from_before_sketches_has_none() throws IOException {
    var json = resource("/golden/mention-before-sketch.json").strip();
    assertThat(rewritten(topic("mentions"), json)).contains("\"sketch\":null");
    assertThat(schema("mentions").validate(json, InputFormat.JSON)).isEmpty();
  }

  @Test
  void a_mention_from_before_headlines_has_none() throws IOException {
    var json = resource("/golden/mention-before-headline.json").strip();
    assertThat(rewritten(topic("mentions"), json)).contains("\"headline\":null");
    assertThat(schema("mentions").validate(json, InputFormat.JSON)).isEmpty();
  }

  @Test
  void a_source_from_before_troubles_has_none() throws IOException {
    var json = resource("/golden/source-before-trouble.json").strip();
    assertThat(rewritten(topic("sources"), json)).contains("\"trouble\":null", "\"weekly\":null");
    assertThat(schema("sources").validate(json, InputFormat.JSON)).isEmpty();
  }

  @Test
  void a_source_from_before_lists_could_change_is_on_the_list() throws IOException {
    var json = resource("/golden/source-before-removal.json").strip();
    assertThat(rewritten(topic("sources"), json)).contains("\"removedAt\":null");
    assertThat(schema("sources").validate(json, InputFormat.JSON)).isEmpty();
  }

  @Test
  void what_a_later_version_adds_is_passed_over() throws IOException {
    var json = resource("/golden/alert.json").strip();
    var later = json.replaceFirst("\\{", "{\"addedLater\":{\"x\":[1]},");
    assertThat(rewritten(topic("alerts"), later)).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          articles | {"type":"article"} |
          articles | {"type":"unheard-of"} | unheard-of
          mentions | not json | not a MentionFlow
          watches | {"id":"X Y","version":1,"names":{"en":"x"},"query":"x","budget":1,"minReports":1,"minOutlets":1,"channels":[],"since":"1970-01-01T00:00:00Z"} | watch id 'X Y'
          watches | null | the JSON is null
          """)
  void what_is_no_such_record_is_refused_with_the_reason(
      String topic, String json, @Nullable String reason) {
    var reading = assertThatThrownBy(() -> rewritten(topic(topic), json));
    reading.isInstanceOf(SerializationException.class);
    if (reason != null) {
      reading.hasMessageContaining(reason);
    }
  }

  private static Topic<?, ?> topic(String name) {
    return Topics.LIVE.all().stream()
        .filter(topic -> topic.name().equals("rasid-" + name))
        .findFirst()
        .orElseThrow();
  }

  private static <V> String rewritten(Topic<?, V> topic, String json) {
    V value = topic.values().deserializer().deserialize(topic.name(), json.getBytes(UTF_8));
    return new String(topic.values().serializer().serialize(topic.name(), value), UTF_8);
  }

  private static Schema schema(String topic) throws IOException {
    var text = resource("/rasid/schema/%s.schema.json".formatted(topic));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(text, InputFormat.JSON);
  }

  private static String resource(String path) throws IOException {
    try (var in = requireNonNull(ContractTest.class.getResourceAsStream(path), path)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
