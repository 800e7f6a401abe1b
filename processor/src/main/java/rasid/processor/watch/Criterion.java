package rasid.processor.watch;

import java.util.List;
import java.util.Set;
import rasid.processor.region.Regions;

/// A [Query] with its words numbered by a [Vocabulary].
sealed interface Criterion {
  record Phrase(List<Integer> ids) implements Criterion {}

  /// @param window words from the first to the last, both counted
  record Nearby(List<Integer> ids, int window) implements Criterion {}

  record InRegion(Set<String> codes) implements Criterion {}

  record AtPlace(String id) implements Criterion {}

  record Naming(String organisation) implements Criterion {}

  record OnTheme(String theme) implements Criterion {}

  record InLang(String code) implements Criterion {}

  record From(String source) implements Criterion {}

  record All(List<Criterion> all) implements Criterion {}

  record Some(List<Criterion> some) implements Criterion {}

  record Without(Criterion criterion) implements Criterion {}

  record Weights(int threshold, List<Weight> weights) implements Criterion {}

  record Weight(Criterion criterion, int weight) {}

  static Criterion of(Query query, Vocabulary vocabulary) {
    return switch (query) {
      case Query.Words(var written, var form) -> new Phrase(vocabulary.idsOf(written, form));
      case Query.Near(var written, var form, var distance) -> {
        var ids = vocabulary.idsOf(written, form);
        yield new Nearby(ids.stream().distinct().toList(), ids.size() + distance);
      }
      case Query.Region(var code) -> new InRegion(Regions.STANDARD.within(code));
      case Query.Place(var id) -> new AtPlace(id);
      case Query.Org(var id) -> new Naming(id);
      case Query.InTheme(var id) -> new OnTheme(id);
      case Query.Lang(var code) -> new InLang(code);
      case Query.Source(var id) -> new From(id);
      case Query.And(var all) -> new All(all.stream().map(q -> of(q, vocabulary)).toList());
      case Query.Or(var any) -> new Some(any.stream().map(q -> of(q, vocabulary)).toList());
      case Query.Not(var not) -> new Without(of(not, vocabulary));
      case Query.Score(var threshold, var items) ->
          new Weights(
              threshold,
              items.stream()
                  .map(item -> new Weight(of(item.query(), vocabulary), item.weight()))
                  .toList());
    };
  }
}
