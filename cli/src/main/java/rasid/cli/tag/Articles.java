package rasid.cli.tag;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import rasid.model.Article;

/// Texts that come from no source, as articles.
final class Articles {
  private static final String NO_ID = "0".repeat(64);
  static final String NO_SOURCE = "file";

  private static final URI NOWHERE = URI.create("file:///");

  private Articles() {}

  /// Why a text cannot be an article, if it is too long for one.
  static Optional<String> tooLong(String title, String body) {
    int length = title.length() + body.length();
    return length <= Article.LONGEST_TEXT
        ? Optional.empty()
        : Optional.of(
            "the text has %,d characters, more than the %,d allowed"
                .formatted(length, Article.LONGEST_TEXT));
  }

  /// @param title may be blank when the body is not
  static Article of(String title, String body) {
    return of(NO_SOURCE, title, body);
  }

  /// @param source the id of the source it says it came from
  static Article of(String source, String title, String body) {
    return new Article(
        NO_ID, NOWHERE, source, source, null, title, body, null, null, Instant.EPOCH);
  }
}
