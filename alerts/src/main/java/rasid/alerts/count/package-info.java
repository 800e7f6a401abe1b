/// Mentions and pulses in, revisions of alerts out: one pure fold, the same live, in a replay and
/// in a backtest.
///
/// [Barrier] lets a tick through when every article partition has passed it. [AlertFold] then takes
/// the mentions before it in a fixed order, collapses near-copies in a [ReportBook], counts, looks,
/// and tells. What it remembers is written through [AlertMemory], so that Kafka stays at the edge.
@NullMarked
package rasid.alerts.count;

import org.jspecify.annotations.NullMarked;
