/// Files to articles: a JSON-lines archive is loaded before a stream goes live, with ticks of its
/// own recorded time.
@NullMarked
package rasid.ingest.archive;

import org.jspecify.annotations.NullMarked;
