package rasid.processor.watch;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import rasid.model.RegionMention;
import rasid.model.Span;
import rasid.model.TaggedArticle.Keyword;
import rasid.model.TaggedArticle.WatchMatch;
import rasid.model.Watch;
import rasid.processor.text.FoldedText;
import rasid.processor.watch.Filing.Anchor;
import rasid.processor.watch.Terms.Fact;

/// Finds the watches that an article matches, among many, without trying each.
///
/// Every watch is filed under terms of which a match must hold one ([Filing]); an article is read
/// once into the terms it holds, and only what is filed under these is looked at: first, whether it
/// holds the guard that was filed with the term, then the whole query. So the cost of an article
/// grows with the watches that can match it, not with those that exist.
///
/// Watches are added without the index being built anew; one that is changed or removed stays in
/// its versions, for who reads the stream once more asks for them. Safe to share between threads:
/// articles are matched side by side, a change waits for those at hand.
public final class WatchIndex {
  /// An index of no watches.
  public static final WatchIndex EMPTY = new WatchIndex();

  /// Most versions kept of one watch; of more, the oldest is forgotten.
  public static final int MOST_VERSIONS = 500;

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Terms terms = new Terms();
  private final int always = terms.take(Fact.ANY, "");
  private final Map<String, List<Integer>> places = new HashMap<>();
  private @Nullable Filed[] filed = new Filed[64];
  private int size;
  private final Postings postings = new Postings();
  private final BitSet free = new BitSet();

  /// A watch with its query, parsed.
  public record ParsedWatch(Watch watch, Query query) {}

  /// A watch in its place, in one version.
  private record Filed(
      ParsedWatch parsed, Criterion criterion, List<Integer> taken, List<Anchor> anchors) {}

  /// An index of these watches.
  public static WatchIndex of(Collection<ParsedWatch> watches) {
    var index = new WatchIndex();
    watches.forEach(index::put);
    return index;
  }

  /// Adds a watch, or a version of one beside those before it: who asks for matches says which
  /// holds. One that is known already changes nothing.
  public void put(ParsedWatch parsed) {
    lock.writeLock().lock();
    try {
      var versions = places.computeIfAbsent(parsed.watch().id(), _ -> new ArrayList<>(1));
      if (versions.stream().anyMatch(place -> filed(place).parsed.equals(parsed))) {
        return; // published once more
      }
      versions.add(file(parsed));
      if (versions.size() > MOST_VERSIONS) {
        take(versions.removeFirst());
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private int file(ParsedWatch parsed) {
    var taken = new ArrayList<Integer>();
    var criterion = Criterion.of(parsed.query(), terms, taken);
    var anchors = Filing.of(criterion, terms, always).anchors();
    int place = free.nextSetBit(0);
    if (place >= 0) {
      free.clear(place);
    } else {
      place = size++;
      if (place == filed.length) {
        filed = Arrays.copyOf(filed, 2 * place);
      }
    }
    filed[place] = new Filed(parsed, criterion, taken, anchors);
    for (var anchor : anchors) {
      postings.put(anchor, place);
    }
    return place;
  }

  private Filed filed(int place) {
    return requireNonNull(filed[place]);
  }

  private void take(int place) {
    var gone = filed(place);
    for (var anchor : gone.anchors) {
      postings.remove(anchor.term(), place);
    }
    terms.release(gone.taken);
    filed[place] = null;
    free.set(place);
  }

  /// The watches that match, by id, each with what made it match.
  ///
  /// @param text the article's published text, folded
  /// @param lang its language
  /// @param source where it came from
  /// @param names the regions, places and organisations found in it
  /// @param themes the themes found in it
  /// @param holding asked of what would match, whether it holds; at most one version of a watch
  ///   does
  public List<WatchMatch> matches(
      FoldedText text,
      String lang,
      String source,
      List<RegionMention> names,
      List<Keyword> themes,
      Predicate<ParsedWatch> holding) {
    lock.readLock().lock();
    try {
      if (places.isEmpty()) {
        return List.of();
      }
      var matches = new ArrayList<WatchMatch>();
      try (var reading = new Reading(text, lang, source, names, themes, terms)) {
        eachMatch(
            reading,
            place -> {
              var match = filed(place);
              if (holding.test(match.parsed)) {
                var watch = match.parsed.watch();
                var spans = new ArrayList<Span>(2);
                reading.mark(match.criterion, spans);
                matches.add(new WatchMatch(watch.id(), watch.version(), outermost(spans)));
              }
            });
      }
      matches.sort(Comparator.comparing(WatchMatch::watch));
      return matches;
    } finally {
      lock.readLock().unlock();
    }
  }

  /// The watches that match, of an index that has each in one version.
  ///
  /// @see #matches(FoldedText, String, String, List, List, Predicate)
  public List<WatchMatch> matches(
      FoldedText text,
      String lang,
      String source,
      List<RegionMention> names,
      List<Keyword> themes) {
    return matches(text, lang, source, names, themes, _ -> true);
  }

  /// How many watches match, without saying which or why.
  ///
  /// @see #matches(FoldedText, String, String, List, List)
  public int count(
      FoldedText text,
      String lang,
      String source,
      List<RegionMention> names,
      List<Keyword> themes) {
    lock.readLock().lock();
    try {
      var count = new int[1];
      try (var reading = new Reading(text, lang, source, names, themes, terms)) {
        eachMatch(reading, _ -> count[0]++);
      }
      return count[0];
    } finally {
      lock.readLock().unlock();
    }
  }

  // Tells the place of each watch that matches.
  private void eachMatch(Reading reading, IntConsumer match) {
    var hits = reading.hits();
    var met = new long[(size >> 6) + 1];
    for (int present = 0; present < hits.count(); present++) {
      int term = hits.present(present);
      long[] posted = postings.of(term);
      int count = postings.count(term);
      for (int i = 0; i < count; i++) {
        int guard = Postings.guard(posted[i]);
        if (guard != Terms.NONE && !hits.holds(guard)) {
          continue;
        }
        int place = Postings.place(posted[i]);
        if ((met[place >> 6] & (1L << place)) != 0) {
          continue;
        }
        boolean isMatch =
            switch (Postings.proof(posted[i])) {
              case ENOUGH -> true;
              case GUARD_NEAR -> hits.isNear(present, guard, Postings.reach(posted[i]));
              case QUERY -> {
                // Another term may lead here, but to no other answer.
                met[place >> 6] |= 1L << place;
                yield reading.holds(filed(place).criterion);
              }
            };
        if (isMatch) {
          met[place >> 6] |= 1L << place;
          match.accept(place);
        }
      }
    }
  }

  // A word inside a phrase that matched as well is marked with the phrase.
  private static List<Span> outermost(List<Span> spans) {
    if (spans.size() < 2) {
      return List.copyOf(spans);
    }
    spans.sort(null);
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
