package rasid.cli.tag;

import org.jspecify.annotations.Nullable;
import rasid.model.topic.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A line of JSON that asks for the tags of an article.
sealed interface Question {

  /// One that can be answered.
  ///
  /// @param id as JSON, just as it was written
  /// @param lang the language it is said to be in, or null
  /// @param title may be empty
  /// @param text may be empty
  record Sound(String id, @Nullable String lang, String title, String text) implements Question {}

  /// One that cannot.
  ///
  /// @param id as JSON, or null where none could be read
  /// @param why what is wrong with it
  record Broken(@Nullable String id, String why) implements Question {}

  /// Reads a line.
  static Question of(Lines.Line line) {
    if (!line.whole()) {
      return new Broken(
          null, "the line is longer than the %,d bytes allowed".formatted(Lines.LONGEST));
    }
    var reader = new Reader();
    try {
      return reader.read(Utf8.decoded(line.bytes()));
    } catch (JacksonException e) {
      var where = e.getLocation();
      return new Broken(
          reader.id,
          "not JSON%s: %s"
              .formatted(
                  where == null ? "" : " at character " + where.getColumnNr(),
                  e.getOriginalMessage().replaceAll("\\s+", " ")));
    } catch (IllegalArgumentException e) {
      return new Broken(reader.id, String.valueOf(e.getMessage()));
    }
  }

  /// Reads the fields one by one, so that the id is known even where a later one is wrong.
  final class Reader {
    private @Nullable String id;
    private @Nullable String lang;
    private @Nullable String title;
    private @Nullable String text;

    private Question read(String json) {
      try (var parser = Json.MAPPER.createParser(json)) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
          throw new IllegalArgumentException(
              "not a JSON object; a line looks like {\"id\":1,\"text\":\"…\"}");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          field(parser);
        }
        if (parser.nextToken() != null) {
          throw new IllegalArgumentException("more than one JSON object on the line");
        }
      }
      if (id == null) {
        throw new IllegalArgumentException("no \"id\"");
      }
      if (text == null) {
        throw new IllegalArgumentException("no \"text\"");
      }
      return new Sound(id, lang, title == null ? "" : title, text);
    }

    private void field(JsonParser parser) {
      var name = parser.currentName();
      var value = parser.nextToken();
      switch (name) {
        case "id" -> id = id(parser, value);
        case "text" -> text = string(parser, value, name);
        case "title" -> title = string(parser, value, name);
        case "lang" -> lang = string(parser, value, name);
        default -> parser.skipChildren();
      }
    }

    // A number is given back digit by digit: 1.0 stays 1.0, and no digit of a long one is lost.
    private static @Nullable String id(JsonParser parser, JsonToken value) {
      return switch (value) {
        case VALUE_STRING -> Json.MAPPER.writeValueAsString(parser.getString());
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getString();
        case VALUE_NULL -> null;
        default -> throw new IllegalArgumentException("\"id\" is neither a string nor a number");
      };
    }

    private static @Nullable String string(JsonParser parser, JsonToken value, String name) {
      return switch (value) {
        case VALUE_STRING -> parser.getString();
        case VALUE_NULL -> null;
        default -> throw new IllegalArgumentException("\"%s\" is no string".formatted(name));
      };
    }
  }
}
