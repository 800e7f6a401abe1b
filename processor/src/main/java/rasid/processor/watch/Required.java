package rasid.processor.watch;

import java.util.function.Predicate;

/// What an article must hold to match a query.
final class Required {
  private Required() {}

  /// Whether no article matches that holds nothing of what the query names.
  static boolean isIn(Query query) {
    return isIn(query, _ -> true);
  }

  /// Whether no article matches that holds none of the terms which count.
  ///
  /// @param counts asked of words and fields
  static boolean isIn(Query query, Predicate<Query> counts) {
    return switch (query) {
      case Query.And(var all) -> all.stream().anyMatch(one -> isIn(one, counts));
      case Query.Or(var any) -> any.stream().allMatch(one -> isIn(one, counts));
      case Query.Not _ -> false;
      case Query.Score score -> withoutThem(score, counts) < score.threshold();
      case Query.Term term -> counts.test(term);
    };
  }

  // The most that an article can reach which holds none of them.
  private static int withoutThem(Query.Score score, Predicate<Query> counts) {
    return score.items().stream()
        .filter(item -> !isIn(item.query(), counts))
        .mapToInt(item -> Math.max(0, item.weight()))
        .sum();
  }
}
