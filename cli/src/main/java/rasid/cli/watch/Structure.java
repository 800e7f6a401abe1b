package rasid.cli.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import rasid.model.topic.Json;
import tools.jackson.databind.JsonNode;

/// Holds a file of watches against its JSON Schema, and says in its own words what does not fit:
/// the description of each property is the end of a sentence.
final class Structure {
  private static final String NAME = "watches-file.schema.json";
  private static final JsonNode DOCUMENT = document();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(DOCUMENT);

  private Structure() {}

  /// Something that does not fit.
  ///
  /// @param pointer where, as a JSON pointer
  /// @param atKey whether a key is meant and not its value
  record Misfit(String pointer, boolean atKey, String what) {}

  /// All that does not fit, at most one thing for each value.
  static List<Misfit> misfits(JsonNode file) {
    var misfits = new ArrayList<Misfit>();
    var seen = new HashSet<String>();
    for (var error : SCHEMA.validate(file)) {
      var misfit = misfit(error);
      if (seen.add(misfit.pointer + " " + misfit.atKey + " " + error.getProperty())) {
        misfits.add(misfit);
      }
    }
    return misfits;
  }

  private static Misfit misfit(Error error) {
    var path = path(error);
    var pointer = String.join("", path.stream().map(name -> "/" + name).toList());
    var property = error.getProperty();
    return switch (error.getKeyword()) {
      case "required" -> {
        var wanted = new ArrayList<>(path);
        wanted.add(property);
        yield new Misfit(
            pointer,
            false,
            "%s has no `%s`; it should be %s".formatted(name(path), property, described(wanted)));
      }
      case "additionalProperties" ->
          new Misfit(
              pointer + "/" + property,
              true,
              "%s knows no '%s'; it knows %s"
                  .formatted(name(path), property, String.join(", ", known(path))));
      default ->
          new Misfit(pointer, false, "%s should be %s".formatted(name(path), described(path)));
    };
  }

  private static List<String> path(Error error) {
    var location = error.getInstanceLocation();
    var path = new ArrayList<String>();
    for (int i = 0; i < location.getNameCount(); i++) {
      path.add(String.valueOf(location.getElement(i)));
    }
    return path;
  }

  private static String name(List<String> path) {
    return switch (path.size()) {
      case 0 -> "the file";
      case 1 -> "`%s`".formatted(path.getLast());
      case 2 -> "a watch";
      case 3 -> "`%s`".formatted(path.getLast());
      default -> "`%s` of `%s`".formatted(path.getLast(), path.get(path.size() - 2));
    };
  }

  private static String described(List<String> path) {
    var description = at(path).path("description").asString("");
    return path.isEmpty() ? "a map that begins with `watches:`" : description;
  }

  private static List<String> known(List<String> path) {
    return at(path).path("properties").propertyNames().stream().sorted().toList();
  }

  // The part of the schema that speaks of a value.
  private static JsonNode at(List<String> path) {
    var node = DOCUMENT;
    for (var name : path) {
      var items = node.path("items");
      node = resolved(items.isMissingNode() ? node.path("properties").path(name) : items);
    }
    return node;
  }

  private static JsonNode resolved(JsonNode node) {
    var ref = node.path("$ref").asString("");
    return ref.isEmpty() ? node : DOCUMENT.at(ref.substring(1));
  }

  private static JsonNode document() {
    try (var in = requireNonNull(Structure.class.getResourceAsStream(NAME), NAME)) {
      return Json.MAPPER.readTree(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + NAME, e);
    }
  }
}
