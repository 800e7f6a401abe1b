package rasid.ingest.page;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import rasid.ingest.text.DateHints;
import rasid.ingest.text.HtmlText;
import rasid.ingest.text.LanguageTag;
import rasid.ingest.text.PlainForm;
import rasid.ingest.text.WrittenDate;

/// What a page says about its article: JSON-LD first, then `meta`, then what it shows.
///
/// @param title may be empty
/// @param lang ISO 639, or null
/// @param articleBody the text as JSON-LD gives it; mostly empty
record PageFacts(
    String title,
    List<String> authors,
    @Nullable String lang,
    @Nullable WrittenDate published,
    @Nullable WrittenDate updated,
    @Nullable URI canonical,
    @Nullable URI image,
    @Nullable String publisher,
    String articleBody) {
  private static final int LONGEST_URL = 2_000;

  /// Domains of no country, or of one whose English writes the month first.
  private static final Set<String> GENERIC =
      Set.of("com", "org", "net", "us", "gov", "edu", "info", "news", "ph");

  /// @param reference when the page was fetched, or null
  static PageFacts of(Document document, URI url, @Nullable OffsetDateTime reference) {
    var meta = new MetaTags(document);
    var titles = new Titles(document, meta);
    var shown = titles.of("");
    var canonical = canonical(document, meta);
    var data = LinkedData.of(document, shown, addresses(url, canonical));
    var title = titles.of(data.headline());
    var publisher =
        Stream.of(Optional.of(data.publisher()), meta.first("og:site_name", "application-name"))
            .flatMap(Optional::stream)
            .filter(name -> !name.isEmpty())
            .findFirst()
            .orElse(null);
    var near = Surroundings.of(document, title);
    var lang = lang(document, meta, data);
    // A template's language is not always that of its words.
    var spoken = Script.language(title, lang);
    var hints = new DateHints(spoken, isMonthFirst(document, spoken, url), reference);
    var dates =
        new PageDates(
            new ToldDates(document, hints, meta, data),
            new ShownDates(document, hints, near),
            near,
            url,
            reference);
    return new PageFacts(
        title,
        Bylines.of(document, meta, data, near, sites(meta, data, url)),
        lang,
        dates.published(),
        dates.updated(),
        canonical,
        Stream.of(Stream.of(data.image()), meta.all("og:image", "og:image:url", "twitter:image"))
            .flatMap(each -> each)
            .flatMap(text -> address(url, text).stream())
            .findFirst()
            .orElse(null),
        publisher,
        data.articleBody());
  }

  private static Set<String> addresses(URI url, @Nullable URI canonical) {
    return Stream.of(Optional.of(url), Optional.ofNullable(canonical))
        .flatMap(Optional::stream)
        .map(each -> LinkedGraph.plain(each.toString()))
        .collect(Collectors.toUnmodifiableSet());
  }

  // What the site calls itself is no author.
  private static Set<String> sites(MetaTags meta, LinkedData data, URI url) {
    var host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    return Stream.concat(
            Stream.of(data.publisher(), host, host.startsWith("www.") ? host.substring(4) : host),
            meta.all("og:site_name", "application-name", "publisher", "twitter:site"))
        .map(PlainForm::of)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isMonthFirst(Document document, @Nullable String lang, URI url) {
    var html = document.selectFirst("html[lang]");
    var tag = html == null ? "" : html.attr("lang").toLowerCase(Locale.ROOT).replace('_', '-');
    var host = url.getHost() == null ? "" : url.getHost();
    var domain = host.substring(host.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    // "en-US" is also what content systems say that were told nothing.
    boolean claimed =
        tag.endsWith("-us") || tag.endsWith("-ph") || tag.equals("en") || tag.isEmpty();
    return "en".equals(lang) && claimed && GENERIC.contains(domain);
  }

  private static @Nullable String lang(Document document, MetaTags meta, LinkedData data) {
    var html = document.selectFirst("html[lang]");
    return Stream.of(
            html == null ? "" : html.attr("lang"),
            data.lang(),
            meta.first("og:locale", "content-language", "language", "dc.language").orElse(""))
        .map(LanguageTag::language)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable URI canonical(Document document, MetaTags meta) {
    var link = document.selectFirst("link[rel~=(?i)canonical][href]");
    return Stream.of(link == null ? "" : link.absUrl("href"), meta.first("og:url").orElse(""))
        .flatMap(text -> address(null, text).stream())
        .findFirst()
        .orElse(null);
  }

  private static Optional<URI> address(@Nullable URI base, String text) {
    var written = HtmlText.folded(text);
    if (written.isEmpty() || written.length() > LONGEST_URL) {
      return Optional.empty();
    }
    try {
      var url = base == null ? URI.create(written) : base.resolve(written);
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      return web && url.getHost() != null ? Optional.of(url) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
