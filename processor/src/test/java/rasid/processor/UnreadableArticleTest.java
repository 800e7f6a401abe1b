package rasid.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler.Response;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler.Result;
import org.apache.kafka.streams.errors.internals.DefaultErrorHandlerContext;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rasid.model.topic.CloudEvents;
import rasid.model.topic.Topics;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UnreadableArticleTest {

  @Test
  void an_article_goes_to_dead_letters_whole_and_the_rest_goes_on() {
    var response = handle(CloudEvents.ARTICLE);
    assertThat(response.result()).isEqualTo(Result.RESUME);
    assertThat(response.deadLetterQueueRecords())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.topic()).isEqualTo(Topics.LIVE.deadLetters().name());
              assertThat(letter.value()).asString(UTF_8).isEqualTo("{");
            });
  }

  @Test
  void a_tick_stops_the_service() {
    assertThat(handle(CloudEvents.TICK).result()).isEqualTo(Result.FAIL);
  }

  private static Response handle(String type) {
    Headers headers = new RecordHeaders().add(CloudEvents.TYPE, type.getBytes(UTF_8));
    var key = "a1".getBytes(UTF_8);
    var value = "{".getBytes(UTF_8);
    var record =
        new ConsumerRecord<>(
            "rasid-articles",
            2,
            17L,
            0L,
            TimestampType.CREATE_TIME,
            key.length,
            value.length,
            key,
            value,
            headers,
            Optional.empty());
    var handler = new UnreadableArticle();
    handler.configure(
        Map.of("errors.dead.letter.queue.topic.name", Topics.LIVE.deadLetters().name()));
    return handler.handleError(
        new DefaultErrorHandlerContext(
            null, record.topic(), 2, 17L, headers, "articles", new TaskId(0, 2), 0L, key, value),
        record,
        new SerializationException("rasid-articles: not an ArticleFlow"));
  }
}
