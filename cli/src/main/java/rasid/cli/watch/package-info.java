/// What `rasid watch` reads and says: the file of watches ([WatchYaml]), each mistake with its line
/// and column in the reader's language ([Wording]), and what a query finds ([Marked]). Knows no
/// Kafka and no command line.
@NullMarked
package rasid.cli.watch;

import org.jspecify.annotations.NullMarked;
