/// Outside world to `rasid-articles`: feeds are polled, pages fetched, archives loaded, and the
/// recorded clock is written between the articles.
///
/// [rasid.ingest.IngestMain] is the wiring. `feed`, `page`, `text` and `identity` are pure; `fetch`
/// is the only outside reader; `publish`, `tick` and `archive` write to Kafka.
@NullMarked
package rasid.ingest;

import org.jspecify.annotations.NullMarked;
