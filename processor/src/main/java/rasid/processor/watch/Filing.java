package rasid.processor.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Where a watch is filed: under the fewest and rarest terms of which any article that matches must
/// hold at least one.
///
/// How rare a term is can only be guessed before articles are seen: a word is rarer than the
/// beginning of one, that rarer than a region, a source or a language; and the longer, the rarer. A
/// guess that is wrong costs time and nothing else.
///
/// @param anchors what it is filed under
/// @param cost how many articles will bring them, guessed
/// @param must the rarest single term without which it cannot match; [Terms#NONE] when there is
///   none
record Filing(List<Anchor> anchors, long cost, int must) {
  /// A term to be filed under, and one that every match it leads to must hold as well.
  ///
  /// @param guard [Terms#NONE] when there is none
  /// @param proof what shows that it matches
  /// @param reach words from the term to the guard, at most; 0 where that does not matter
  record Anchor(int term, int guard, Proof proof, int reach) {
    Anchor(int term, int guard, Proof proof) {
      this(term, guard, proof, 0);
    }

    Anchor unproven() {
      return new Anchor(term, guard, Proof.QUERY);
    }
  }

  /// What shows, once term and guard are there, that a watch matches.
  enum Proof {
    /// The whole query must be looked at.
    QUERY,
    /// Nothing else is needed.
    ENOUGH,
    /// The guard stands within reach of the term, before it or after.
    GUARD_NEAR
  }

  private static final int PAIR = 1;
  private static final int WORD = 2;
  private static final int BEGINNING = 20;
  private static final int PLACE = 4;
  private static final int REGION = 20;
  private static final int SOURCE = 40;
  private static final int THEME = 100;
  private static final int LANG = 1_000;
  private static final int NOTHING = 1_000_000;

  // A word of so many letters is as rare as words get.
  private static final int LONG = 8;

  private static final Filing NONE = new Filing(List.of(), NOTHING, Terms.NONE);

  /// Files a watch.
  ///
  /// @param always a term that every article holds, for what must hold nothing else
  static Filing of(Criterion criterion, Terms terms, int always) {
    var filing = file(criterion, terms);
    return filing.cost == NOTHING
        ? new Filing(List.of(new Anchor(always, Terms.NONE, Proof.QUERY)), NOTHING, Terms.NONE)
        : filing;
  }

  private static Filing file(Criterion criterion, Terms terms) {
    return switch (criterion) {
      case Criterion.Term(var term) -> term(term, terms);
      case Criterion.Phrase(var pairs) ->
          pairs.length == 1 ? term(pairs[0], terms) : rarest(pairs, terms);
      case Criterion.Nearby(var ids, var window) -> nearby(ids, window, terms);
      case Criterion.All(var all) -> rarest(all, terms);
      case Criterion.Some(var some) -> {
        var filings = new ArrayList<Filing>();
        for (var one : some) {
          filings.add(file(one, terms));
        }
        yield union(filings);
      }
      case Criterion.Without _ -> NONE;
      case Criterion.Weights weights -> ofScore(weights, terms);
    };
  }

  private static Filing term(int term, Terms terms) {
    return new Filing(List.of(new Anchor(term, Terms.NONE, Proof.ENOUGH)), cost(term, terms), term);
  }

  private static long cost(int term, Terms terms) {
    var fact = terms.fact(term);
    if (terms.isPair(term)) {
      return PAIR;
    }
    if (fact == null) {
      int letters = Math.max(0, LONG - terms.length(term));
      return (terms.isBeginning(term) ? BEGINNING : WORD) + (long) letters * letters;
    }
    return switch (fact) {
      case ANY -> NOTHING - 1;
      case REGION -> REGION;
      case PLACE, ORG -> PLACE;
      case THEME -> THEME;
      case LANG -> LANG;
      case SOURCE -> SOURCE;
    };
  }

  private static Filing nearby(int[] ids, int window, Terms terms) {
    var filing = rarest(ids, terms);
    if (ids.length != 2) {
      return filing;
    }
    var anchor = filing.anchors.getFirst();
    var near = new Anchor(anchor.term, anchor.guard, Proof.GUARD_NEAR, window - 1);
    return new Filing(List.of(near), filing.cost, filing.must);
  }

  private static Filing rarest(int[] ids, Terms terms) {
    int anchor = Terms.NONE;
    int guard = Terms.NONE;
    for (int id : ids) {
      if (anchor == Terms.NONE || cost(id, terms) < cost(anchor, terms)) {
        guard = anchor;
        anchor = id;
      } else if (id != anchor && (guard == Terms.NONE || cost(id, terms) < cost(guard, terms))) {
        guard = id;
      }
    }
    return new Filing(List.of(new Anchor(anchor, guard, Proof.QUERY)), cost(anchor, terms), anchor);
  }

  private static Filing rarest(Criterion[] all, Terms terms) {
    var filings = new ArrayList<Filing>();
    for (var one : all) {
      filings.add(file(one, terms));
    }
    var best = filings.stream().min(Comparator.comparingLong(Filing::cost)).orElse(NONE);
    int guard = Terms.NONE;
    for (var other : filings) {
      if (other.must != Terms.NONE && !best.isFiledUnder(other.must)) {
        guard = rarer(other.must, guard, terms);
      }
    }
    int also = guard;
    var anchors =
        best.anchors.stream()
            .map(
                anchor ->
                    anchor.guard != Terms.NONE
                        ? anchor.unproven()
                        : new Anchor(
                            anchor.term,
                            also,
                            isTheRest(all, best, also) ? anchor.proof : Proof.QUERY))
            .toList();
    return new Filing(anchors, best.cost, rarer(best.must, guard, terms));
  }

  // Of two that both must hold, the one that is no more than its guard.
  private static boolean isTheRest(Criterion[] all, Filing best, int guard) {
    if (all.length != 2) {
      return false;
    }
    for (int i = 0; i < 2; i++) {
      if (all[i] instanceof Criterion.Term(var term) && term == guard && !best.isFiledUnder(term)) {
        return true;
      }
    }
    return false;
  }

  private boolean isFiledUnder(int term) {
    return anchors.stream().anyMatch(anchor -> anchor.term == term);
  }

  private static int rarer(int one, int other, Terms terms) {
    if (one == Terms.NONE || other == Terms.NONE) {
      return one == Terms.NONE ? other : one;
    }
    return cost(one, terms) <= cost(other, terms) ? one : other;
  }

  // The commonest items together stay below the threshold, so a match holds one of the others.
  private static Filing ofScore(Criterion.Weights score, Terms terms) {
    record Item(Filing filing, int weight) {}
    var items = new ArrayList<Item>();
    for (int i = 0; i < score.items().length; i++) {
      if (score.weights()[i] > 0) {
        items.add(new Item(file(score.items()[i], terms), score.weights()[i]));
      }
    }
    items.sort(Comparator.comparingLong((Item item) -> item.filing.cost).reversed());
    long below = 0;
    var others = new ArrayList<Filing>();
    for (var item : items) {
      if (below + item.weight < score.threshold()) {
        below += item.weight;
      } else {
        others.add(item.filing.unproven());
      }
    }
    return union(others);
  }

  private Filing unproven() {
    return new Filing(anchors.stream().map(Anchor::unproven).toList(), cost, must);
  }

  private static Filing union(List<Filing> some) {
    var anchors = new ArrayList<Anchor>();
    long cost = 0;
    for (var filing : some) {
      if (filing.cost == NOTHING) {
        return NONE;
      }
      anchors.addAll(filing.anchors);
      cost += filing.cost;
    }
    return new Filing(
        anchors.stream().distinct().toList(), Math.min(cost, NOTHING - 1), Terms.NONE);
  }
}
