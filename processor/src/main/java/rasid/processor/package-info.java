/// Turns published articles into mentions of what desks watch.
///
/// Start reading at [MentionTopology]. [Tagger] ties the pure parts together: `text`, `region` and
/// `watch` know neither Kafka nor clock. [ProcessorMain] is the wiring.
@NullMarked
package rasid.processor;

import org.jspecify.annotations.NullMarked;
