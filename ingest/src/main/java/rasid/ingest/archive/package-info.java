/// Files to articles: an archive of WARCs or JSON lines is loaded before a stream goes live, with
/// ticks of its own recorded time ([ArchiveLoader][rasid.ingest.archive.ArchiveLoader]).
///
/// A look through the files finds where their articles stand and when they were seen; then they are
/// read in the order of that time, over all files.
@NullMarked
package rasid.ingest.archive;

import org.jspecify.annotations.NullMarked;
