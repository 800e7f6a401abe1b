/// What archives are made of: bytes that can be read anywhere, gzip members, and what a look
/// through a file finds. Knows no format.
@NullMarked
package rasid.ingest.archive.file;

import org.jspecify.annotations.NullMarked;
