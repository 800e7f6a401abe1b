/// What the page shows, built from facts that topics tell: pure, bounded, and read as immutable
/// snapshots.
///
/// [Views] is the front door: one thread hands it [Fact]s, many threads read its [Snapshot], and
/// listeners hear each [Change].
@NullMarked
package rasid.desk.view;

import org.jspecify.annotations.NullMarked;
