/// Bytes to feed, pure: [rasid.ingest.feed.FeedReader] finds the format, one small class reads
/// each; [rasid.ingest.feed.Opml] reads the list of feeds.
@NullMarked
package rasid.ingest.feed;

import org.jspecify.annotations.NullMarked;
