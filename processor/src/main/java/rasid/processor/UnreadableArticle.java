package rasid.processor;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.model.topic.CloudEvents;

/// An article that cannot be read goes to dead letters and the rest goes on; a tick that cannot be
/// read stops the service, for without it every later count would be wrong.
///
/// Public because Kafka Streams makes it by name.
public final class UnreadableArticle extends LogAndContinueExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(UnreadableArticle.class);

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    if (CloudEvents.type(record.headers()).equals(CloudEvents.TICK)) {
      LOG.error(
          "tick cannot be read topic={} partition={} offset={} reason=\"{}\"",
          record.topic(),
          record.partition(),
          record.offset(),
          exception.getMessage());
      return Response.fail();
    }
    return super.handleError(context, record, exception);
  }
}
