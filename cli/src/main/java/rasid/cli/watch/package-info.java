/// What `rasid watch` reads and says: the file of watches ([WatchYaml]), each mistake with its line
/// and column, articles to try a query on ([Candidate]) and what came of it ([Marked]). Knows no
/// Kafka and no command line.
@NullMarked
package rasid.cli.watch;

import org.jspecify.annotations.NullMarked;
