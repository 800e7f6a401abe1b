/// What is right and wrong with a source, before it is on the list or while it is: asked with the
/// fetcher of ingest, read by its readers, and told as [rasid.ingest.check.Finding]s.
///
/// [rasid.ingest.check.SourceCheck] does the asking and is the only one here that knows a network.
@NullMarked
package rasid.ingest.check;

import org.jspecify.annotations.NullMarked;
