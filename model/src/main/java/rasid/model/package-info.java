/// The words of Rasid: one record for each thing that travels on a topic.
///
/// A source publishes an [Article]; a [Tick] between articles is the recorded clock. The processor
/// answers with a [TaggedArticle], a [Mention] for each watch the article matches, and a [Pulse]
/// for each tick it has passed. The alerts service turns mentions and pulses into the revisions of
/// an [Alert], and remembers each [Delivery] of it.
///
/// Every record checks itself when it is made, is immutable and safe to share between threads.
/// Nothing here knows Kafka; `rasid.model.topic` puts these records on topics.
@NullMarked
package rasid.model;

import org.jspecify.annotations.NullMarked;
