/// The recorded clock of ingest, which may run faster than the wall's until it has caught up.
@NullMarked
package rasid.ingest.clock;

import org.jspecify.annotations.NullMarked;
