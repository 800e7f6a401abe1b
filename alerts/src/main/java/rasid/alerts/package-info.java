/// rasid-mentions and rasid-watches in, rasid-alerts and rasid-deliveries out.
///
/// [AlertTopology] is the one page; it lays Kafka around the pure fold of `rasid.alerts.count`.
/// [AlertsMain] starts it, and beside it the [rasid.alerts.deliver.Deliverer].
@NullMarked
package rasid.alerts;

import org.jspecify.annotations.NullMarked;
