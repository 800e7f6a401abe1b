@NullMarked
package rasid.bench;

import org.jspecify.annotations.NullMarked;
