package rasid.ingest.poll;

import java.net.URI;
import rasid.ingest.feed.Opml;
import rasid.ingest.feed.Wishes;
import rasid.ingest.fetch.Asking;
import rasid.ingest.fetch.Domains;
import rasid.ingest.identity.Ids;

/// A feed that is polled.
///
/// @param id see [Ids#source]
/// @param url its address
/// @param outlet its publisher, as the list calls it
/// @param wishes what the list knows of it
public record Source(String id, URI url, String outlet, Wishes wishes) {
  /// The source of one line of the list.
  public static Source of(Opml.Outline outline) {
    return new Source(Ids.source(outline.url()), outline.url(), outline.name(), outline.wishes());
  }

  /// How it is asked.
  public Asking asking() {
    return wishes.equals(Wishes.NONE)
        ? Asking.USUAL
        : new Asking(Domains.of(url), wishes.userAgent(), wishes.headers());
  }
}
