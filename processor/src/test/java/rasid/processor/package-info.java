@NullMarked
package rasid.processor;

import org.jspecify.annotations.NullMarked;
