package rasid.cli.watch;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
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
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
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

  private final String file;
  private final TextLines lines;
  private final String lang;
  private final List<Mistake> mistakes = new ArrayList<>();
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Set<String> broken = new TreeSet<>();
  private boolean whole = true;

  private WatchYaml(String file, String text, String lang) {
    this.file = file;
    lines = new TextLines(text);
    this.lang = lang;
  }

  /// One watch without a mistake.
  ///
  /// @param watch version 1 and holding from the beginning of the stream
  /// @param query its query, parsed
  /// @param places where the characters of the query stand in the file
  public record Entry(Watch watch, Query query, ScalarPlaces places) {}

  /// A mistake, as `file:line:column: what, and how to put it right`.
  public record Mistake(String file, Place place, String what) {
    @Override
    public String toString() {
      return "%s:%d:%d: %s".formatted(file, place.line(), place.column(), what);
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
  /// @param lang in which mistakes of queries are told: `ar`, `fr` or `en`
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
            .setAllowDuplicateKeys(true) // told as mistakes, with all the others
            .setUseMarks(true)
            .build();
    try {
      new Compose(settings)
          .composeString(lines.text())
          .ifPresentOrElse(
              this::root,
              () -> lost(Place.BEGINNING, "the file is empty; it should begin with `watches:`"));
    } catch (MarkedYamlEngineException e) {
      var place = e.getProblemMark().map(m -> lines.place(lines.offset(m)));
      lost(
          place.orElse(Place.BEGINNING),
          "is not YAML here: %s".formatted(e.getProblem().replaceAll("\\s+", " ")));
    } catch (YamlEngineException e) {
      lost(Place.BEGINNING, "is not YAML: " + e.getMessage());
    } catch (StackOverflowError _) { // the parser descends by recursion
      lost(Place.BEGINNING, "is nested too deeply");
    }
  }

  private void root(Node root) {
    var tree = YamlTree.of(root, (node, what) -> mistake(place(node), what));
    if (tree.isEmpty()) {
      whole = false;
      return;
    }
    var read = tree.get();
    var misfits = new TreeSet<String>();
    for (var misfit : Structure.misfits(read.json()).stream().limit(MOST_MISTAKES).toList()) {
      var node = (misfit.atKey() ? read.keys() : read.values()).get(misfit.pointer());
      mistake(node == null ? Place.BEGINNING : place(node), misfit.what());
      misfits.add(misfit.pointer() + "/");
    }
    if (!read.json().path("watches").isArray()) {
      whole = false;
    }
    int i = 0;
    for (var watch : read.json().path("watches")) {
      var pointer = "/watches/" + i++;
      if (mistakes.size() >= MOST_MISTAKES) {
        lost(
            place(requireNonNull(read.values().get(pointer))),
            "more than %,d mistakes; this and what follows is not looked at"
                .formatted(MOST_MISTAKES));
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
      mistake(place(node), "watch %s stands twice in this file".formatted(id));
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
      case QueryOutcome.Mistake wrong -> {
        mistake(places.of(wrong.at()), "query of watch %s: %s".formatted(id, wrong.message(lang)));
        yield null;
      }
      case QueryOutcome.Parsed(var parsed) -> {
        var made = fits ? made(json, pointer, read) : null;
        yield made == null ? null : new Entry(made, parsed, places);
      }
    };
  }

  private @Nullable Watch made(JsonNode json, String pointer, YamlTree.Read read) {
    var quiet = json.path("quietHours");
    try {
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
          quiet.isMissingNode() ? null : quietHours(quiet),
          textOrNull(json.path("desk")),
          textOrNull(json.path("note")),
          json.path("enabled").asBoolean(true),
          Instant.EPOCH,
          null);
    } catch (IllegalArgumentException | DateTimeException e) {
      var at = quiet.isMissingNode() ? pointer : pointer + "/quietHours";
      mistake(place(requireNonNull(read.values().get(at))), String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static QuietHours quietHours(JsonNode json) {
    var zone = json.path("zone").asString();
    if (!ZoneId.getAvailableZoneIds().contains(zone)) {
      throw new IllegalArgumentException(
          "no time zone '%s' is known; write its IANA name, such as Africa/Bamako".formatted(zone));
    }
    return new QuietHours(
        ZoneId.of(zone),
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

  private void lost(Place place, String what) {
    whole = false;
    mistake(place, what);
  }

  private void mistake(Place place, String what) {
    mistakes.add(new Mistake(file, place, what));
  }

  private Place place(Node node) {
    return node.getStartMark().map(mark -> lines.place(lines.offset(mark))).orElse(Place.BEGINNING);
  }
}
