/// What would have been alerted: the recorded stream folded once more, through the same code as the
/// live run, with watches of one's own.
@NullMarked
package rasid.desk.backtest;

import org.jspecify.annotations.NullMarked;
