package rasid.processor.region;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rasid.model.RegionMention.Kind;
import rasid.processor.region.Name.Casing;
import rasid.processor.region.Name.Trust;
import rasid.processor.text.ArabicText;
import rasid.processor.text.Table;
import rasid.processor.text.WordTree;

/// All names of regions, each a path of folded words.
///
/// Made once from the tables; nothing changes afterwards, so threads share it.
public final class Gazetteer {
  // Cautions of sahel_press_spellings.tsv that hold for all spellings of a place.
  private static final Pattern ALL_DOUBTFUL =
      Pattern.compile("never|only with|needs|plain words|default|see ");

  // Cautions that name the spellings which are other words too.
  private static final Pattern SOME_DOUBTFUL = Pattern.compile("=|\\bonly\\b|\\balone\\b");

  // A need of organisation_rules.tsv that may stand anywhere in the text.
  private static final String ANYWHERE = "DOC:";

  // Kinds of organisations.tsv that are a state's own.
  private static final Set<String> OF_STATES = Set.of("state_force", "government", "police");

  /// The names that Rasid ships.
  public static final Gazetteer STANDARD = read();

  private final Node root = new Node();
  private final Map<String, Name> variants = new LinkedHashMap<>();
  private final Map<String, Name> inflections = new LinkedHashMap<>();

  private Gazetteer() {}

  /// Where a path of words has come to.
  static final class Node extends WordTree<Node> {
    private final List<Name> names = new ArrayList<>(1);
    private final List<Organisation> organisations = new ArrayList<>(0);
    private @Nullable Homograph homograph;
    private boolean blocks;

    @Override
    protected Node sprout() {
      return new Node();
    }

    /// Whether a region's name, or what blocks one, ends here.
    boolean isEnd() {
      return blocks || homograph != null || !names.isEmpty();
    }

    List<Organisation> organisations() {
      return organisations;
    }

    boolean blocks() {
      return blocks;
    }

    @Nullable Homograph homograph() {
      return homograph;
    }

    List<Name> names() {
      return names;
    }
  }

  Node root() {
    return root;
  }

  private static Gazetteer read() {
    var gazetteer = new Gazetteer();
    gazetteer.countries();
    gazetteer.groups();
    gazetteer.nisba();
    gazetteer.capitals();
    gazetteer.press(Table.read("region/sahel_press_spellings"));
    gazetteer.press(Table.read("region/press_spellings"));
    gazetteer.places();
    gazetteer.blocks();
    gazetteer.homographs("homographs");
    gazetteer.homographs("homographs_more");
    gazetteer.organisations();
    gazetteer.macroRegions();
    gazetteer.variants();
    gazetteer.root.seal();
    return gazetteer;
  }

  private void countries() {
    var table = Table.read("region/countries");
    for (var row : table.rows()) {
      for (var lang : List.of("ar", "fr", "en")) {
        country(table.cell(row, "code"), table.cell(row, lang));
      }
    }
    var variants = Table.read("region/country_variants");
    for (var row : variants.rows()) {
      variants.items(row, "names").forEach(name -> country(variants.cell(row, "code"), name));
    }
  }

  private void country(String code, String name) {
    var country = new Name(code, Kind.COUNTRY, List.of(code), Trust.ALONE, Casing.ofName(name));
    add(name, country);
    Spellings.of(name).forEach(variant -> variants.putIfAbsent(variant, country));
  }

  // Only where no table has the spelling for something else; and of an adjective that is
  // mostly another word only what the tables of homographs tell: ماليا is "financially".
  private void variants() {
    inflections.forEach(
        (variant, name) -> {
          var masculine = ArabicText.folded(variant).replaceAll("(ان|ين|تان|تين|ا)$", "");
          var homograph = at(masculine).homograph;
          if (homograph == null || homograph.fallback().place() != null) {
            variants.putIfAbsent(variant, name);
          }
        });
    variants.forEach(
        (variant, name) -> {
          if (!at(variant).isEnd()) {
            add(variant, name);
          }
        });
  }

  private void groups() {
    var table = Table.read("region/groups");
    for (var row : table.rows()) {
      var code = table.cell(row, "code");
      for (var name : table.items(row, "names")) {
        add(name, new Name(code, Kind.GROUP, List.of(code), Trust.ALONE, Casing.ofName(name)));
      }
    }
  }

  private void macroRegions() {
    var table = Table.read("region/macro_regions");
    for (var row : table.rows()) {
      for (var name : table.items(row, "names")) {
        var id = table.cell(row, "id");
        if (!at(name).isEnd()) {
          add(name, new Name(id, Kind.GROUP, List.of(), Trust.ALONE, Casing.ofName(name)));
        }
      }
    }
  }

  private void nisba() {
    var table = Table.read("region/nisba");
    for (var row : table.rows()) {
      // Unsure are all forms, or the Arabic ones alone, which may be other words.
      var unsure = table.cell(row, "unsure");
      if (unsure.equals("?")) {
        continue;
      }
      var code = table.cell(row, "iso2");
      var forms = new ArrayList<String>();
      if (!unsure.equals("ar")) {
        forms.addAll(table.items(row, "ar_all_forms"));
      }
      forms.addAll(table.items(row, "fr_forms"));
      forms.addAll(table.items(row, "en_forms"));
      for (var form : forms) {
        var nisba = new Name(code, Kind.NISBA, List.of(code), Trust.ALONE, Casing.ofName(form));
        add(form, nisba);
        Spellings.ofNisba(form).forEach(variant -> variants.putIfAbsent(variant, nisba));
        inflected(form).forEach(variant -> inflections.putIfAbsent(variant, nisba));
      }
    }
  }

  // Duals and the accusative, by rule, from the feminine; the oblique masculine dual is written as
  // the plural is.
  private static List<String> inflected(String feminine) {
    if (feminine.contains(" ") || !feminine.endsWith("ية")) {
      return List.of();
    }
    var stem = feminine.substring(0, feminine.length() - 1);
    return List.of(stem + "ان", stem + "ين", stem + "تان", stem + "تين", stem + "ا");
  }

  private void capitals() {
    var table = Table.read("region/capitals");
    for (var row : table.rows()) {
      var code = table.cell(row, "code");
      for (var name : table.items(row, "names")) {
        var id = place(code, table.cell(row, "name"));
        add(name, new Name(id, Kind.PLACE, List.of(code), Trust.ALONE, Casing.ofName(name)));
      }
    }
  }

  private void press(Table table) {
    for (var row : table.rows()) {
      var codes = table.items(row, "iso2");
      var kind = table.cell(row, "kind");
      var names = new ArrayList<>(table.items(row, "names_ar"));
      names.addAll(table.items(row, "names_fr"));
      switch (kind) {
        case "country", "macro-region", "desert" -> {
          // in the tables before
        }
        case "river" -> names.forEach(this::block);
        default -> {
          boolean everywhere = kind.equals("capital") || kind.equals("organisation");
          var caution = everywhere ? "" : table.cell(row, "caution");
          var id = place(codes.getFirst(), table.cell(row, "name_en"));
          // Organisations have a table of their own; here they stand for their countries.
          boolean group = kind.equals("organisation");
          var sort = group ? Kind.GROUP : Kind.PLACE;
          var named = group ? codes.getFirst() : id;
          for (var name : names) {
            add(name, new Name(named, sort, codes, trust(name, caution), Casing.ofName(name)));
          }
        }
      }
    }
  }

  private void places() {
    var table = Table.read("region/places");
    for (var row : table.rows()) {
      var codes = table.items(row, "regions");
      boolean alone = table.cell(row, "trust").equals("alone");
      var id = table.cell(row, "id");
      for (var column : List.of("ar", "fr", "en", "doubtful")) {
        var trust = alone && !column.equals("doubtful") ? Trust.ALONE : Trust.WITH_EVIDENCE;
        for (var name : table.items(row, column)) {
          add(name, new Name(id, Kind.PLACE, codes, trust, Casing.ofName(name)));
        }
      }
    }
  }

  private static Trust trust(String name, String caution) {
    boolean doubtful =
        ALL_DOUBTFUL.matcher(caution).find()
            || (SOME_DOUBTFUL.matcher(caution).find()
                && Collections.indexOfSubList(
                        ArabicText.fold(caution).tokens(), ArabicText.fold(name).tokens())
                    >= 0);
    return doubtful ? Trust.WITH_EVIDENCE : Trust.ALONE;
  }

  private void blocks() {
    var table = Table.read("region/blocks");
    table.rows().forEach(row -> block(table.cell(row, "phrase")));
  }

  private void organisations() {
    var table = Table.read("region/organisations");
    var aliases = new LinkedHashMap<String, Set<String>>();
    for (var row : table.rows()) {
      var names = aliases.computeIfAbsent(table.cell(row, "id"), _ -> new LinkedHashSet<>());
      names.add(table.cell(row, "name_ar"));
      names.addAll(table.items(row, "ar"));
      names.addAll(table.items(row, "other"));
      // "The Malian army" is told by its country, which would be lost behind a longer name.
      if (OF_STATES.contains(table.cell(row, "kind"))) {
        names.removeIf(name -> ArabicText.fold(name).size() > 1);
      }
    }
    var rules = Table.read("region/organisation_rules");
    var ruled = new HashMap<String, Set<String>>();
    for (var row : rules.rows()) {
      ruled
          .computeIfAbsent(rules.cell(row, "org"), _ -> new HashSet<>())
          .add(ArabicText.folded(rules.cell(row, "alias")));
    }
    aliases.forEach(
        (id, names) -> {
          // A rule holds for every spelling of its alias: ڤاغنر is found as فاغنر is.
          var conditional = ruled.getOrDefault(id, Set.of());
          names.removeIf(name -> conditional.contains(ArabicText.folded(name)));
          for (var name : names) {
            organisation(name, Organisation.always(id, Casing.ofName(name)));
          }
        });
    for (var row : rules.rows()) {
      var near = new ArrayList<String>();
      var anywhere = new ArrayList<String>();
      for (var need : rules.items(row, "needs")) {
        var phrase = need.startsWith(ANYWHERE) ? need.substring(ANYWHERE.length()) : "";
        if (phrase.isEmpty()) {
          near.add(need);
        } else {
          anywhere.addAll(aliases.getOrDefault(phrase, Set.of(phrase)));
        }
      }
      var alias = rules.cell(row, "alias");
      organisation(
          alias,
          new Organisation(
              rules.cell(row, "org"),
              Casing.ofName(alias),
              Organisation.phrases(near),
              Organisation.phrases(anywhere),
              Organisation.phrases(rules.items(row, "unless"))));
    }
  }

  private void organisation(String written, Organisation organisation) {
    if (!written.isEmpty()) {
      at(written).organisations.add(organisation);
    }
  }

  private void homographs(String name) {
    var classes = new HashMap<String, List<String>>();
    var words = Table.read("region/cue_words");
    for (var row : words.rows()) {
      classes.put(words.cell(row, "class"), words.items(row, "words"));
    }
    var table = Table.read("region/" + name);
    for (var row : table.rows()) {
      at(table.cell(row, "surface")).homograph =
          Homograph.of(
              table.cell(row, "readings"),
              table.cell(row, "cues"),
              table.cell(row, "default"),
              classes);
    }
  }

  private void block(String phrase) {
    at(phrase).blocks = true;
  }

  // The first table that gives a spelling to a region wins; a group's spelling is nobody else's.
  private void add(String written, Name name) {
    if (written.isEmpty()) {
      return;
    }
    var names = at(written).names;
    for (var present : names) {
      if (present.regions().equals(name.regions()) || present.kind() == Kind.GROUP) {
        return;
      }
    }
    names.add(name);
  }

  private Node at(String written) {
    var tokens = ArabicText.fold(written).tokens();
    if (tokens.isEmpty()) {
      throw new IllegalStateException("a name without a letter: '%s'".formatted(written));
    }
    var node = root;
    for (var token : tokens) {
      node = node.grow(token);
    }
    return node;
  }

  /// The id of a place: its country's code and its English name, such as `ML:gao`.
  static String place(String code, String name) {
    return code
        + ":"
        + ArabicText.folded(name).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
  }
}
