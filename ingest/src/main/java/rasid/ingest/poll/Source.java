package rasid.ingest.poll;

import java.net.URI;
import rasid.ingest.feed.Opml;
import rasid.ingest.identity.Ids;

/// A feed that is polled.
///
/// @param id see [Ids#source]
/// @param url its address
/// @param outlet its publisher, as the list calls it
public record Source(String id, URI url, String outlet) {
  /// The source of one line of the list.
  public static Source of(Opml.Outline outline) {
    return new Source(Ids.source(outline.url()), outline.url(), outline.name());
  }
}
