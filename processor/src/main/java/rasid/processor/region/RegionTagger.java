package rasid.processor.region;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rasid.model.RegionMention;
import rasid.model.RegionMention.Certainty;
import rasid.model.RegionMention.Kind;
import rasid.model.Span;
import rasid.processor.region.Homograph.Reading;
import rasid.processor.region.Name.Trust;
import rasid.processor.region.NameFinder.Found;
import rasid.processor.region.Surroundings.Told;
import rasid.processor.text.FoldedText;

/// Finds the regions named in a text.
///
/// What a spelling with several readings means is told by the words around it; where they are
/// silent, by the regions that are sure elsewhere in the text; else by its default. Where the
/// evidence is divided the mention is uncertain. Pure, and safe to share between threads.
public final class RegionTagger {
  // A cue as near as this decides whatever the rest of the text says.
  private static final int ADJACENT = 2;

  // How near a cue must be to outweigh the rest of the text.
  private static final int ARTICLE = 3;

  private final Gazetteer gazetteer;
  private final NameFinder finder;

  /// A tagger that knows these names.
  public RegionTagger(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
    finder = new NameFinder(gazetteer);
  }

  /// Codes a text is about, each once, most named first, then in the order of the text.
  public static List<String> regions(List<RegionMention> mentions) {
    var counts = new LinkedHashMap<String, Integer>();
    for (var mention : mentions) {
      if (mention.certainty() == Certainty.CERTAIN) {
        mention.regions().forEach(code -> counts.merge(code, 1, Integer::sum));
      }
    }
    return mostFirst(counts);
  }

  /// Ids of the organisations a text names, each once, most named first, then in the order of the
  /// text.
  public static List<String> organisations(List<RegionMention> mentions) {
    var counts = new LinkedHashMap<String, Integer>();
    for (var mention : mentions) {
      if (mention.kind() == Kind.ORGANISATION && mention.certainty() == Certainty.CERTAIN) {
        counts.merge(mention.id(), 1, Integer::sum);
      }
    }
    return mostFirst(counts);
  }

  private static List<String> mostFirst(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Every name in a text, in order.
  public List<RegionMention> mentions(FoldedText text) {
    var mentions = new ArrayList<RegionMention>();
    for (var settled : settle(text)) {
      if (settled.mention != null) {
        mentions.add(settled.mention);
      }
    }
    return List.copyOf(mentions);
  }

  /// Every spelling in a text that may be a name, in order, with the reason for its reading.
  public List<Explanation> explain(FoldedText text) {
    return settle(text).stream()
        .map(
            settled -> {
              var span = span(settled.found, text);
              return new Explanation(
                  span, span.in(text.published()), settled.mention, settled.why.toString());
            })
        .toList();
  }

  /// A spelling with what it was taken for.
  private record Settled(Found found, @Nullable RegionMention mention, Why why) {}

  private List<Settled> settle(FoldedText text) {
    var found = finder.find(text);
    return settle(found, text);
  }

  private List<Settled> settle(List<Found> found, FoldedText text) {
    var told = new ArrayList<@Nullable Told>(found.size());
    var evidence = new HashMap<String, Integer>();
    for (var one : found) {
      var homograph = one.node().homograph();
      var around =
          homograph == null
              ? null
              : Surroundings.ask(homograph, text, one.first(), one.skipped(), one.last());
      told.add(around);
      sure(one, around, text).forEach(code -> evidence.merge(code, 1, Integer::sum));
    }
    var settled = new ArrayList<Settled>(found.size());
    for (int i = 0; i < found.size(); i++) {
      var one = found.get(i);
      var organisation = one.organisation();
      settled.add(
          organisation == null
              ? settle(one, told.get(i), text, evidence)
              : organisation(one, organisation, told.get(i), text, evidence));
    }
    return settled;
  }

  // The codes a find stands for whatever else the text says.
  private List<String> sure(Found found, @Nullable Told told, FoldedText text) {
    if (found.organisation() != null && !found.node().isEnd()) {
      return List.of();
    }
    if (told != null) {
      return told.distance() <= ADJACENT && told.readings().size() == 1
          ? told.readings().getFirst().codes()
          : List.of();
    }
    var alone = alone(found);
    return alone != null && !isSurname(found, text) ? alone.regions() : List.of();
  }

  // The one name that needs no evidence, if there is one.
  private static @Nullable Name alone(Found found) {
    Name alone = null;
    for (var name : found.node().names()) {
      if (name.trust() == Trust.ALONE) {
        if (alone != null) {
          return null;
        }
        alone = name;
      }
    }
    return alone;
  }

  private Settled settle(
      Found found, @Nullable Told told, FoldedText text, Map<String, Integer> evidence) {
    if (isSurname(found, text)) {
      return new Settled(found, null, new Why.Surname(text.token(found.first() - 1)));
    }
    var homograph = found.node().homograph();
    if (homograph != null && told != null) {
      return settle(found, homograph, told, text, evidence);
    }
    var names = found.node().names();
    if (names.size() == 1 && names.getFirst().trust() == Trust.ALONE) {
      return certain(found, text, names.getFirst(), new Why.OneMeaning());
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
      return certain(found, text, best, new Why.RestOfText(best.regions()));
    }
    var alone = alone(found);
    if (alone != null) {
      return certain(found, text, alone, new Why.BestKnown());
    }
    var noun = Surroundings.announces(text, found.first(), found.last());
    boolean trusted = names.stream().anyMatch(name -> name.trust() == Trust.ALONE);
    if (noun == null && !trusted) {
      return new Settled(found, null, new Why.NoEvidence());
    }
    // A name that begins others, such as دير, may begin one that is not known.
    boolean isWhole = found.skipped() == 0 && found.node().isLeaf();
    if (noun != null && isWhole && names.stream().map(Name::regions).distinct().count() == 1) {
      return certain(found, text, names.getFirst(), new Why.Announced(noun));
    }
    return new Settled(
        found,
        mention(found, text, names.getFirst(), Certainty.UNCERTAIN),
        new Why.Unsupported(names.stream().map(Name::id).toList()));
  }

  private Settled settle(
      Found found, Homograph homograph, Told told, FoldedText text, Map<String, Integer> evidence) {
    var readings = told.readings();
    var cue = new Why.WordsAround(String.valueOf(told.cue()), told.distance());
    if (told.distance() <= ADJACENT && readings.size() == 1) {
      return read(found, text, readings.getFirst(), Certainty.CERTAIN, cue);
    }
    var supported = supported(homograph, evidence);
    if (told.distance() > ARTICLE && supported.size() == 1) {
      var reading = supported.getFirst();
      return read(found, text, reading, Certainty.CERTAIN, new Why.RestOfText(reading.codes()));
    }
    if (readings.size() == 1) {
      return read(found, text, readings.getFirst(), Certainty.CERTAIN, cue);
    }
    if (readings.size() > 1) {
      var both = readings.stream().filter(supported::contains).toList();
      return both.size() == 1
          ? read(
              found,
              text,
              both.getFirst(),
              Certainty.CERTAIN,
              new Why.RestOfText(both.getFirst().codes()))
          : read(found, text, firstPlace(readings), Certainty.UNCERTAIN, new Why.Divided(readings));
    }
    return supported.size() > 1 && !supported.contains(homograph.fallback())
        ? read(found, text, firstPlace(supported), Certainty.UNCERTAIN, new Why.Divided(supported))
        : read(found, text, homograph.fallback(), Certainty.CERTAIN, new Why.Default());
  }

  private boolean isSurname(Found found, FoldedText text) {
    return found.skipped() == 0
        && found.first() == found.last()
        && Surnames.isAt(text, found.first())
        && names(found, text).stream().anyMatch(name -> name.kind() == Kind.NISBA);
  }

  // An organisation stands for the regions that its name tells: the Russian corps for Russia.
  private Settled organisation(
      Found found,
      Organisation organisation,
      @Nullable Told told,
      FoldedText text,
      Map<String, Integer> evidence) {
    var within =
        found.node().isEnd() && !found.node().blocks()
            ? List.of(settle(found, told, text, evidence))
            : settle(finder.findWithin(text, found.first(), found.last() + 1), text);
    var regions = new LinkedHashSet<String>();
    for (var one : within) {
      if (one.mention != null && one.mention.certainty() == Certainty.CERTAIN) {
        regions.addAll(one.mention.regions());
      }
    }
    var name =
        new Name(
            organisation.id(),
            Kind.ORGANISATION,
            List.copyOf(regions),
            Trust.ALONE,
            organisation.casing());
    return certain(
        found,
        text,
        name,
        organisation.isConditional() ? new Why.NamedNear() : new Why.OneMeaning());
  }

  private static Reading firstPlace(List<Reading> readings) {
    return readings.stream().filter(r -> r.place() != null).findFirst().orElse(readings.getFirst());
  }

  // The readings whose region the text names elsewhere, the most named alone.
  private static List<Reading> supported(Homograph homograph, Map<String, Integer> evidence) {
    int most = 0;
    var supported = new ArrayList<Reading>();
    for (var reading : homograph.readings()) {
      int support = reading.needsCue() ? 0 : support(reading.codes(), evidence);
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

  private Settled read(
      Found found, FoldedText text, Reading reading, Certainty certainty, Why why) {
    var place = reading.place();
    if (place == null) {
      return new Settled(found, null, new Why.Reads(reading.gloss(), why));
    }
    var named = named(found, text);
    var name = name(named, text, reading, place);
    return new Settled(
        named, mention(named, text, name, certainty), new Why.Reads(reading.gloss(), why));
  }

  // A phrase that decides on its adjective names no more than the adjective: العاصمة المالية.
  private Found named(Found found, FoldedText text) {
    if (found.first() == found.last() || !found.node().names().isEmpty()) {
      return found;
    }
    var token = text.token(found.last());
    var last = gazetteer.root().next(token.startsWith("ال") ? token.substring(2) : token);
    return last == null
            || last.names().stream()
                .noneMatch(n -> n.kind() == Kind.COUNTRY || n.kind() == Kind.NISBA)
        ? found
        : new Found(found.last(), 0, found.last(), 0, last, null);
  }

  private static Settled certain(Found found, FoldedText text, Name name, Why why) {
    return new Settled(found, mention(found, text, name, Certainty.CERTAIN), why);
  }

  // The name behind a reading: one of the gazetteer's of that region, else the place of the gloss.
  private Name name(Found found, FoldedText text, Reading reading, Name unlisted) {
    for (var name : names(found, text)) {
      if (name.regions().equals(reading.codes())) {
        return name;
      }
    }
    return unlisted;
  }

  // What the gazetteer knows by the spelling, with the article or without.
  private List<Name> names(Found found, FoldedText text) {
    var token = text.token(found.first()).substring(found.skipped());
    if (found.first() != found.last() || !token.startsWith("ال")) {
      return found.node().names();
    }
    var names = new ArrayList<>(found.node().names());
    var bare = gazetteer.root().next(token.substring(2));
    if (bare != null && bare != found.node()) {
      bare.names().stream().map(n -> n.kind() == Kind.COUNTRY ? nisba(n) : n).forEach(names::add);
    }
    return names;
  }

  // With the article, a word that is a country's name without one is its adjective: المالي.
  private static Name nisba(Name country) {
    return new Name(country.id(), Kind.NISBA, country.regions(), country.trust(), country.casing());
  }

  private static Span span(Found found, FoldedText text) {
    return text.span(found.first(), found.skipped(), found.last(), found.cut());
  }

  private static RegionMention mention(
      Found found, FoldedText text, Name name, Certainty certainty) {
    var span = span(found, text);
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
