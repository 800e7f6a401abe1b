package rasid.ingest.page;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import rasid.ingest.text.HtmlText;
import rasid.ingest.text.TextDecoder;

/// HTML to article.
public final class PageExtractor {
  private static final Page NONE = new Page("", "", null, null, null);

  private PageExtractor() {}

  /// Reads a page; a page without an article gives an empty body.
  ///
  /// @param html at most as much as the fetcher lets through
  /// @param url where it came from
  /// @param contentType the HTTP header, or null
  public static Page extract(byte[] html, URI url, @Nullable String contentType) {
    var text = TextDecoder.decode(html, contentType);
    if (!HtmlText.isReadable(text)) {
      return NONE;
    }
    var document = Jsoup.parse(text, url.toString());
    var facts = PageFacts.of(document);
    var paragraphs = PageBody.of(document, facts);
    var body =
        paragraphs.isEmpty()
            ? HtmlText.of(facts.articleBody())
            : paragraphs.stream().collect(joining("\n\n"));
    return new Page(facts.title(), body, facts.author(), facts.lang(), facts.publishedAt());
  }
}
