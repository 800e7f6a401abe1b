/// What `rasid extract` does below its command: [Pages] are read, and their article told as a line
/// of JSON.
@NullMarked
package rasid.cli.extract;

import org.jspecify.annotations.NullMarked;
