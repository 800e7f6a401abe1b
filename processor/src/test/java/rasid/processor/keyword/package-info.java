@NullMarked
package rasid.processor.keyword;

import org.jspecify.annotations.NullMarked;
