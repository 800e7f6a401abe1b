/// How ingest writes records in transactions, and reads back those that were committed.
@NullMarked
package rasid.ingest.wire;

import org.jspecify.annotations.NullMarked;
