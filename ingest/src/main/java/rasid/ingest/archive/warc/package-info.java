/// WARC files (ISO 28500): a look through one finds the records that may be news
/// ([WarcWalk][rasid.ingest.archive.warc.WarcWalk]), and one of these is read as an article
/// ([WarcRecords][rasid.ingest.archive.warc.WarcRecords]).
///
/// Heads and chunks are jwarc's work; where records begin and end is found here, because a broken
/// one must not end the file, and because nothing is held or unpacked that is larger than a page.
@NullMarked
package rasid.ingest.archive.warc;

import org.jspecify.annotations.NullMarked;
