@NullMarked
package rasid.desk.view;

import org.jspecify.annotations.NullMarked;
