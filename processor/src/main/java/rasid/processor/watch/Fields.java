package rasid.processor.watch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rasid.processor.keyword.KeywordTagger;
import rasid.processor.keyword.Theme;
import rasid.processor.region.Catalogue;
import rasid.processor.region.Regions;
import rasid.processor.text.ArabicText;
import rasid.processor.watch.QueryOutcome.Kind;

/// The fields of a query: `region:ML` and the others.
final class Fields {
  /// Their names.
  static final List<String> NAMES = List.of("region", "place", "org", "theme", "lang", "source");

  private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
  private static final Set<String> LANGUAGES = Set.of("ar", "fr", "en", "und");

  // What people write who think in another language, or of another engine.
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("منطقه", "region"),
          Map.entry("اقليم", "region"),
          Map.entry("بلد", "region"),
          Map.entry("دوله", "region"),
          Map.entry("pays", "region"),
          Map.entry("country", "region"),
          Map.entry("مكان", "place"),
          Map.entry("مدينه", "place"),
          Map.entry("lieu", "place"),
          Map.entry("ville", "place"),
          Map.entry("city", "place"),
          Map.entry("منظمه", "org"),
          Map.entry("organisation", "org"),
          Map.entry("organization", "org"),
          Map.entry("موضوع", "theme"),
          Map.entry("topic", "theme"),
          Map.entry("لغه", "lang"),
          Map.entry("langue", "lang"),
          Map.entry("language", "lang"),
          Map.entry("مصدر", "source"),
          Map.entry("موقع", "source"),
          Map.entry("site", "source"),
          Map.entry("domain", "source"),
          Map.entry("feed", "source"));

  private static final SortedSet<String> THEMES =
      KeywordTagger.STANDARD.themes().stream()
          .map(Theme::id)
          .collect(Collectors.toCollection(TreeSet::new));

  private Fields() {}

  /// The term of a field.
  ///
  /// @param at where the name begins
  /// @param valueAt where the value begins
  static Query term(String name, String value, int at, int valueAt) throws WrongQuery {
    var field = name.toLowerCase(Locale.ROOT);
    if (!NAMES.contains(field)) {
      throw WrongQuery.meaning(
          at, Kind.FIELD_UNKNOWN, fieldsLike(field), name, String.join(":, ", NAMES) + ":");
    }
    if (value.isEmpty()) {
      throw WrongQuery.at(valueAt, Kind.FIELD_EMPTY, field);
    }
    return switch (field) {
      case "region" -> region(value, valueAt);
      case "place" -> place(value, valueAt);
      case "org" -> org(value, valueAt);
      case "theme" -> theme(value, valueAt);
      case "lang" -> lang(value, valueAt);
      default -> source(value, valueAt);
    };
  }

  /// What a name that is no field may stand for, with its colon, most likely first.
  static List<String> fieldsLike(String name) {
    var alias = ALIASES.get(ArabicText.folded(name));
    if (alias != null) {
      return List.of(alias + ":");
    }
    var names = new TreeMap<String, Set<String>>();
    NAMES.forEach(known -> names.put(known, Set.of(known + ":")));
    return Nearest.to(name, names);
  }

  private static Query region(String value, int at) throws WrongQuery {
    var code = value.toUpperCase(Locale.ROOT);
    if (!Regions.STANDARD.isKnown(code)) {
      throw WrongQuery.meaning(
          at,
          Kind.REGION_UNKNOWN,
          like(value, Names.REGIONS),
          value,
          String.join(", ", Regions.STANDARD.groups()));
    }
    return new Query.Region(code);
  }

  private static Query place(String value, int at) throws WrongQuery {
    int colon = value.indexOf(':');
    var id =
        value.substring(0, Math.max(colon, 0)).toUpperCase(Locale.ROOT)
            + value.substring(Math.max(colon, 0)).toLowerCase(Locale.ROOT);
    if (!Catalogue.STANDARD.isPlace(id)) {
      throw WrongQuery.meaning(at, Kind.PLACE_UNKNOWN, placesLike(value), value);
    }
    return new Query.Place(id);
  }

  private static Query org(String value, int at) throws WrongQuery {
    var id = value.toLowerCase(Locale.ROOT);
    if (!Catalogue.STANDARD.isOrganisation(id)) {
      throw WrongQuery.meaning(at, Kind.ORG_UNKNOWN, like(value, Names.ORGS), value);
    }
    return new Query.Org(id);
  }

  private static Query theme(String value, int at) throws WrongQuery {
    var id = value.toLowerCase(Locale.ROOT);
    if (!THEMES.contains(id)) {
      throw WrongQuery.meaning(
          at, Kind.THEME_UNKNOWN, themesLike(value), value, String.join(", ", THEMES));
    }
    return new Query.InTheme(id);
  }

  private static Query lang(String value, int at) throws WrongQuery {
    var code = value.toLowerCase(Locale.ROOT);
    if (!LANGUAGES.contains(code)) {
      throw WrongQuery.at(at, Kind.LANG_UNKNOWN, value);
    }
    return new Query.Lang(code);
  }

  private static Query source(String value, int at) throws WrongQuery {
    if (!SOURCE.matcher(value).matches()) {
      throw WrongQuery.at(at, Kind.SOURCE_WRONG, value);
    }
    return new Query.Source(value);
  }

  // By its very name, else by the nearest.
  private static List<String> like(String value, SortedMap<String, SortedSet<String>> names) {
    var exact = new LinkedHashSet<>(names.getOrDefault(key(value), new TreeSet<>()));
    return exact.isEmpty() ? Nearest.to(value, names) : new ArrayList<>(exact);
  }

  // Of a country, what bears the name or has it among its words comes first.
  private static List<String> placesLike(String value) {
    int colon = value.indexOf(':');
    var name = value.substring(colon + 1);
    if (colon < 0 || key(name).isEmpty()) {
      return like(value, Names.PLACES);
    }
    var country = Names.placesOf(value.substring(0, colon).toUpperCase(Locale.ROOT));
    var named = country.getOrDefault(key(name), bearing(key(name), country));
    if (!named.isEmpty()) {
      return named.stream().limit(Nearest.MOST).toList();
    }
    var near = like(value, Names.PLACES);
    return near.isEmpty() ? Nearest.to(name, country) : near;
  }

  private static SortedSet<String> bearing(
      String words, SortedMap<String, SortedSet<String>> names) {
    var found = new TreeSet<String>();
    names.forEach(
        (name, ids) -> {
          if (" %s ".formatted(key(name)).contains(" %s ".formatted(words))) {
            found.addAll(ids);
          }
        });
    return found;
  }

  // A word that tells a theme is nearer than any that is spelt alike.
  private static List<String> themesLike(String value) {
    var told =
        KeywordTagger.STANDARD.keywords(ArabicText.fold(value)).stream()
            .map(keyword -> "theme:" + keyword.theme())
            .toList();
    return told.isEmpty() || Names.THEMES.containsKey(key(value))
        ? like(value, Names.THEMES)
        : told.stream().limit(Nearest.MOST).toList();
  }

  private static String key(String value) {
    return String.join(" ", Written.tokens(value));
  }

  /// What each name, folded, may be asked for as: some ten thousand, made at the first mistake.
  private static final class Names {
    private static final SortedMap<String, SortedSet<String>> REGIONS = regions();
    private static final SortedMap<String, SortedSet<String>> PLACES =
        prefixed("place:", Catalogue.STANDARD.placesByName());
    private static final SortedMap<String, SortedSet<String>> ORGS =
        prefixed("org:", Catalogue.STANDARD.organisationsByName());
    private static final SortedMap<String, SortedSet<String>> THEMES = themes();

    private static SortedMap<String, SortedSet<String>> regions() {
      var names = new TreeMap<String, SortedSet<String>>();
      Regions.STANDARD
          .codesByName()
          .forEach((name, code) -> names.put(key(name), new TreeSet<>(Set.of("region:" + code))));
      // Not countries' codes: two letters are near every other two.
      for (var group : Regions.STANDARD.groups()) {
        names
            .computeIfAbsent(group.toLowerCase(Locale.ROOT), _ -> new TreeSet<>())
            .add("region:" + group);
      }
      return names;
    }

    private static SortedMap<String, SortedSet<String>> prefixed(
        String field, SortedMap<String, SortedSet<String>> idsByName) {
      var names = new TreeMap<String, SortedSet<String>>();
      idsByName.forEach(
          (name, ids) -> {
            for (var id : ids) {
              names.computeIfAbsent(name, _ -> new TreeSet<>()).add(field + id);
              names
                  .computeIfAbsent(id.toLowerCase(Locale.ROOT), _ -> new TreeSet<>())
                  .add(field + id);
            }
          });
      return names;
    }

    /// Of one country, by its two letters.
    private static SortedMap<String, SortedSet<String>> placesOf(String country) {
      var names = new TreeMap<String, SortedSet<String>>();
      PLACES.forEach(
          (name, ids) -> {
            var its = new TreeSet<>(ids);
            its.removeIf(id -> !id.startsWith("place:" + country + ":"));
            if (!its.isEmpty()) {
              names.put(name, its);
            }
          });
      return names;
    }

    private static SortedMap<String, SortedSet<String>> themes() {
      var names = new TreeMap<String, SortedSet<String>>();
      for (Theme theme : KeywordTagger.STANDARD.themes()) {
        for (var name : List.of(theme.id(), theme.ar(), theme.fr(), theme.en())) {
          names
              .computeIfAbsent(ArabicText.folded(name), _ -> new TreeSet<>())
              .add("theme:" + theme.id());
        }
      }
      return names;
    }
  }
}
