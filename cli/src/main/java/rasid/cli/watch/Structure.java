package rasid.cli.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import rasid.model.topic.Json;
import rasid.processor.text.ArabicText;
import rasid.processor.watch.Nearest;
import tools.jackson.databind.JsonNode;

/// Holds a file of watches against its JSON Schema and what lies beyond that, and says in the
/// reader's words what does not fit.
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

  /// All that does not fit, at most one thing for each value. A watch in which all fits can be
  /// made.
  static List<Misfit> misfits(JsonNode file, Wording wording) {
    var misfits = new ArrayList<Misfit>();
    var seen = new HashSet<String>();
    for (var error : SCHEMA.validate(file)) {
      var misfit = misfit(error, file, wording);
      if (seen.add(misfit.pointer + " " + misfit.atKey + " " + error.getProperty())) {
        misfits.add(misfit);
      }
    }
    var told = misfits.stream().map(Misfit::pointer).collect(toSet());
    BeyondSchema.misfits(file.path("watches"), wording).stream()
        .filter(misfit -> !told.contains(misfit.pointer))
        .forEach(misfits::add);
    return misfits;
  }

  private static Misfit misfit(Error error, JsonNode file, Wording wording) {
    var path = path(error);
    var pointer = String.join("", path.stream().map(name -> "/" + name).toList());
    var property = error.getProperty();
    return switch (error.getKeyword()) {
      case "required" -> {
        var absent = new ArrayList<>(path);
        absent.add(property);
        yield new Misfit(
            pointer,
            false,
            wording.say("missing", name(path, wording), property, wanted(absent, wording)));
      }
      case "additionalProperties" ->
          new Misfit(pointer + "/" + property, true, unknown(path, property, wording));
      default -> {
        var sentence = unfit(at(path).path("type").asString(""), value(file, path));
        yield new Misfit(
            pointer, false, wording.say(sentence, name(path, wording), wanted(path, wording)));
      }
    };
  }

  private static String unknown(List<String> path, String property, Wording wording) {
    var names = new TreeMap<String, Set<String>>();
    known(path).forEach(name -> names.put(ArabicText.folded(name), Set.of(name)));
    var nearest = Nearest.to(property, names);
    return nearest.isEmpty()
        ? wording.say("unknown", name(path, wording), property, String.join(", ", known(path)))
        : wording.say("unknown-near", name(path, wording), property, nearest.getFirst());
  }

  // Which sentence tells what is wrong with a value.
  private static String unfit(String type, JsonNode value) {
    var text = value.isString() ? value.asString().strip() : "";
    boolean number = type.equals("number") || type.equals("integer");
    if (number && text.codePoints().anyMatch(c -> c > 0x7f && Character.isDigit(c))) {
      return "unfit-digits";
    }
    boolean quoted =
        (number && text.matches("[0-9]+([.][0-9]+)?"))
            || (type.equals("boolean") && text.matches("true|false"));
    return quoted ? "unfit-quoted" : "unfit";
  }

  private static JsonNode value(JsonNode file, List<String> path) {
    var value = file;
    for (var name : path) {
      value = value.isArray() ? value.path(Integer.parseInt(name)) : value.path(name);
    }
    return value;
  }

  private static List<String> path(Error error) {
    var location = error.getInstanceLocation();
    var path = new ArrayList<String>();
    for (int i = 0; i < location.getNameCount(); i++) {
      path.add(String.valueOf(location.getElement(i)));
    }
    return path;
  }

  private static String name(List<String> path, Wording wording) {
    return switch (path.size()) {
      case 0 -> wording.say("in.file");
      case 1, 3 -> wording.say("in.key", path.getLast());
      case 2 -> wording.say("in.watch");
      default -> {
        var outer = path.subList(0, path.size() - 1);
        yield at(outer).has("items")
            ? wording.say("in.item-of", outer.getLast())
            : wording.say("in.key-of", path.getLast(), outer.getLast());
      }
    };
  }

  // Filed under the name of a property, or of what several are alike.
  private static String wanted(List<String> path, Wording wording) {
    if (path.isEmpty()) {
      return wording.say("wanted.file");
    }
    var ref = unresolved(path).path("$ref").asString("");
    var kind = ref.isEmpty() ? path.getLast() : ref.substring(ref.lastIndexOf('/') + 1);
    return wording.say("wanted." + kind);
  }

  private static List<String> known(List<String> path) {
    return at(path).path("properties").propertyNames().stream().sorted().toList();
  }

  // The part of the schema that speaks of a value.
  private static JsonNode at(List<String> path) {
    return path.isEmpty() ? DOCUMENT : resolved(unresolved(path));
  }

  private static JsonNode unresolved(List<String> path) {
    var outer = at(path.subList(0, path.size() - 1));
    var items = outer.path("items");
    return items.isMissingNode() ? outer.path("properties").path(path.getLast()) : items;
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
