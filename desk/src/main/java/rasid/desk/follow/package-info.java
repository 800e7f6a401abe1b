/// Reads topics from Kafka into the views: the only package of the desk that knows Kafka's
/// consumers.
@NullMarked
package rasid.desk.follow;

import org.jspecify.annotations.NullMarked;
