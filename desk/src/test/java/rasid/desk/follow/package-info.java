@NullMarked
package rasid.desk.follow;

import org.jspecify.annotations.NullMarked;
