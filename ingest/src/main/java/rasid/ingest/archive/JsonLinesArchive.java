package rasid.ingest.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import rasid.ingest.identity.CanonicalUrl;
import rasid.ingest.identity.Ids;
import rasid.ingest.text.HtmlText;
import rasid.ingest.text.LanguageTag;
import rasid.model.Article;
import rasid.model.topic.Json;
import tools.jackson.core.JacksonException;

/// A file of articles, one JSON object a line: `url`, `outlet`, `title`, `body`; where known
/// `lang`, `author`, `publishedAt`, `seenAt` (ISO 8601, with zone) and `source`.
public final class JsonLinesArchive {
  /// Longest line, in bytes; the longest article fits even with every character escaped.
  static final int LONGEST_LINE = 4 << 20;

  private record Line(
      @Nullable String url,
      @Nullable String outlet,
      @Nullable String title,
      @Nullable String body,
      @Nullable String lang,
      @Nullable String author,
      @Nullable Instant publishedAt,
      @Nullable Instant seenAt,
      @Nullable String source) {}

  private JsonLinesArchive() {}

  /// The article of one line.
  ///
  /// @throws IllegalArgumentException when it is none; the message says what is wrong
  public static Article read(byte[] json) {
    if (json.length > LONGEST_LINE) {
      throw new IllegalArgumentException(
          "the line has %d bytes, more than the %d allowed".formatted(json.length, LONGEST_LINE));
    }
    Line line;
    try {
      line = Json.MAPPER.readValue(new String(json, UTF_8), Line.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not an article as JSON: " + e.getOriginalMessage(), e);
    }
    if (line == null) {
      throw new IllegalArgumentException("not an article as JSON: null");
    }
    return article(line);
  }

  private static Article article(Line line) {
    var url =
        CanonicalUrl.parse(line.url() == null ? "" : line.url())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "\"url\" is no http or https address: " + line.url()));
    var seenAt = line.seenAt() != null ? line.seenAt() : line.publishedAt();
    if (seenAt == null) {
      throw new IllegalArgumentException(
          "neither \"seenAt\" nor \"publishedAt\", so it has no place in time");
    }
    var outlet = line.outlet() == null ? "" : HtmlText.folded(line.outlet());
    return new Article(
        Ids.article(url),
        url,
        line.source() == null ? Ids.site(url) : line.source(),
        outlet.isEmpty() ? CanonicalUrl.host(url) : outlet,
        LanguageTag.language(line.lang()).orElse(null),
        line.title() == null ? "" : line.title().strip(),
        line.body() == null ? "" : line.body().strip(),
        line.author() == null || line.author().isBlank() ? null : line.author().strip(),
        line.publishedAt(),
        seenAt);
  }
}
