/// Journeys through the whole house on a real broker: what must hold end to end.
@NullMarked
package rasid.cli.end;

import org.jspecify.annotations.NullMarked;
