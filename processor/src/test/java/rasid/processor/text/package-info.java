@NullMarked
package rasid.processor.text;

import org.jspecify.annotations.NullMarked;
