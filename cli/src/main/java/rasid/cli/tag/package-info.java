/// What `rasid tag` reads and says: articles as lines of JSON ([JsonLines]), or as files
/// ([Document]) with a [Report] of each. Knows no Kafka and no command line.
@NullMarked
package rasid.cli.tag;

import org.jspecify.annotations.NullMarked;
