@NullMarked
package rasid.cli.watch;

import org.jspecify.annotations.NullMarked;
