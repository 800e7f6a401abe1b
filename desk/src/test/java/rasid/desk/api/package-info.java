@NullMarked
package rasid.desk.api;

import org.jspecify.annotations.NullMarked;
