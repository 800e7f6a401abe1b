package rasid.processor.region;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import rasid.processor.text.ArabicText;
import rasid.processor.text.Table;

/// The codes regions go by: ISO 3166-1 alpha-2 for countries, and groups such as `SAHEL`.
public final class Regions {
  /// All that Rasid ships.
  public static final Regions STANDARD = read();

  private final Map<String, String> codesByName;
  private final SortedSet<String> codes;
  private final SortedMap<String, SortedSet<String>> groups;

  private Regions(
      Map<String, String> codesByName,
      SortedSet<String> codes,
      SortedMap<String, SortedSet<String>> groups) {
    this.codesByName = codesByName;
    this.codes = codes;
    this.groups = groups;
  }

  private static Regions read() {
    var names = new HashMap<String, String>();
    var codes = new TreeSet<String>();
    var groups = new TreeMap<String, SortedSet<String>>();
    var countries = Table.read("region/countries");
    for (var row : countries.rows()) {
      var code = countries.cell(row, "code");
      codes.add(code);
      for (var lang : new String[] {"ar", "fr", "en"}) {
        names.putIfAbsent(ArabicText.folded(countries.cell(row, lang)), code);
      }
    }
    var variants = Table.read("region/country_variants");
    for (var row : variants.rows()) {
      for (var name : variants.items(row, "names")) {
        names.putIfAbsent(ArabicText.folded(name), variants.cell(row, "code"));
      }
    }
    var table = Table.read("region/groups");
    for (var row : table.rows()) {
      var code = table.cell(row, "code");
      groups.put(code, new TreeSet<>(table.items(row, "members")));
      for (var name : table.items(row, "names")) {
        names.putIfAbsent(ArabicText.folded(name), code);
      }
    }
    return new Regions(names, codes, groups);
  }

  /// Whether a code names a country or group.
  public boolean isKnown(String code) {
    return codes.contains(code) || groups.containsKey(code);
  }

  /// The codes of countries and groups.
  public SortedSet<String> codes() {
    var all = new TreeSet<>(codes);
    all.addAll(groups.keySet());
    return all;
  }

  /// The code of a country or group by each of its names, folded.
  public SortedMap<String, String> codesByName() {
    return new TreeMap<>(codesByName);
  }

  /// The codes of groups.
  public Set<String> groups() {
    return groups.keySet();
  }

  /// A code, and the members of the group it names.
  public Set<String> within(String code) {
    var members = groups.get(code);
    if (members == null) {
      return Set.of(code);
    }
    var within = new TreeSet<>(members);
    within.add(code);
    return within;
  }

  /// The code of a country or group by its name in Arabic, French or English.
  public Optional<String> codeOf(String name) {
    return Optional.ofNullable(codesByName.get(ArabicText.folded(name)));
  }
}
