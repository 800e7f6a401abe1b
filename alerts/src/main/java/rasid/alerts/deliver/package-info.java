/// Brings each revision of an alert to its channels, once.
///
/// [Deliverer] reads rasid-alerts and sends each revision along [Lanes], one for each alert and
/// [Channel]. What came of a try, a [DeliveryOutcome], decides with [RetrySchedule] whether there
/// is another; the end is noted in rasid-deliveries, and the offset with it as soon as all before
/// have ended ([OnTheWay]). A crash between a channel's yes and that note repeats the delivery
/// under the same idempotency key.
@NullMarked
package rasid.alerts.deliver;

import org.jspecify.annotations.NullMarked;
