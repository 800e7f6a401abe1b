package rasid.cli.watch;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import rasid.model.AlertKind;
import rasid.model.QuietHours;
import rasid.model.Watch;
import rasid.processor.watch.Query;
import rasid.processor.watch.QueryOutcome;
import rasid.processor.watch.QueryParser;
import tools.jackson.databind.JsonNode;

/// Reads a desk's watches from YAML, and tells every mistake at once, each with its line and
/// column: of the file's structure by its JSON Schema, of a query at its character.
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
public final class WatchYaml {
  /// Longest text, 4 MiB in code points: ten thousand watches with long queries.
  public static final int LONGEST = 4 << 20;

  /// Most mistakes told of one file: nobody reads more, and each is looked up among all names.
  static final int MOST_MISTAKES = 1_000;

  // A query that begins with a quote and goes on behind the next, which ends a text in YAML.
  private static final Pattern QUERY_OF_QUOTES =
      Pattern.compile("\\bquery\\s{0,9}:\\s{0,9}(\"[^\"]*\"|'[^']*')\\s*[^\\s,}#]");

  private final String file;
  private final TextLines lines;
  private final String lang;
  private final Wording wording;
  private final List<Mistake> mistakes = new ArrayList<>();
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Set<String> broken = new TreeSet<>();
  private boolean whole = true;

  private WatchYaml(String file, String text, String lang) {
    this.file = file;
    lines = new TextLines(text);
    this.lang = lang;
    wording = Wording.in(lang);
  }

  /// One watch without a mistake.
  ///
  /// @param watch version 1 and holding from the beginning of the stream
  /// @param query its query, parsed
  /// @param places where the characters of the query stand in the file
  public record Entry(Watch watch, Query query, ScalarPlaces places) {}

  /// A mistake, as `file:line:column: what, and how to put it right`.
  public record Mistake(String file, Place place, String what) {
    /// As a line.
    ///
    /// @param isolated sets a text apart from what stands before it, whatever its direction
    public String told(UnaryOperator<String> isolated) {
      return "%s:%d:%d: %s".formatted(file, place.line(), place.column(), isolated.apply(what));
    }

    @Override
    public String toString() {
      return told(UnaryOperator.identity());
    }
  }

  /// What a file says.
  ///
  /// @param entries in the order of the file
  /// @param broken ids of watches that have a mistake: they are meant, but not understood
  /// @param whole whether every entry could at least be told by its id; if not, nobody can say
  ///   which watches the file leaves out
  /// @param mistakes in the order of the file
  public record Contents(
      List<Entry> entries, Set<String> broken, boolean whole, List<Mistake> mistakes) {
    public Contents {
      entries = List.copyOf(entries);
      broken = Set.copyOf(broken);
      mistakes = List.copyOf(mistakes);
    }

    /// The watches without a mistake.
    public List<Watch> watches() {
      return entries.stream().map(Entry::watch).toList();
    }
  }

  /// Reads a text.
  ///
  /// @param file what it is called in mistakes
  /// @param lang in which mistakes are told: `ar`, `fr` or `en`
  public static Contents read(String file, String text, String lang) {
    var yaml = new WatchYaml(file, text.startsWith("\uFEFF") ? text.substring(1) : text, lang);
    yaml.read();
    return new Contents(
        List.copyOf(yaml.entries.values()),
        yaml.broken,
        yaml.whole,
        yaml.mistakes.stream().sorted(Comparator.comparing(Mistake::place)).toList());
  }

  private void read() {
    var settings =
        LoadSettings.builder()
            .setCodePointLimit(LONGEST)
            // What JSON does not know is told as a mistake, with all the others.
            .setAllowDuplicateKeys(true)
            .setAllowNonScalarKeys(true)
            .setMaxAliasesForCollections(Integer.MAX_VALUE)
            .setUseMarks(true)
            .build();
    try {
      new Compose(settings)
          .composeString(lines.text())
          .ifPresentOrElse(this::root, () -> lost(Place.BEGINNING, "empty"));
    } catch (MarkedYamlEngineException e) {
      var place = e.getProblemMark().map(m -> lines.place(lines.offset(m))).orElse(Place.BEGINNING);
      boolean query = QUERY_OF_QUOTES.matcher(lines.line(place)).find();
      var sentence = query ? "not-yaml-query" : "not-yaml";
      lost(place, sentence, e.getProblem().replaceAll("\\s+", " "));
    } catch (ReaderException e) {
      int at = lines.text().offsetByCodePoints(0, e.getPosition());
      lost(lines.place(at), "character", "%04X".formatted(e.getCodePoint()));
    } catch (YamlEngineException e) {
      lost(Place.BEGINNING, "not-yaml", String.valueOf(e.getMessage()));
    } catch (StackOverflowError _) { // the parser descends by recursion
      lost(Place.BEGINNING, "too-deep");
    }
  }

  private void root(Node root) {
    var tree = YamlTree.of(root, (node, sentence, about) -> mistake(place(node), sentence, about));
    if (tree.isEmpty()) {
      whole = false;
      return;
    }
    var read = tree.get();
    var misfits = new TreeSet<String>();
    for (var misfit :
        Structure.misfits(read.json(), wording).stream().limit(MOST_MISTAKES).toList()) {
      var node = (misfit.atKey() ? read.keys() : read.values()).get(misfit.pointer());
      told(node == null ? Place.BEGINNING : place(node), misfit.what());
      misfits.add(misfit.pointer() + "/");
    }
    var watches = read.json().path("watches");
    if (!watches.isArray()) {
      whole = false;
      return;
    }
    int i = 0;
    for (var watch : watches) {
      var pointer = "/watches/" + i++;
      if (mistakes.size() >= MOST_MISTAKES) {
        lost(place(requireNonNull(read.values().get(pointer))), "too-many", MOST_MISTAKES);
        return;
      }
      var next = misfits.ceiling(pointer + "/");
      boolean fits = next == null || !next.startsWith(pointer + "/");
      watch(watch, pointer, fits, read);
    }
  }

  private void watch(JsonNode json, String pointer, boolean fits, YamlTree.Read read) {
    var id = json.path("id").asString("");
    if (id.isEmpty()) {
      whole = false;
      return; // told by the schema
    }
    var node = requireNonNull(read.values().get(pointer + "/id"));
    if (entries.containsKey(id) || broken.contains(id)) {
      mistake(place(node), "watch-twice", id);
      return;
    }
    int before = mistakes.size();
    var entry = entry(id, json, pointer, fits, read);
    if (fits && entry != null && mistakes.size() == before) {
      entries.put(id, entry);
    } else {
      broken.add(id);
    }
  }

  private @Nullable Entry entry(
      String id, JsonNode json, String pointer, boolean fits, YamlTree.Read read) {
    if (!(read.values().get(pointer + "/query") instanceof ScalarNode scalar)) {
      return null;
    }
    var places = new ScalarPlaces(lines, scalar);
    var query = json.path("query").asString("");
    return switch (QueryParser.parse(query)) {
      case QueryOutcome.Wrong(var wrong) -> {
        for (var mistake : wrong) {
          told(places.of(mistake.at()), wording.ofQuery(id, mistake.message(lang)));
        }
        yield null;
      }
      case QueryOutcome.Parsed(var parsed) ->
          fits ? new Entry(watchOf(json), parsed, places) : null;
    };
  }

  private static Watch watchOf(JsonNode json) {
    return new Watch(
        json.path("id").asString(),
        1,
        texts(json.path("names")),
        json.path("query").asString(),
        json.path("kind").asString("burst").equals("drop") ? AlertKind.DROP : AlertKind.BURST,
        json.path("budget").asDouble(Watch.DEFAULT_BUDGET),
        json.path("shared").asBoolean(false),
        json.path("minReports").asInt(Watch.DEFAULT_MIN_REPORTS),
        json.path("minOutlets").asInt(Watch.DEFAULT_MIN_OUTLETS),
        channels(json.path("channels")),
        json.has("quietHours") ? quietHours(json.path("quietHours")) : null,
        textOrNull(json.path("desk")),
        textOrNull(json.path("note")),
        json.path("enabled").asBoolean(true),
        Instant.EPOCH,
        null);
  }

  private static QuietHours quietHours(JsonNode json) {
    return new QuietHours(
        ZoneId.of(json.path("zone").asString()),
        LocalTime.parse(json.path("from").asString()),
        LocalTime.parse(json.path("to").asString()));
  }

  private static Map<String, String> texts(JsonNode json) {
    var texts = new TreeMap<String, String>();
    json.properties().forEach(text -> texts.put(text.getKey(), text.getValue().asString()));
    return texts;
  }

  // Who says nothing wants to hear of it; who writes `[]` does not.
  private static List<String> channels(JsonNode json) {
    if (json.isMissingNode()) {
      return List.of("console");
    }
    var channels = new ArrayList<String>();
    json.forEach(channel -> channels.add(channel.asString()));
    return channels;
  }

  private static @Nullable String textOrNull(JsonNode json) {
    return json.isMissingNode() ? null : json.asString();
  }

  private void lost(Place place, String sentence, Object... about) {
    whole = false;
    mistake(place, sentence, about);
  }

  private void mistake(Place place, String sentence, Object... about) {
    told(place, wording.say(sentence, about));
  }

  // What a file may do to a terminal is no part of what is said of it.
  private void told(Place place, String what) {
    mistakes.add(new Mistake(file, place, what.replaceAll("\\p{Cntrl}+", " ")));
  }

  private Place place(Node node) {
    return node.getStartMark().map(mark -> lines.place(lines.offset(mark))).orElse(Place.BEGINNING);
  }
}
