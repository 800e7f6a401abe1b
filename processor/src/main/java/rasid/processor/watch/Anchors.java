package rasid.processor.watch;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.List;

/// The fewest and rarest things of which any article that matches must hold at least one: a watch
/// is filed under them.
///
/// How rare a thing is can only be guessed before articles are seen: a word is rarer than the
/// beginning of one, that rarer than a region, a source or a language; of a phrase, its longest
/// word.
///
/// @param keys what it is filed under: an `Integer` word, or a text such as `region:ML`
/// @param cost how many articles will bring them, guessed
record Anchors(List<Object> keys, int cost) {
  private static final int WORD = 2;
  private static final int PLACE = 4;
  private static final int REGION = 20;
  private static final int SOURCE = 40;
  private static final int THEME = 100;
  private static final int LANG = 1_000;
  private static final int NOTHING = 1_000_000;

  private static final Anchors NONE = new Anchors(List.of(), NOTHING);

  static Anchors of(Criterion criterion, List<Integer> lengths) {
    return switch (criterion) {
      case Criterion.Phrase(var ids) -> longest(ids, lengths);
      case Criterion.Nearby(var ids, _) -> longest(ids, lengths);
      case Criterion.InRegion(var codes) ->
          new Anchors(
              codes.stream().sorted().<Object>map(code -> "region:" + code).toList(),
              REGION * codes.size());
      case Criterion.AtPlace(var id) -> new Anchors(List.of("place:" + id), PLACE);
      case Criterion.Naming(var id) -> new Anchors(List.of("org:" + id), PLACE);
      case Criterion.OnTheme(var id) -> new Anchors(List.of("theme:" + id), THEME);
      case Criterion.InLang(var code) -> new Anchors(List.of("lang:" + code), LANG);
      case Criterion.From(var source) -> new Anchors(List.of("source:" + source), SOURCE);
      case Criterion.All(var all) ->
          all.stream().map(c -> of(c, lengths)).min(comparingInt(Anchors::cost)).orElse(NONE);
      case Criterion.Some(var some) -> union(some.stream().map(c -> of(c, lengths)).toList());
      case Criterion.Without _ -> NONE;
      case Criterion.Weights weights -> ofScore(weights, lengths);
    };
  }

  private static Anchors longest(List<Integer> ids, List<Integer> lengths) {
    int longest = ids.stream().max(comparingInt(lengths::get)).orElseThrow();
    // One letter more is a rarer word; beyond eight it makes no difference.
    return new Anchors(List.of(longest), WORD + Math.max(0, 8 - lengths.get(longest)));
  }

  // The commonest items together stay below the threshold, so a match holds one of the others.
  private static Anchors ofScore(Criterion.Weights score, List<Integer> lengths) {
    record Item(Anchors anchors, int weight) {}
    var items =
        score.weights().stream()
            .filter(item -> item.weight() > 0)
            .map(item -> new Item(of(item.criterion(), lengths), item.weight()))
            .sorted(comparingInt((Item item) -> item.anchors.cost).reversed())
            .toList();
    int below = 0;
    var others = new ArrayList<Anchors>();
    for (var item : items) {
      if (below + item.weight < score.threshold()) {
        below += item.weight;
      } else {
        others.add(item.anchors);
      }
    }
    return union(others);
  }

  private static Anchors union(List<Anchors> some) {
    var keys = new ArrayList<>();
    long cost = 0;
    for (var anchors : some) {
      if (anchors.cost == NOTHING) {
        return NONE;
      }
      keys.addAll(anchors.keys);
      cost += anchors.cost;
    }
    return new Anchors(keys, (int) Math.min(cost, NOTHING - 1));
  }
}
