package rasid.processor.region;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import rasid.processor.text.ArabicText;
import rasid.processor.text.ProcliticForms;
import rasid.processor.text.Table;

/// What must hold of the tables of names whoever edits them.
///
/// A name that tells its country by itself must be no common word, neither as written nor as a word
/// with particles might be read, unless a homograph rule decides it. The common words are
/// `golden/common_words.tsv`; a name found in news where it is a word belongs there.
final class GazetteerLintTest {
  private static final List<String> LANGUAGES = List.of("ar", "fr", "en");
  private static final Set<String> KINDS = Set.of("admin1", "admin2", "city", "town", "capital");

  // Uninhabited or run from elsewhere, or cities themselves.
  private static final Set<String> WITHOUT_CAPITAL =
      Set.of("AQ", "BV", "GI", "HK", "HM", "IO", "MO", "TK", "UM");

  private final Table places = Table.read("region/places");

  @Test
  void aNameThatTagsAloneIsNoCommonWord() throws IOException {
    var words = commonWords();
    var rules = homographs();
    var wrong = new TreeSet<String>();
    for (var name : namesThatTagAlone()) {
      var tokens = ArabicText.fold(name.written()).tokens();
      var folded = String.join(" ", tokens);
      if (rules.contains(folded)) {
        continue;
      }
      var bare = folded.startsWith("ال") && tokens.size() == 1 ? folded.substring(2) : folded;
      if (words.contains(folded) || words.contains(bare)) {
        wrong.add(name.id() + " " + name.written());
      }
    }
    assertThat(wrong)
        .as("names that are common words: doubt them in places.tsv or give a homograph rule")
        .isEmpty();
  }

  @Test
  void idsAreUniqueAndMadeOfCountryAndName() {
    var seen = new HashSet<String>();
    for (var row : places.rows()) {
      var id = places.cell(row, "id");
      assertThat(seen.add(id)).as(id).isTrue();
      assertThat(id).matches("[A-Z]{2}:[^\\s:]+");
      var regions = places.items(row, "regions");
      assertThat(regions).as(id).isNotEmpty().allMatch(region -> region.matches("[A-Z]{2}"));
    }
    assertThat(places.rows().stream().map(row -> places.cell(row, "id"))).isSorted();
  }

  @Test
  void everyParentIsADivisionOfTheSameCountry() {
    var kinds = new HashMap<String, String>();
    places.rows().forEach(row -> kinds.put(places.cell(row, "id"), places.cell(row, "kind")));
    for (var row : places.rows()) {
      var id = places.cell(row, "id");
      var parent = places.cell(row, "parent");
      assertThat(KINDS).as(id).contains(places.cell(row, "kind"));
      if (!parent.isEmpty()) {
        assertThat(kinds.get(parent)).as("%s of %s", parent, id).isIn("admin1", "capital");
        assertThat(parent.substring(0, 2)).as(id).isEqualTo(id.substring(0, 2));
        assertThat(parent).isNotEqualTo(id);
      }
    }
  }

  @Test
  void coordinatesAreOnEarth() {
    for (var table : List.of(places, Table.read("region/sahel_press_spellings"))) {
      for (var row : table.rows()) {
        var lat = table.cell(row, "lat");
        var lon = table.cell(row, "lon");
        assertThat(lat.isEmpty()).as(row.toString()).isEqualTo(lon.isEmpty());
        if (!lat.isEmpty()) {
          assertThat(Double.parseDouble(lat)).as(row.toString()).isBetween(-90.0, 90.0);
          assertThat(Double.parseDouble(lon)).as(row.toString()).isBetween(-180.0, 180.0);
        }
      }
    }
  }

  @Test
  void everySpellingFoldsToWordsAndStandsOnce() {
    for (var row : places.rows()) {
      var seen = new HashSet<List<String>>();
      var names = spellings(places, row);
      names.addAll(places.items(row, "doubtful"));
      for (var name : names) {
        var tokens = ArabicText.fold(name).tokens();
        assertThat(tokens).as(name).isNotEmpty();
        assertThat(seen.add(tokens)).as("%s twice in %s", name, row).isTrue();
      }
    }
  }

  @Test
  void trustIsOneOfTwo() {
    for (var row : places.rows()) {
      assertThat(places.cell(row, "trust")).isIn("alone", "evidence");
      assertThat(places.cell(row, "source")).isNotEmpty();
    }
  }

  @Test
  void everyCountryHasACapital() {
    var with = new HashSet<>(WITHOUT_CAPITAL);
    var capitals = Table.read("region/capitals");
    capitals.rows().forEach(row -> with.add(capitals.cell(row, "code")));
    for (var row : places.rows()) {
      if (places.cell(row, "kind").equals("capital")) {
        with.addAll(places.items(row, "regions"));
      }
    }
    var without = new TreeSet<String>();
    var countries = Table.read("region/countries");
    countries.rows().forEach(row -> without.add(countries.cell(row, "code")));
    without.removeAll(with);
    assertThat(without).isEmpty();
  }

  @Test
  void theDivisionsOfTheWorldAreThere() {
    var divisions =
        places.rows().stream().filter(row -> places.cell(row, "kind").equals("admin1")).toList();
    assertThat(divisions).hasSizeGreaterThan(2_000);
    var countries = new HashSet<String>();
    divisions.forEach(row -> countries.add(places.cell(row, "regions")));
    assertThat(countries).hasSizeGreaterThan(180);
  }

  @Test
  void thePressSpellingsOfTheSahelAreThere() {
    var folded = new HashSet<List<String>>();
    var sahel = Table.read("region/sahel_press_spellings");
    for (var row : sahel.rows()) {
      sahel.items(row, "names_ar").forEach(name -> folded.add(ArabicText.fold(name).tokens()));
    }
    places
        .rows()
        .forEach(
            row ->
                spellings(places, row).forEach(name -> folded.add(ArabicText.fold(name).tokens())));
    for (var name :
        List.of(
            "تينزاواتن",
            "تينزاواتين",
            "تين زاواتين",
            "تين زاواتن",
            "تين زواتين",
            "غاو",
            "قاو",
            "جاو",
            "جيبو",
            "دجيبو",
            "تمبكتو",
            "تنبكتو",
            "ميناكا",
            "كيدال",
            "أغيلهوك",
            "تيساليت",
            "أغاديز",
            "أغاديس",
            "واغادوقو",
            "انجمينا",
            "انواكشوط",
            "باسكنو",
            "أم جرس")) {
      assertThat(folded).contains(ArabicText.fold(name).tokens());
    }
  }

  private record Alone(String id, String written) {}

  private List<Alone> namesThatTagAlone() {
    var names = new ArrayList<Alone>();
    for (var row : places.rows()) {
      if (places.cell(row, "trust").equals("alone")) {
        var id = places.cell(row, "id");
        spellings(places, row).forEach(name -> names.add(new Alone(id, name)));
      }
    }
    var capitals = Table.read("region/capitals");
    for (var row : capitals.rows()) {
      var id = Gazetteer.place(capitals.cell(row, "code"), capitals.cell(row, "name"));
      capitals.items(row, "names").forEach(name -> names.add(new Alone(id, name)));
    }
    var sahel = Table.read("region/sahel_press_spellings");
    for (var row : sahel.rows()) {
      var caution = sahel.cell(row, "caution");
      if (caution.isEmpty()) {
        var id = sahel.cell(row, "name_en");
        sahel.items(row, "names_ar").forEach(name -> names.add(new Alone(id, name)));
      }
    }
    return names;
  }

  private static List<String> spellings(Table table, List<String> row) {
    var names = new ArrayList<String>();
    LANGUAGES.forEach(language -> names.addAll(table.items(row, language)));
    return names;
  }

  private static Set<String> homographs() {
    var surfaces = new HashSet<String>();
    for (var name : List.of("homographs", "homographs_more")) {
      var table = Table.read("region/" + name);
      for (var row : table.rows()) {
        surfaces.add(String.join(" ", ArabicText.fold(table.cell(row, "surface")).tokens()));
      }
    }
    return surfaces;
  }

  // The words and what is left of each when particles are taken off, as the tagger does it.
  private static Set<String> commonWords() throws IOException {
    var forms = new HashSet<String>();
    for (var line : lines("/golden/common_words.tsv")) {
      var tokens = ArabicText.fold(line.split("\t", -1)[2]).tokens();
      forms.add(String.join(" ", tokens));
      if (tokens.size() == 1) {
        ProcliticForms.of(tokens.getFirst(), (form, _) -> forms.add(form));
      }
    }
    return forms;
  }

  @Test
  void theCommonWordsAreManyAndInOrder() throws IOException {
    var counts = new HashMap<String, Integer>();
    var before = "";
    for (var line : lines("/golden/common_words.tsv")) {
      assertThat(line).as("sorted, each once").isGreaterThan(before);
      before = line;
      counts.merge(line.split("\t", -1)[0], 1, Integer::sum);
    }
    var least = Map.of("ar", 1_500, "fr", 300, "en", 300);
    least.forEach((language, count) -> assertThat(counts.get(language)).isGreaterThan(count));
  }

  private static List<String> lines(String resource) throws IOException {
    try (var in = GazetteerLintTest.class.getResourceAsStream(resource)) {
      assertThat(in).as(resource).isNotNull();
      return new String(in.readAllBytes(), UTF_8).lines().skip(1).toList();
    }
  }
}
