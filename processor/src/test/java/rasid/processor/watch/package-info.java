@NullMarked
package rasid.processor.watch;

import org.jspecify.annotations.NullMarked;
