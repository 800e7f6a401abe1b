/// What `rasid extract` does below its command: where pages come from, and how an article is told
/// as a line of JSON.
@NullMarked
package rasid.cli.extract;

import org.jspecify.annotations.NullMarked;
