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
  private static final int REGION = 20;
  private static final int SOURCE = 40;
  private static final int LANG = 1_000;
  private static final int NOTHING = 1_000_000;

  private static final Anchors NONE = new Anchors(List.of(), NOTHING);

  static Anchors of(Criterion criterion, List<Integer> lengths) {
    return switch (criterion) {
      case Criterion.Phrase(var ids) -> {
        int longest = ids.stream().max(comparingInt(lengths::get)).orElseThrow();
        // One letter more is a rarer word; beyond eight it makes no difference.
        yield new Anchors(List.of(longest), WORD + Math.max(0, 8 - lengths.get(longest)));
      }
      case Criterion.InRegion(var codes) ->
          new Anchors(
              codes.stream().sorted().<Object>map(code -> "region:" + code).toList(),
              REGION * codes.size());
      case Criterion.InLang(var code) -> new Anchors(List.of("lang:" + code), LANG);
      case Criterion.From(var source) -> new Anchors(List.of("source:" + source), SOURCE);
      case Criterion.All(var all) ->
          all.stream().map(c -> of(c, lengths)).min(comparingInt(Anchors::cost)).orElse(NONE);
      case Criterion.Some(var some) -> union(some, lengths);
      case Criterion.Without _ -> NONE;
    };
  }

  private static Anchors union(List<Criterion> some, List<Integer> lengths) {
    var keys = new ArrayList<>();
    long cost = 0;
    for (var one : some) {
      var anchors = of(one, lengths);
      if (anchors.cost == NOTHING) {
        return NONE;
      }
      keys.addAll(anchors.keys);
      cost += anchors.cost;
    }
    return new Anchors(keys, (int) Math.min(cost, NOTHING - 1));
  }
}
