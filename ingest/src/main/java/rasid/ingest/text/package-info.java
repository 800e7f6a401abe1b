/// What feeds and pages have in common, all pure: bytes to characters, written dates to instants,
/// HTML to paragraphs of text.
@NullMarked
package rasid.ingest.text;

import org.jspecify.annotations.NullMarked;
