/// What `rasid sources` reads and says: a list of feeds on disk ([rasid.cli.sources.ListFile]), a
/// source as it stands ([rasid.cli.sources.Standing], in a [rasid.cli.sources.SourceTable]), one
/// that was looked at ([rasid.cli.sources.CheckText], [rasid.cli.sources.CheckAnswer]). Knows no
/// Kafka and no command line.
@NullMarked
package rasid.cli.sources;

import org.jspecify.annotations.NullMarked;
