package rasid.cli.tag;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import rasid.ingest.page.PageExtractor;
import rasid.ingest.text.TextDecoder;
import rasid.model.Article;

/// A file that holds one article.
public sealed interface Document {
  /// Largest file, in bytes: what the fetcher lets through too.
  int LARGEST = 5 << 20;

  /// One with a text.
  record Usable(Article article) implements Document {}

  /// One without.
  ///
  /// @param why what is wrong with it
  record Unusable(String why) implements Document {}

  /// Whether a file of this name is a web page.
  static boolean isPage(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".html") || lower.endsWith(".htm") || lower.endsWith(".xhtml");
  }

  /// Whether these bytes, whose name nobody knows, begin as a web page does.
  static boolean looksLikePage(byte[] bytes) {
    int looked = Math.min(bytes.length, 512);
    var head =
        new String(bytes, 0, looked, ISO_8859_1)
            .replaceFirst("^\\u00EF\\u00BB\\u00BF", "")
            .stripLeading()
            .toLowerCase(Locale.ROOT);
    return head.startsWith("<!doctype html") || head.startsWith("<html");
  }

  /// Why a page gave neither title nor text.
  ///
  /// @param contentType the HTTP header, or null
  static String whyNoArticle(byte[] bytes, @Nullable String contentType) {
    return TextDecoder.isBinary(TextDecoder.decode(bytes, contentType))
        ? "it is binary data, not a web page"
        : "no article is found in this page";
  }

  /// The article of a web page, boilerplate left out.
  ///
  /// @param bytes at most [#LARGEST] and one more
  static Document page(byte[] bytes, URI url) {
    if (bytes.length > LARGEST) {
      return tooLarge();
    }
    var page = PageExtractor.extract(bytes, url, null);
    if (page.title().isBlank() && page.body().isBlank()) {
      return new Unusable(whyNoArticle(bytes, null));
    }
    return of(page.title(), page.body());
  }

  /// A text as it stands: it has no title of its own, so that spans count from its beginning.
  ///
  /// @param bytes at most [#LARGEST] and one more
  static Document text(byte[] bytes) {
    if (bytes.length > LARGEST) {
      return tooLarge();
    }
    try {
      var text = Utf8.decoded(bytes);
      return text.isBlank() ? new Unusable("there is no text in it") : of("", text);
    } catch (IllegalArgumentException e) {
      boolean wide =
          bytes.length > 1
              && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
                  || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF));
      return new Unusable(
          "%s; convert it first, as with `iconv -f %s -t UTF-8`"
              .formatted(e.getMessage(), wide ? "UTF-16" : "WINDOWS-1256"));
    }
  }

  private static Document of(String title, String body) {
    return Articles.tooLong(title, body)
        .<Document>map(Unusable::new)
        .orElseGet(() -> new Usable(Articles.of(title, body)));
  }

  private static Document tooLarge() {
    return new Unusable("it is larger than the %,d bytes allowed".formatted(LARGEST));
  }
}
