/// What `rasid feed` does below its command: [Feeds] are read, and told as a line of JSON.
@NullMarked
package rasid.cli.feed;

import org.jspecify.annotations.NullMarked;
