package rasid.ingest.page;

import java.net.URI;
import java.time.OffsetDateTime;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import rasid.ingest.text.DateHints;
import rasid.ingest.text.HtmlText;
import rasid.ingest.text.TextDecoder;

/// HTML to article.
public final class PageExtractor {
  private PageExtractor() {}

  /// Reads a page; a page without an article gives an empty body, and binary data nothing.
  ///
  /// @param html at most as much as the fetcher lets through
  /// @param url where it came from
  /// @param contentType the HTTP header, or null
  public static Page extract(byte[] html, URI url, @Nullable String contentType) {
    return extract(html, url, contentType, null);
  }

  /// Reads a page fetched at a known time, so that "two hours ago" is a date.
  ///
  /// @param fetched when, or null
  public static Page extract(
      byte[] html, URI url, @Nullable String contentType, @Nullable OffsetDateTime fetched) {
    return extract(html, url, contentType, fetched, PageHints.NONE);
  }

  /// Reads a page of a site that something is known of.
  ///
  /// @param hints where its articles are
  public static Page extract(
      byte[] html,
      URI url,
      @Nullable String contentType,
      @Nullable OffsetDateTime fetched,
      PageHints hints) {
    var text = TextDecoder.decode(html, contentType);
    if (TextDecoder.isBinary(text) || !HtmlText.isReadable(text)) {
      return Page.NONE;
    }
    var document = Jsoup.parse(text, url.toString());
    var facts = PageFacts.of(document, url, fetched);
    var hinted = new Hinted(document, hints);
    var title = hinted.title().orElse(facts.title());
    var hintedBody = hinted.body(title, facts.authors());
    var body =
        hintedBody.isEmpty() ? String.join("\n\n", PageBody.of(document, facts)) : hintedBody;
    return new Page(
        title,
        body,
        facts.authors().isEmpty() ? null : String.join("، ", facts.authors()),
        Script.language(body, facts.lang()),
        hinted.date(new DateHints(facts.lang(), false, fetched)).orElse(facts.published()),
        facts.updated(),
        facts.canonical(),
        facts.image(),
        facts.publisher());
  }
}
