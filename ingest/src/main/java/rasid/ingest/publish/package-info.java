/// Articles to Kafka, once each.
///
/// Instances share the sources through a consumer group ([rasid.ingest.publish.SourcePartitions]).
/// The owner of a partition fences its predecessor, reads back what that one had done, and then
/// writes articles and the state of their source in one transaction
/// ([rasid.ingest.publish.SourcePartition]).
@NullMarked
package rasid.ingest.publish;

import org.jspecify.annotations.NullMarked;
