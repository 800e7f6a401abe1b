package rasid.processor.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import rasid.model.RegionMention.Kind;
import rasid.processor.region.Homograph.Reading;
import rasid.processor.text.ArabicText;

/// What the tagger can find, for those who ask for it by id, by name or by a wrong spelling.
///
/// Made once from a [Gazetteer]; nothing changes afterwards, so threads share it.
public final class Catalogue {
  /// All that Rasid ships.
  public static final Catalogue STANDARD = new Catalogue(Gazetteer.STANDARD);

  private final SortedSet<String> regions = new TreeSet<>();
  private final SortedMap<String, SortedSet<String>> places = new TreeMap<>();
  private final SortedMap<String, SortedSet<String>> organisations = new TreeMap<>();
  private final SortedSet<String> placeIds = new TreeSet<>();
  private final SortedSet<String> organisationIds = new TreeSet<>();
  private final Map<String, List<Meaning>> meanings = new TreeMap<>();

  private Catalogue(Gazetteer gazetteer) {
    walk("", gazetteer.root());
  }

  /// One of several things that a spelling may mean.
  ///
  /// @param codes regions it stands for; empty when it names none
  /// @param gloss the meaning in English
  public record Meaning(List<String> codes, String gloss) {
    public Meaning {
      codes = List.copyOf(codes);
    }
  }

  /// Regions that some name in an article can stand for.
  public SortedSet<String> regions() {
    return new TreeSet<>(regions);
  }

  /// Ids of places.
  public boolean isPlace(String id) {
    return placeIds.contains(id);
  }

  /// Ids of organisations.
  public boolean isOrganisation(String id) {
    return organisationIds.contains(id);
  }

  /// The ids a place's name may mean, by each name, folded.
  public SortedMap<String, SortedSet<String>> placesByName() {
    return new TreeMap<>(places);
  }

  /// The ids an organisation's name may mean, by each name, folded.
  public SortedMap<String, SortedSet<String>> organisationsByName() {
    return new TreeMap<>(organisations);
  }

  /// What a spelling may mean, when it is a region's name and something else as well; empty for all
  /// others.
  public List<Meaning> meanings(String written) {
    return meanings.getOrDefault(key(ArabicText.fold(written).tokens()), List.of());
  }

  private void walk(String path, Gazetteer.Node node) {
    for (var name : node.names()) {
      regions.addAll(name.regions());
      place(path, name);
    }
    for (var organisation : node.organisations()) {
      organisationIds.add(organisation.id());
      add(organisations, path, organisation.id());
    }
    var homograph = node.homograph();
    if (homograph != null) {
      for (var reading : homograph.readings()) {
        regions.addAll(reading.codes());
        var place = reading.place();
        if (place != null && node.names().isEmpty()) {
          place(path, place);
        }
      }
      if (homograph.readings().size() > 1) {
        meanings.put(path, meanings(homograph.readings()));
      }
    }
    node.forEach((token, next) -> walk(path.isEmpty() ? token : path + " " + token, next));
  }

  private static List<Meaning> meanings(List<Reading> readings) {
    var meanings = new ArrayList<Meaning>();
    readings.forEach(reading -> meanings.add(new Meaning(reading.codes(), reading.gloss())));
    return List.copyOf(meanings);
  }

  private void place(String path, Name name) {
    if (name.kind() == Kind.PLACE) {
      placeIds.add(name.id());
      add(places, path, name.id());
    }
  }

  private static void add(SortedMap<String, SortedSet<String>> ids, String path, String id) {
    ids.computeIfAbsent(path, _ -> new TreeSet<>()).add(id);
  }

  private static String key(List<String> tokens) {
    return String.join(" ", tokens);
  }
}
