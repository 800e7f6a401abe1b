package rasid.cli.tag;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.BiConsumer;
import rasid.model.Article;
import rasid.model.topic.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Articles as lines of JSON: those of an archive (`title`, `body`, `source`, …), of the articles
/// topic, or of `rasid tag` (`title`, `text`).
public final class ArticleLines {
  private ArticleLines() {}

  /// Tells each article of a stream with its name, `name:line`; holds one line at a time.
  public static void each(String name, InputStream in, BiConsumer<String, Document> told)
      throws IOException {
    var lines = new Lines(in);
    for (var line = lines.next(); line.isPresent(); line = lines.next()) {
      var article = article(line.get());
      var named = "%s:%d".formatted(name, line.get().number());
      article.ifPresent(document -> told.accept(named, document));
    }
  }

  // Nothing for a blank line.
  private static Optional<Document> article(Lines.Line line) {
    if (!line.whole()) {
      return unusable("the line is longer than the %,d bytes allowed".formatted(Lines.LONGEST));
    }
    try {
      var json = Utf8.decoded(line.bytes());
      return json.isBlank() ? Optional.empty() : Optional.of(of(Json.MAPPER.readTree(json)));
    } catch (JacksonException e) {
      return unusable("not JSON: " + e.getOriginalMessage().replaceAll("\\s+", " "));
    } catch (IllegalArgumentException e) {
      return unusable(String.valueOf(e.getMessage()));
    }
  }

  private static Document of(JsonNode json) {
    var title = text(json, "title");
    var body = json.has("body") ? text(json, "body") : text(json, "text");
    if (title.isBlank() && body.isBlank()) {
      return new Document.Unusable("it has neither \"title\" nor \"body\" nor \"text\"");
    }
    var source = text(json, "source");
    var tooLong = Articles.tooLong(title, body);
    if (tooLong.isPresent()) {
      return new Document.Unusable(tooLong.get());
    }
    Article article = Articles.of(source.isBlank() ? Articles.NO_SOURCE : source, title, body);
    return new Document.Usable(article);
  }

  private static String text(JsonNode json, String field) {
    return json.path(field).asString("");
  }

  private static Optional<Document> unusable(String why) {
    return Optional.of(new Document.Unusable(why));
  }
}
