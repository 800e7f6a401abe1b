/// Serves the page, its data as JSON, and what changes as server-sent events.
///
/// [DeskServer] is the front door; it needs views only, so it runs without Kafka.
@NullMarked
package rasid.desk.api;

import org.jspecify.annotations.NullMarked;
