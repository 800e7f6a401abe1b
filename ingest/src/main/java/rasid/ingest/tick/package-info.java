/// The recorded clock on the topics: [rasid.ingest.tick.TickWriter] is its one writer at a time.
@NullMarked
package rasid.ingest.tick;

import org.jspecify.annotations.NullMarked;
