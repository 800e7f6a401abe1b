package rasid.ingest.feed;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A list of a site's pages, with Google's extension for news, or of its sitemaps.
final class Sitemap {
  private Sitemap() {}

  /// Reads a list of pages.
  static Feed pages(List<XmlTag> urls) {
    var lang = urls.stream().flatMap(url -> publication(url, "news:language").stream()).findFirst();
    var name = urls.stream().flatMap(url -> publication(url, "news:name").stream()).findFirst();
    boolean news = urls.stream().anyMatch(url -> url.first("news:news").isPresent());
    return feed(
        news ? Feed.Kind.NEWS_SITEMAP : Feed.Kind.SITEMAP,
        name.orElse(""),
        lang.orElse(null),
        urls);
  }

  /// Reads a list of sitemaps.
  static Feed index(List<XmlTag> sitemaps) {
    return feed(Feed.Kind.SITEMAP_INDEX, "", null, sitemaps);
  }

  private static Feed feed(
      Feed.Kind kind, String title, @Nullable String lang, List<XmlTag> places) {
    return new Feed(
        kind,
        title,
        null,
        "",
        lang,
        List.of(),
        null,
        Duration.ZERO,
        places.stream().map(Sitemap::entry).toList());
  }

  private static Optional<String> publication(XmlTag url, String name) {
    return url.first("news:news")
        .flatMap(news -> news.first("news:publication"))
        .flatMap(publication -> publication.first(name))
        .map(XmlTag::text);
  }

  private static Entry entry(XmlTag place) {
    var news = place.first("news:news");
    var url = place.first("loc").flatMap(loc -> Links.resolve(loc.base(), loc.text()));
    return new Entry(
        url.map(URI::toString).orElse(null),
        url.orElse(null),
        news.flatMap(one -> one.first("news:title")).map(t -> Held.guessed(t).line()).orElse(""),
        news.flatMap(one -> Parts.date(one, "news:publication_date")).orElse(null),
        Parts.date(place, "lastmod").orElse(null),
        List.of(),
        "",
        "",
        news.map(Parts::categories).orElse(List.of()),
        pictures(place));
  }

  private static List<URI> pictures(XmlTag place) {
    return place.all("image:image").stream()
        .flatMap(image -> image.first("image:loc").stream())
        .flatMap(loc -> Links.resolve(loc.base(), loc.text()).stream())
        .toList();
  }
}
