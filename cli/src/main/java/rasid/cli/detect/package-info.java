/// What `rasid detect` reads and says: counts as CSV ([CountRows]), and what the detector makes of
/// them ([Detection]). Knows no command line.
@NullMarked
package rasid.cli.detect;

import org.jspecify.annotations.NullMarked;
