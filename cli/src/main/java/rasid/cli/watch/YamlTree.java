package rasid.cli.watch;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A YAML document as JSON, with the node that each value was read from.
///
/// Values are made from nodes, never by tags, so nothing in a file can make an object. Anchors are
/// refused, for a few lines of them can stand for more than memory holds.
final class YamlTree {
  // A file of watches is half as deep.
  private static final int DEEPEST = 10;

  // What is a text even where it looks like a number or a truth: a query of digits is a query.
  private static final Set<String> TEXTS =
      Set.of("id", "query", "desk", "note", "zone", "from", "to");
  private static final Set<String> OF_TEXTS = Set.of("names", "channels");

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<String, Node> values = new HashMap<>();
  private final Map<String, Node> keys = new HashMap<>();
  private final Mistakes mistakes;
  private boolean readable = true;

  private YamlTree(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /// Who is told of mistakes.
  interface Mistakes {
    /// @param sentence its key in [Wording]
    /// @param about what fills its blanks
    void tell(Node node, String sentence, Object... about);
  }

  /// Reads a document.
  ///
  /// @param mistakes told what JSON cannot say
  /// @return nothing when it cannot be read as JSON at all
  static Optional<Read> of(Node root, Mistakes mistakes) {
    var tree = new YamlTree(mistakes);
    var json = tree.json(root, "", "", 0);
    return tree.readable ? Optional.of(new Read(json, tree.values, tree.keys)) : Optional.empty();
  }

  /// A document.
  ///
  /// @param values by JSON pointer
  /// @param keys of maps, by the pointer of their value
  record Read(JsonNode json, Map<String, Node> values, Map<String, Node> keys) {}

  private JsonNode json(Node node, String pointer, String key, int depth) {
    values.put(pointer, node);
    if (node.getAnchor().isPresent()) {
      return unreadable(node, "anchors");
    }
    if (depth > DEEPEST) {
      return unreadable(node, "too-deep");
    }
    return switch (node) {
      case ScalarNode scalar -> scalar(scalar, key);
      case SequenceNode list -> {
        var array = JSON.arrayNode();
        var items = list.getValue();
        for (int i = 0; i < items.size() && readable; i++) {
          array.add(
              json(items.get(i), pointer + "/" + i, OF_TEXTS.contains(key) ? "id" : "", depth + 1));
        }
        yield array;
      }
      case MappingNode map -> map(map, pointer, key, depth);
      default -> unreadable(node, "anchors"); // an alias
    };
  }

  private JsonNode map(MappingNode map, String pointer, String key, int depth) {
    var object = JSON.objectNode();
    for (var entry : map.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode name)) {
        mistakes.tell(entry.getKeyNode(), "key");
      } else if (object.has(name.getValue())) {
        mistakes.tell(name, "key-twice", name.getValue());
      } else if (readable) {
        var at = pointer + "/" + name.getValue();
        keys.put(at, name);
        var inner = OF_TEXTS.contains(key) ? "id" : name.getValue();
        object.set(name.getValue(), json(entry.getValueNode(), at, inner, depth + 1));
      }
    }
    return object;
  }

  private static JsonNode scalar(ScalarNode scalar, String key) {
    var value = scalar.getValue();
    var tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return JSON.nullNode();
    }
    if (TEXTS.contains(key)) {
      return JSON.stringNode(value);
    }
    if (tag.equals(Tag.BOOL)) {
      return JSON.booleanNode(Boolean.parseBoolean(value));
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      try {
        // As a double, for 1e999999999 as a decimal would be written out by whoever compares it.
        double number = new BigDecimal(value).doubleValue();
        return number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE
            ? JSON.numberNode((int) number)
            : JSON.numberNode(number);
      } catch (NumberFormatException _) {
        return JSON.stringNode(value); // .inf and the like are no numbers here
      }
    }
    return JSON.stringNode(value);
  }

  private JsonNode unreadable(Node node, String sentence) {
    if (readable) {
      readable = false;
      mistakes.tell(node, sentence);
    }
    return JSON.nullNode();
  }
}
