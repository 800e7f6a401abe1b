package rasid.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import rasid.model.Watch;

/// Reads a desk's watches from YAML, and tells every mistake at once, each with its line.
///
/// ```yaml
/// watches:
///   - id: fuel-blockade-bamako
///     names: {ar: حصار الوقود على باماكو, fr: Blocus du carburant à Bamako}
///     query: (وقود OR صهاريج OR carburant) AND region:ML
///     budget: 1          # false alarms accepted per 4 weeks
///     minReports: 3
///     minOutlets: 2
///     channels: [console]
/// ```
///
/// The YAML is read as nodes with marks, never as objects, so no tag can make anything and an alias
/// is the node it names, not a copy of it.
public final class WatchFile {
  /// Largest file, 4 MiB: ten thousand watches with long queries.
  static final int LARGEST_FILE = 4 << 20;

  private static final String WATCHES = "watches";
  private static final Set<String> KEYS =
      Set.of("id", "names", "query", "budget", "minReports", "minOutlets", "channels");
  private static final Set<String> LANGUAGES = Set.of("ar", "fr", "en");

  private final String file;
  private final QueryCheck queries;
  private final List<String> mistakes = new ArrayList<>();
  private final Map<String, Watch> watches = new LinkedHashMap<>();
  private final Set<String> broken = new TreeSet<>();
  private boolean whole = true;

  private WatchFile(String file, QueryCheck queries) {
    this.file = file;
    this.queries = queries;
  }

  /// What a file says.
  ///
  /// @param watches those without a mistake, version 1 and holding from the beginning of the
  ///   stream, in the order of the file
  /// @param broken ids of watches that have a mistake: they are meant, but not understood
  /// @param whole whether every entry could at least be told by its id; if not, nobody can say
  ///   which watches the file leaves out
  /// @param mistakes as `file:line: what, and how to put it right`, in the order of the file
  public record Contents(
      List<Watch> watches, Set<String> broken, boolean whole, List<String> mistakes) {
    public Contents {
      watches = List.copyOf(watches);
      broken = Set.copyOf(broken);
      mistakes = List.copyOf(mistakes);
    }
  }

  /// Reads a file.
  ///
  /// @param queries tells what is wrong with a query
  /// @throws Refusal when there is no such file, it is too large, or not text
  public static Contents read(Path file, QueryCheck queries) {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw Refusal.brokenInput(
            "%s has %,d bytes, more than the %,d allowed; split it"
                .formatted(file, Files.size(file), LARGEST_FILE));
      }
      var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
      return read(file.toString(), text, queries);
    } catch (CharacterCodingException e) {
      throw Refusal.brokenInput("%s is not UTF-8 text; save it as UTF-8".formatted(file));
    } catch (IOException e) {
      throw Refusal.wrongUse("cannot read watches: " + Reason.of(e), e);
    }
  }

  /// Reads a text.
  ///
  /// @param file what it is called in mistakes
  static Contents read(String file, String text, QueryCheck queries) {
    var reader = new WatchFile(file, queries);
    var settings =
        LoadSettings.builder()
            .setCodePointLimit(LARGEST_FILE)
            .setAllowDuplicateKeys(true) // told as mistakes, with all the others
            .setUseMarks(true)
            .build();
    try {
      var root = new Compose(settings).composeString(text);
      root.ifPresentOrElse(
          reader::root, () -> reader.lost(1, "is empty; it should begin with `watches:`"));
    } catch (MarkedYamlEngineException e) {
      var line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      reader.lost(line, "is not YAML here: %s".formatted(e.getProblem()));
    } catch (YamlEngineException e) {
      reader.lost(1, "is not YAML: " + Reason.of(e));
    } catch (StackOverflowError _) { // the parser descends by recursion
      reader.lost(1, "is nested too deeply");
    }
    return new Contents(
        List.copyOf(reader.watches.values()), reader.broken, reader.whole, reader.mistakes);
  }

  private void root(Node root) {
    if (!(root instanceof MappingNode)) {
      lost(root, "should begin with `watches:` and a list of watches");
      return;
    }
    var entries = entries(root, "the file", Set.of(WATCHES));
    var list = entries.get(WATCHES);
    if (list == null) {
      lost(root, "has no `watches:` list");
    } else if (list instanceof SequenceNode sequence) {
      sequence.getValue().forEach(this::watch);
    } else {
      lost(list, "`watches` should be a list: begin each watch with `- id: …`");
    }
  }

  private void watch(Node node) {
    if (!(node instanceof MappingNode)) {
      lost(node, "a watch should be a map that begins with `id:`");
      return;
    }
    int before = mistakes.size();
    var fields = entries(node, "a watch", KEYS);
    var id = text(fields, "id");
    if (id == null) {
      lost(node, "this watch has no `id`; give one of a-z, 0-9, '.', '_' and '-'");
      return;
    }
    var query = text(fields, "query");
    if (query == null) {
      mistake(node, "watch %s has no `query`".formatted(id));
    } else {
      queries
          .mistakeIn(query)
          .ifPresent(
              wrong -> mistake(fields.get("query"), "query of watch %s: %s".formatted(id, wrong)));
    }
    var watch =
        made(
            node,
            () ->
                new Watch(
                    id,
                    1,
                    names(fields.get("names")),
                    query == null ? "missing" : query,
                    number(fields, "budget", Watch.DEFAULT_BUDGET),
                    whole(fields, "minReports", Watch.DEFAULT_MIN_REPORTS),
                    whole(fields, "minOutlets", Watch.DEFAULT_MIN_OUTLETS),
                    channels(fields.get("channels")),
                    Instant.EPOCH));
    if (watches.containsKey(id) || broken.contains(id)) {
      mistake(node, "watch %s stands twice in this file; the first is used".formatted(id));
    } else if (watch.isPresent() && mistakes.size() == before) {
      watches.put(id, watch.get());
    } else {
      broken.add(id);
    }
  }

  // A watch checks itself; what it says is a mistake of the file.
  private Optional<Watch> made(Node node, Supplier<Watch> watch) {
    int before = mistakes.size();
    try {
      return Optional.of(watch.get());
    } catch (IllegalArgumentException e) {
      if (mistakes.size() == before) {
        mistake(node, Reason.of(e));
      }
      return Optional.empty();
    }
  }

  private Map<String, String> names(@Nullable Node node) {
    var names = new TreeMap<String, String>();
    if (node == null) {
      return names; // the watch says that it needs one
    }
    if (!(node instanceof MappingNode)) {
      mistake(node, "`names` should be a map by language, such as {ar: …, fr: …}");
      return names;
    }
    entries(node, "`names`", LANGUAGES)
        .forEach(
            (language, name) -> {
              if (name instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                names.put(language, scalar.getValue());
              } else {
                mistake(name, "name in '%s' should be a text".formatted(language));
              }
            });
    return names;
  }

  // Who says nothing wants to hear of it; who writes `[]` does not.
  private List<String> channels(@Nullable Node node) {
    if (node == null) {
      return List.of("console");
    }
    if (!(node instanceof SequenceNode sequence)) {
      mistake(node, "`channels` should be a list, such as [console]");
      return List.of();
    }
    var channels = new ArrayList<String>();
    for (var channel : sequence.getValue()) {
      if (channel instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
        channels.add(scalar.getValue());
      } else {
        mistake(channel, "a channel should be a name, such as console");
      }
    }
    return channels;
  }

  private @Nullable String text(Map<String, Node> fields, String key) {
    var node = fields.get(key);
    if (node == null) {
      return null;
    }
    if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
      return scalar.getValue(); // a query of digits is a query
    }
    mistake(node, "`%s` should be a text".formatted(key));
    return null;
  }

  private double number(Map<String, Node> fields, String key, double otherwise) {
    var node = fields.get(key);
    if (node == null) {
      return otherwise;
    }
    try {
      if (node instanceof ScalarNode scalar) {
        return Double.parseDouble(scalar.getValue());
      }
    } catch (NumberFormatException _) {
      // told below, like every other thing that is no number
    }
    mistake(node, "`%s` should be a number".formatted(key));
    return otherwise;
  }

  private int whole(Map<String, Node> fields, String key, int otherwise) {
    var node = fields.get(key);
    if (node == null) {
      return otherwise;
    }
    try {
      if (node instanceof ScalarNode scalar) {
        return Integer.parseInt(scalar.getValue());
      }
    } catch (NumberFormatException _) {
      // told below, like every other thing that is no number
    }
    mistake(node, "`%s` should be a whole number".formatted(key));
    return otherwise;
  }

  private Map<String, Node> entries(Node node, String where, Set<String> known) {
    var entries = new LinkedHashMap<String, Node>();
    for (var tuple : ((MappingNode) node).getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
        mistake(tuple.getKeyNode(), "a key of %s should be a word".formatted(where));
        continue;
      }
      var key = scalar.getValue();
      if (!known.contains(key)) {
        mistake(
            scalar,
            "%s knows no '%s'; it knows %s"
                .formatted(where, key, String.join(", ", new TreeSet<>(known))));
      } else if (entries.putIfAbsent(key, tuple.getValueNode()) != null) {
        mistake(scalar, "'%s' stands twice in %s".formatted(key, where));
      }
    }
    return entries;
  }

  private void lost(Node node, String what) {
    lost(line(node), what);
  }

  private void lost(int line, String what) {
    whole = false;
    mistake(line, what);
  }

  private void mistake(@Nullable Node node, String what) {
    mistake(node == null ? 1 : line(node), what);
  }

  private void mistake(int line, String what) {
    mistakes.add("%s:%d: %s".formatted(file, line, what));
  }

  private static int line(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }
}
