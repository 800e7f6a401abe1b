/// What `rasid feed` does below its command: where bytes come from, and how a feed is told as a
/// line of JSON.
@NullMarked
package rasid.cli.feed;

import org.jspecify.annotations.NullMarked;
