@NullMarked
package rasid.processor.region;

import org.jspecify.annotations.NullMarked;
