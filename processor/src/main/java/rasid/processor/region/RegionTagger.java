package rasid.processor.region;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rasid.model.RegionMention;
import rasid.model.RegionMention.Certainty;
import rasid.model.RegionMention.Kind;
import rasid.processor.region.Gazetteer.Node;
import rasid.processor.region.Name.Casing;
import rasid.processor.region.Name.Trust;
import rasid.processor.text.FoldedText;
import rasid.processor.text.ProcliticForms;

/// Finds the regions named in a text.
///
/// Names are matched as whole folded words, longest first; particles are stripped only from the
/// first word and only when the rest is a name. What a spelling with several readings means is told
/// by the words around it; where they are silent, by the regions that are sure elsewhere in the
/// text; else by its default. Where the evidence is divided the mention is uncertain.
public final class RegionTagger {
  // Words on either side within which a cue speaks: a clause.
  private static final int WINDOW = 5;

  // A cue as near as this decides whatever the rest of the text says.
  private static final int ADJACENT = 2;

  // How near a cue must be to outweigh the rest of the text.
  private static final int ARTICLE = 3;

  // Particles speak only directly before the name.
  private static final Set<String> PARTICLES =
      Set.of(
          "في", "من", "الي", "على", "علي", "عن", "بين", "عبر", "كل", "قبل", "بعد", "ب", "لا", "ضمن",
          "دون", "داخل", "تجاه", "هو", "هي", "انا", "امام", "عام", "معا", "la", "el", "une");

  // Nouns that announce a place.
  private static final Set<String> PLACE_NOUNS =
      Set.of(
          "مدينه",
          "بلده",
          "قريه",
          "محافظه",
          "منطقه",
          "ولايه",
          "دايره",
          "دائره",
          "معسكر",
          "قاعده",
          "مخيم",
          "اقليم",
          "معبر",
          "مطار",
          "بلديه",
          "مقاطعه",
          "ville",
          "village",
          "commune",
          "localite",
          "province",
          "region",
          "town",
          "city");

  private final Gazetteer gazetteer;

  /// A tagger that knows these names.
  public RegionTagger(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  /// Codes a text is about, each once, most named first, then in the order of the text.
  public static List<String> regions(List<RegionMention> mentions) {
    var counts = new LinkedHashMap<String, Integer>();
    for (var mention : mentions) {
      if (mention.certainty() == Certainty.CERTAIN) {
        mention.regions().forEach(code -> counts.merge(code, 1, Integer::sum));
      }
    }
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Every name in a text, in order.
  public List<RegionMention> mentions(FoldedText text) {
    var found = find(text);
    var evidence = new HashMap<String, Integer>();
    for (var one : found) {
      sure(one, text).forEach(code -> evidence.merge(code, 1, Integer::sum));
    }
    var mentions = new ArrayList<RegionMention>();
    for (var one : found) {
      settle(one, text, evidence).ifPresent(mentions::add);
    }
    return List.copyOf(mentions);
  }

  /// A spelling of the gazetteer met in a text.
  private record Found(int first, int skipped, int last, Node node) {}

  private List<Found> find(FoldedText text) {
    var found = new ArrayList<Found>();
    for (int i = 0; i < text.size(); ) {
      var longest = longest(text, i);
      if (longest == null) {
        i++;
        continue;
      }
      if (!longest.node.blocks()) {
        found.add(longest);
      }
      i = longest.last + 1;
    }
    return found;
  }

  private @Nullable Found longest(FoldedText text, int first) {
    var token = text.token(first);
    var candidates = new ArrayList<Found>(2);
    ProcliticForms.of(
        token,
        (form, skipped) -> {
          if (form.endsWith("s") || !token.endsWith("s")) {
            walk(text, first, skipped, form, candidates);
          }
        });
    Found longest = null;
    for (var candidate : candidates) {
      if (longest == null || candidate.last > longest.last) {
        longest = candidate;
      }
    }
    return longest;
  }

  private void walk(FoldedText text, int first, int skipped, String form, List<Found> candidates) {
    var node = gazetteer.root().next(form);
    for (int last = first; node != null; last++) {
      if (node.isEnd() && isWrittenAsName(text, first, last, node)) {
        candidates.add(new Found(first, skipped, last, node));
      }
      if (last + 1 == text.size()) {
        return;
      }
      // An adjective of two words takes the article on both: الكوري الجنوبي.
      var token = text.token(last + 1);
      var next = node.next(token);
      node = next == null && token.startsWith("ال") ? node.next(token.substring(2)) : next;
    }
  }

  private static boolean isWrittenAsName(FoldedText text, int first, int last, Node node) {
    char letter = text.token(first).charAt(0);
    if (letter >= 'ء' || node.blocks()) {
      return true;
    }
    if (node.names().isEmpty()) {
      return text.isCapitalised(first);
    }
    return node.names().stream().anyMatch(name -> isWritten(text, first, last, name.casing()));
  }

  private static boolean isWritten(FoldedText text, int first, int last, Casing casing) {
    return switch (casing) {
      case ANY -> true;
      case CAPITAL -> {
        for (int i = first; i <= last; i++) {
          if (text.isCapitalised(i)) {
            yield true;
          }
        }
        yield false;
      }
      case ALL_CAPITALS -> {
        for (int i = first; i <= last; i++) {
          if (!text.isInCapitals(i)) {
            yield false;
          }
        }
        yield true;
      }
    };
  }

  // The codes a find stands for whatever else the text says.
  private static List<String> sure(Found found, FoldedText text) {
    var homograph = found.node.homograph();
    if (homograph != null) {
      var told = told(found, homograph, text);
      return told.distance <= ADJACENT && told.readings.size() == 1
          ? told.readings.getFirst().codes()
          : List.of();
    }
    var names = found.node.names();
    return names.size() == 1 && names.getFirst().trust() == Trust.ALONE
        ? names.getFirst().regions()
        : List.of();
  }

  private Optional<RegionMention> settle(
      Found found, FoldedText text, Map<String, Integer> evidence) {
    var homograph = found.node.homograph();
    if (homograph != null) {
      return settle(found, homograph, text, evidence);
    }
    var names = found.node.names();
    if (names.size() == 1 && names.getFirst().trust() == Trust.ALONE) {
      return Optional.of(mention(found, text, names.getFirst(), Certainty.CERTAIN));
    }
    Name best = null;
    int most = 0;
    for (var name : names) {
      int support = support(name.regions(), evidence);
      if (support > most) {
        best = name;
        most = support;
      }
    }
    if (best != null) {
      return Optional.of(mention(found, text, best, Certainty.CERTAIN));
    }
    boolean announced = found.first > 0 && isAnnounced(text, found.first - 1);
    boolean trusted = names.stream().anyMatch(name -> name.trust() == Trust.ALONE);
    return announced || trusted
        ? Optional.of(mention(found, text, names.getFirst(), Certainty.UNCERTAIN))
        : Optional.empty();
  }

  private Optional<RegionMention> settle(
      Found found, Homograph homograph, FoldedText text, Map<String, Integer> evidence) {
    var told = told(found, homograph, text);
    if (told.distance <= ADJACENT && told.readings.size() == 1) {
      return mention(found, text, told.readings.getFirst(), Certainty.CERTAIN);
    }
    var supported = supported(homograph, evidence);
    if (told.distance > ARTICLE && supported.size() == 1) {
      return mention(found, text, supported.getFirst(), Certainty.CERTAIN);
    }
    if (told.readings.size() == 1) {
      return mention(found, text, told.readings.getFirst(), Certainty.CERTAIN);
    }
    if (told.readings.size() > 1) {
      var both = told.readings.stream().filter(supported::contains).toList();
      return both.size() == 1
          ? mention(found, text, both.getFirst(), Certainty.CERTAIN)
          : mention(found, text, firstPlace(told.readings), Certainty.UNCERTAIN);
    }
    return supported.size() > 1 && !supported.contains(homograph.fallback())
        ? mention(found, text, firstPlace(supported), Certainty.UNCERTAIN)
        : mention(found, text, homograph.fallback(), Certainty.CERTAIN);
  }

  private static Homograph.Reading firstPlace(List<Homograph.Reading> readings) {
    return readings.stream()
        .filter(Homograph.Reading::isPlace)
        .findFirst()
        .orElse(readings.getFirst());
  }

  // The readings whose region the text names elsewhere, the most named alone.
  private static List<Homograph.Reading> supported(
      Homograph homograph, Map<String, Integer> evidence) {
    int most = 0;
    var supported = new ArrayList<Homograph.Reading>();
    for (var reading : homograph.readings()) {
      int support = support(reading.codes(), evidence);
      if (support > most) {
        supported.clear();
        most = support;
      }
      if (support > 0 && support == most) {
        supported.add(reading);
      }
    }
    return supported;
  }

  // A member speaks for its group: the Sahel of a text on Mali is no beach.
  private static int support(List<String> codes, Map<String, Integer> evidence) {
    int support = 0;
    for (var code : codes) {
      for (var within : Regions.STANDARD.within(code)) {
        support += evidence.getOrDefault(within, 0);
      }
    }
    return support;
  }

  /// What the words around say: the readings of the nearest cue, and how near it is.
  private record Told(List<Homograph.Reading> readings, int distance) {}

  private static Told told(Found found, Homograph homograph, FoldedText text) {
    int nearest = WINDOW + 1;
    var readings = new ArrayList<Homograph.Reading>();
    for (var reading : homograph.readings()) {
      int distance = WINDOW + 1;
      for (var cue : reading.cues()) {
        distance = Math.min(distance, distance(found, cue, text));
      }
      if (distance < nearest) {
        readings.clear();
        nearest = distance;
      }
      if (distance == nearest && distance <= WINDOW) {
        readings.add(reading);
      }
    }
    return new Told(readings, nearest);
  }

  // Words from the name to the cue; beyond the window when it is not there.
  private static int distance(Found found, List<String> cue, FoldedText text) {
    boolean particle = cue.size() == 1 && PARTICLES.contains(cue.getFirst());
    for (int d = 1; d <= (particle ? 1 : WINDOW); d++) {
      int before = found.first - d - cue.size() + 1;
      if (before >= 0 && stands(cue, text, before) && isOneClause(text, before, found.first)) {
        return d;
      }
      int after = found.last + d;
      if (!particle
          && after + cue.size() <= text.size()
          && stands(cue, text, after)
          && isOneClause(text, found.last, after)) {
        return d;
      }
    }
    return WINDOW + 1;
  }

  private static boolean isOneClause(FoldedText text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.isParted(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean stands(List<String> cue, FoldedText text, int at) {
    for (int k = 0; k < cue.size(); k++) {
      if (!isKnownBy(text.token(at + k), cue.get(k))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isKnownBy(String token, String word) {
    if (token.equals(word)) {
      return true;
    }
    int rest = word.length() - 1;
    if (token.length() <= word.length()
        || !token.regionMatches(token.length() - rest, word, 1, rest)) {
      return false;
    }
    var known = new boolean[1];
    ProcliticForms.of(token, (form, _) -> known[0] |= form.equals(word));
    return known[0];
  }

  private static boolean isAnnounced(FoldedText text, int at) {
    return PLACE_NOUNS.stream().anyMatch(noun -> isKnownBy(text.token(at), noun));
  }

  private Optional<RegionMention> mention(
      Found found, FoldedText text, Homograph.Reading reading, Certainty certainty) {
    return reading.isPlace()
        ? Optional.of(mention(found, text, name(found, text, reading), certainty))
        : Optional.empty();
  }

  // The name behind a reading: one of the gazetteer's of that region, with the article or without,
  // else the place of the gloss.
  private Name name(Found found, FoldedText text, Homograph.Reading reading) {
    var names = new ArrayList<>(found.node.names());
    var token = text.token(found.first).substring(found.skipped);
    if (found.first == found.last && token.startsWith("ال")) {
      var bare = gazetteer.root().next(token.substring(2));
      if (bare != null) {
        bare.names().stream().map(n -> n.kind() == Kind.COUNTRY ? nisba(n) : n).forEach(names::add);
      }
    }
    return names.stream()
        .filter(name -> name.regions().equals(reading.codes()))
        .findFirst()
        .orElseGet(() -> unlisted(reading));
  }

  // With the article, a word that is a country's name without one is its adjective: المالي.
  private static Name nisba(Name country) {
    return new Name(country.id(), Kind.NISBA, country.regions(), country.trust(), country.casing());
  }

  private static Name unlisted(Homograph.Reading reading) {
    var code = reading.codes().getFirst();
    boolean group = Regions.STANDARD.groups().contains(code);
    return new Name(
        group ? code : Gazetteer.place(code, reading.gloss()),
        group ? Kind.GROUP : Kind.PLACE,
        reading.codes(),
        Trust.ALONE,
        Casing.ANY);
  }

  private static RegionMention mention(
      Found found, FoldedText text, Name name, Certainty certainty) {
    var span = text.span(found.first, found.skipped, found.last);
    return new RegionMention(
        span.start(),
        span.end(),
        span.in(text.published()),
        name.id(),
        name.kind(),
        name.regions(),
        certainty);
  }
}
