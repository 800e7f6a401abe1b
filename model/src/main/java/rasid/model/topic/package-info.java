/// The topics: their names, what they carry, how it is written, and how they are made.
///
/// [Topics] is the one page that names them all. This is the only package of the model that knows
/// Kafka.
@NullMarked
package rasid.model.topic;

import org.jspecify.annotations.NullMarked;
