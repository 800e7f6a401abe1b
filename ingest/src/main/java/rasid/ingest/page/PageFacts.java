package rasid.ingest.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import rasid.ingest.text.HtmlText;
import rasid.ingest.text.LanguageTag;
import rasid.ingest.text.WrittenDate;

/// What a page says about its article: JSON-LD first, then `meta`, then what it shows.
///
/// @param title may be empty
/// @param author or null
/// @param lang ISO 639, or null
/// @param publishedAt or null
/// @param articleBody the text as JSON-LD gives it; mostly empty
record PageFacts(
    String title,
    @Nullable String author,
    @Nullable String lang,
    @Nullable Instant publishedAt,
    String articleBody) {
  List<String> authors() {
    return author == null ? List.of() : List.of(author.split("، "));
  }

  private static final int LONGEST_AUTHOR = 100;
  private static final Pattern BY =
      Pattern.compile(
          "^(?:by|par|بقلم|كتب|كتبت|كتبه|إعداد|تحرير)\\s*[:：]?\\s+", Pattern.CASE_INSENSITIVE);

  private static final List<String> DATES =
      List.of(
          "article:published_time",
          "og:article:published_time",
          "og:published_time",
          "datepublished",
          "parsely-pub-date",
          "sailthru.date",
          "dc.date.issued",
          "dcterms.created",
          "dc.date",
          "pubdate",
          "publishdate",
          "publish-date",
          "date");

  static PageFacts of(Document document) {
    var data = LinkedData.of(document);
    return new PageFacts(
        title(document, data),
        author(document, data),
        lang(document, data),
        published(document, data),
        data.articleBody());
  }

  private static String title(Document document, LinkedData data) {
    var headings = document.select("h1");
    var shown =
        document
            .select("h1[itemprop~=headline], article h1, h1.entry-title, h1.post-title, h1.title")
            .stream();
    var title =
        first(
            Stream.of(
                Stream.of(data.headline()),
                shown.map(heading -> heading.text()),
                headings.size() == 1 ? Stream.of(headings.get(0).text()) : Stream.<String>empty(),
                meta(document, "og:title", "twitter:title"),
                headings.stream().map(heading -> heading.text()),
                Stream.of(document.title())));
    return withoutSite(title.orElse(""), meta(document, "og:site_name").findFirst().orElse(""));
  }

  // "Headline | Site" and "Headline - Site" where the page itself says what its site is called.
  private static String withoutSite(String title, String site) {
    if (site.isEmpty() || !title.endsWith(site) || title.length() == site.length()) {
      return title;
    }
    var rest = title.substring(0, title.length() - site.length()).strip();
    boolean parted = !rest.isEmpty() && "|-–—:·»•".indexOf(rest.charAt(rest.length() - 1)) >= 0;
    return parted ? rest.substring(0, rest.length() - 1).strip() : title;
  }

  private static @Nullable String author(Document document, LinkedData data) {
    var shown =
        document.select(
            "[itemprop=author] [itemprop=name], [itemprop=author], a[rel~=author], .author-name, .byline, .author");
    return first(
            Stream.of(
                Stream.of(data.author()),
                meta(document, "author", "dc.creator", "parsely-author", "article:author")
                    .filter(name -> !name.contains("://")),
                shown.stream().map(element -> element.text())))
        .map(name -> BY.matcher(name).replaceFirst("").strip())
        .filter(name -> !name.isEmpty() && name.length() <= LONGEST_AUTHOR)
        .orElse(null);
  }

  private static @Nullable String lang(Document document, LinkedData data) {
    var html = document.selectFirst("html[lang]");
    return Stream.of(
            html == null ? "" : html.attr("lang"),
            data.lang(),
            meta(document, "og:locale", "content-language", "language").findFirst().orElse(""))
        .map(LanguageTag::language)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Instant published(Document document, LinkedData data) {
    var items =
        document.select("[itemprop=datePublished]").stream()
            .flatMap(e -> Stream.of(e.attr("content"), e.attr("datetime"), e.text()));
    var times =
        document
            .select("time[pubdate], article time[datetime], header time[datetime], time[datetime]")
            .stream()
            .map(time -> time.attr("datetime"));
    return Stream.of(
            Stream.of(data.published()), meta(document, DATES.toArray(String[]::new)), items, times)
        .flatMap(written -> written)
        .map(WrittenDate::parse)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(null);
  }

  private static Stream<String> meta(Document document, String... names) {
    var metas = document.select("meta[content]");
    return Stream.of(names)
        .flatMap(
            name ->
                metas.stream()
                    .filter(
                        meta ->
                            meta.attr("property").equalsIgnoreCase(name)
                                || meta.attr("name").equalsIgnoreCase(name)
                                || meta.attr("itemprop").equalsIgnoreCase(name)
                                || meta.attr("http-equiv").equalsIgnoreCase(name))
                    .map(meta -> HtmlText.folded(meta.attr("content"))))
        .filter(content -> !content.isEmpty());
  }

  private static Optional<String> first(Stream<Stream<String>> ways) {
    return ways.flatMap(way -> way)
        .map(HtmlText::folded)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }
}
