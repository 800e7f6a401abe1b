/// How a backtest is told: as a report for people, as JSON for scripts.
@NullMarked
package rasid.cli.backtest;

import org.jspecify.annotations.NullMarked;
