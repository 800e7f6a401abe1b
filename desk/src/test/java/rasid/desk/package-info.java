/// Tests of the whole desk, and what they are fed.
@NullMarked
package rasid.desk;

import org.jspecify.annotations.NullMarked;
