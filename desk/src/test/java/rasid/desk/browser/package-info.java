/// The page in a real browser; compiled and run by the profile `browser` only.
@NullMarked
package rasid.desk.browser;

import org.jspecify.annotations.NullMarked;
