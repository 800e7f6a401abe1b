/// Which article and which source is meant: canonical addresses and the ids made from them. Pure.
@NullMarked
package rasid.ingest.identity;

import org.jspecify.annotations.NullMarked;
