/// Bytes to feed, pure.
///
/// [rasid.ingest.feed.FeedReader] is the front door. `MarkupMender` puts the text right, `FeedXml`
/// has jsoup make a tree of it, `FeedTree` finds the root and what it lists as `XmlTag`s, which
/// know their usual names (`Namespaces`) and what they inherit. One small class reads each format;
/// what the formats share is in `Parts` (links, dates, categories), `Held` (text or HTML?),
/// `People`, `FeedDate`, `Links` and `CleanHtml`. [rasid.ingest.feed.Opml] reads the list of feeds,
/// [rasid.ingest.feed.OpmlWriter] writes one.
@NullMarked
package rasid.ingest.feed;

import org.jspecify.annotations.NullMarked;
