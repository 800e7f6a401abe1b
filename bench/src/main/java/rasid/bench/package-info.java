/// Figures of speed: each [rasid.bench.TagBench] measures ours and its peer on the same work in the
/// same run, and a `…Figures` class runs it and prints the table.
@NullMarked
package rasid.bench;

import org.jspecify.annotations.NullMarked;
