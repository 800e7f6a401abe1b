package rasid.alerts;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import rasid.model.topic.CloudEvents;

/// What happens to a record of rasid-mentions that cannot be read: a mention is set aside, a pulse
/// stops the service, because counting on without the clock would be wrong.
public final class PoisonedPulse extends LogAndContinueExceptionHandler {
  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    return CloudEvents.type(record.headers()).equals(CloudEvents.PULSE)
        ? Response.fail()
        : super.handleError(context, record, exception);
  }
}
