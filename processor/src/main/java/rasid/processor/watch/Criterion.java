package rasid.processor.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import rasid.processor.region.Regions;
import rasid.processor.watch.Terms.Fact;

/// A [Query] with its words and facts numbered by [Terms]. Never compared, and read for every
/// candidate of every article; so its parts are arrays.
@SuppressWarnings("ArrayRecordComponent")
sealed interface Criterion {
  /// One word or fact.
  record Term(int term) implements Criterion {}

  /// Words that follow one another.
  ///
  /// @param pairs of each word with the next
  record Phrase(int[] pairs) implements Criterion {}

  /// Words near one another.
  ///
  /// @param terms each once
  /// @param window words from the first to the last, both counted
  record Nearby(int[] terms, int window) implements Criterion {}

  record All(Criterion[] all) implements Criterion {}

  record Some(Criterion[] some) implements Criterion {}

  record Without(Criterion criterion) implements Criterion {}

  record Weights(int threshold, Criterion[] items, int[] weights) implements Criterion {}

  /// Compiles a query.
  ///
  /// @param taken gets every term taken, for its release
  static Criterion of(Query query, Terms terms, List<Integer> taken) {
    return switch (query) {
      case Query.Words(var written, var form) -> {
        var ids = taken(terms.take(written, form), taken);
        yield ids.length == 1 ? new Term(ids[0]) : new Phrase(taken(pairs(ids, terms), taken));
      }
      case Query.Near(var written, var form, var distance) -> {
        var ids = taken(terms.take(written, form), taken);
        yield new Nearby(Arrays.stream(ids).distinct().toArray(), ids.length + distance);
      }
      case Query.Region(var code) -> {
        var codes = new ArrayList<Criterion>();
        for (var within : Regions.STANDARD.within(code).stream().sorted().toList()) {
          codes.add(fact(Fact.REGION, within, terms, taken));
        }
        yield codes.size() == 1 ? codes.getFirst() : new Some(codes.toArray(Criterion[]::new));
      }
      case Query.Place(var id) -> fact(Fact.PLACE, id, terms, taken);
      case Query.Org(var id) -> fact(Fact.ORG, id, terms, taken);
      case Query.InTheme(var id) -> fact(Fact.THEME, id, terms, taken);
      case Query.Lang(var code) -> fact(Fact.LANG, code, terms, taken);
      case Query.Source(var id) -> fact(Fact.SOURCE, id, terms, taken);
      case Query.And(var all) -> new All(each(all, terms, taken));
      case Query.Or(var any) -> new Some(each(any, terms, taken));
      case Query.Not(var not) -> new Without(of(not, terms, taken));
      case Query.Score(var threshold, var items) ->
          new Weights(
              threshold,
              each(items.stream().map(Query.Weighted::query).toList(), terms, taken),
              items.stream().mapToInt(Query.Weighted::weight).toArray());
    };
  }

  private static int[] pairs(int[] words, Terms terms) {
    return IntStream.range(1, words.length)
        .map(next -> terms.takePair(words[next - 1], words[next]))
        .toArray();
  }

  private static Criterion[] each(List<Query> queries, Terms terms, List<Integer> taken) {
    return queries.stream().map(query -> of(query, terms, taken)).toArray(Criterion[]::new);
  }

  private static Criterion fact(Fact fact, String value, Terms terms, List<Integer> taken) {
    return new Term(taken(terms.take(fact, value), taken));
  }

  private static int taken(int id, List<Integer> taken) {
    taken.add(id);
    return id;
  }

  private static int[] taken(int[] ids, List<Integer> taken) {
    Arrays.stream(ids).forEach(taken::add);
    return ids;
  }
}
