package rasid.processor.watch;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import rasid.model.RegionMention;
import rasid.model.Span;
import rasid.model.TaggedArticle.Keyword;
import rasid.model.TaggedArticle.WatchMatch;
import rasid.model.Watch;
import rasid.processor.text.FoldedText;

/// Finds the watches that an article matches, among many, without trying each.
///
/// Immutable once made, and safe to share between threads.
public final class WatchIndex {
  /// An index of no watches.
  public static final WatchIndex EMPTY = of(List.of());

  private final List<Filed> watches;
  private final Vocabulary vocabulary;
  private final Map<Object, List<Integer>> postings;

  private WatchIndex(
      List<Filed> watches, Vocabulary vocabulary, Map<Object, List<Integer>> postings) {
    this.watches = watches;
    this.vocabulary = vocabulary;
    this.postings = postings;
  }

  /// A watch with its query, parsed.
  public record ParsedWatch(Watch watch, Query query) {}

  private record Filed(Watch watch, Criterion criterion) {}

  /// An index of these watches.
  public static WatchIndex of(Collection<ParsedWatch> parsed) {
    var vocabulary = new Vocabulary();
    var watches =
        parsed.stream()
            .sorted(Comparator.comparing(p -> p.watch().id()))
            .map(p -> new Filed(p.watch(), Criterion.of(p.query(), vocabulary)))
            .toList();
    var postings = new HashMap<Object, List<Integer>>();
    var lengths = vocabulary.lengths();
    for (int i = 0; i < watches.size(); i++) {
      for (var key : Anchors.of(watches.get(i).criterion(), lengths).keys()) {
        postings.computeIfAbsent(key, _ -> new ArrayList<>()).add(i);
      }
    }
    return new WatchIndex(watches, vocabulary, postings);
  }

  /// The watches that match, by id, each with what made it match.
  ///
  /// @param text the article's published text, folded
  /// @param lang its language
  /// @param source where it came from
  /// @param names the regions, places and organisations found in it
  /// @param themes the themes found in it
  public List<WatchMatch> matches(
      FoldedText text,
      String lang,
      String source,
      List<RegionMention> names,
      List<Keyword> themes) {
    if (watches.isEmpty()) {
      return List.of();
    }
    var reading = new Reading(text, lang, source, names, themes, vocabulary.read(text));
    var candidates = candidates(reading);
    var matches = new ArrayList<WatchMatch>();
    for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
      var filed = watches.get(i);
      if (reading.holds(filed.criterion())) {
        var spans = new TreeSet<Span>();
        reading.mark(filed.criterion(), spans);
        matches.add(new WatchMatch(filed.watch().id(), filed.watch().version(), outermost(spans)));
      }
    }
    return matches;
  }

  private BitSet candidates(Reading reading) {
    var candidates = new BitSet(watches.size());
    reading.places().keySet().forEach(id -> add(candidates, postings.get(id)));
    reading.subjects().forEach(subject -> add(candidates, postings.get(subject)));
    return candidates;
  }

  private static void add(BitSet candidates, @Nullable List<Integer> posted) {
    if (posted != null) {
      posted.forEach(candidates::set);
    }
  }

  // A word inside a phrase that matched as well is marked with the phrase.
  private static List<Span> outermost(SortedSet<Span> spans) {
    var kept = new ArrayList<Span>();
    int covered = -1;
    Span last = null;
    for (var span : spans) {
      if (last != null && span.start() == last.start()) {
        kept.removeLast(); // the same beginning, and longer
      } else if (span.end() <= covered) {
        continue;
      }
      kept.add(span);
      last = span;
      covered = span.end();
    }
    return List.copyOf(kept);
  }
}
