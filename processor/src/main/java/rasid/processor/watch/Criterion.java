package rasid.processor.watch;

import java.util.List;
import java.util.Set;
import rasid.processor.region.Regions;

/// A [Query] with its words numbered by a [Vocabulary].
sealed interface Criterion {
  record Phrase(List<Integer> ids) implements Criterion {}

  record InRegion(Set<String> codes) implements Criterion {}

  record InLang(String code) implements Criterion {}

  record From(String source) implements Criterion {}

  record All(List<Criterion> all) implements Criterion {}

  record Some(List<Criterion> some) implements Criterion {}

  record Without(Criterion criterion) implements Criterion {}

  static Criterion of(Query query, Vocabulary vocabulary) {
    return switch (query) {
      case Query.Words words -> new Phrase(vocabulary.idsOf(words));
      case Query.Region(var code) -> new InRegion(Regions.STANDARD.within(code));
      case Query.Lang(var code) -> new InLang(code);
      case Query.Source(var id) -> new From(id);
      case Query.And(var all) -> new All(all.stream().map(q -> of(q, vocabulary)).toList());
      case Query.Or(var any) -> new Some(any.stream().map(q -> of(q, vocabulary)).toList());
      case Query.Not(var not) -> new Without(of(not, vocabulary));
    };
  }
}
