package rasid.cli.extract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rasid.cli.served.Answer;
import rasid.ingest.page.Page;
import rasid.ingest.text.WrittenDate;
import rasid.model.topic.Json;

/// The line of JSON that tells what article a page holds, or why none.
///
/// @param file its name, as it was asked for
/// @param published ISO 8601 with as much as the page tells: a day, a local time, or an instant
/// @param author one name, or a list of them
/// @param error why there is no article, or null
@JsonInclude(JsonInclude.Include.NON_NULL)
record PageAnswer(
    String file,
    @Nullable String title,
    @Nullable String text,
    @Nullable String published,
    @Nullable String updated,
    @Nullable Object author,
    @Nullable String lang,
    @Nullable URI url,
    @Nullable URI image,
    @Nullable String publisher,
    @Nullable String error) {
  private static final String AUTHORS = "، ";

  /// The answer to a page that has a title or a text.
  static PageAnswer of(String file, Page page) {
    return new PageAnswer(
        file,
        orNull(page.title()),
        orNull(page.body()),
        iso(page.published()),
        iso(page.updated()),
        names(page.author()),
        page.lang(),
        page.canonical(),
        page.image(),
        page.publisher(),
        page.body().isBlank() ? "the page has no running text" : null);
  }

  /// The answer to what could not be had.
  static PageAnswer broken(String file, String why) {
    return new PageAnswer(file, null, null, null, null, null, null, null, null, null, why);
  }

  /// As it is told.
  Answer told() {
    return new Answer(error == null, Json.MAPPER.writeValueAsString(this));
  }

  private static @Nullable String iso(@Nullable WrittenDate date) {
    return date == null ? null : date.iso();
  }

  private static @Nullable Object names(@Nullable String author) {
    return author == null || !author.contains(AUTHORS) ? author : List.of(author.split(AUTHORS));
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
