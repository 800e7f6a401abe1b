/// Brings each revision of an alert to its channels, once.
///
/// [Deliverer] reads rasid-alerts and asks a [Channel] to take each revision. What came of it, a
/// [DeliveryOutcome], decides with [RetrySchedule] whether to try again; the end is remembered in
/// rasid-deliveries together with the offset. A crash between a channel's yes and that commit
/// repeats the delivery under the same idempotency key.
@NullMarked
package rasid.alerts.deliver;

import org.jspecify.annotations.NullMarked;
