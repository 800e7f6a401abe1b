package rasid.alerts.count;

import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import rasid.model.Watch;
import rasid.model.topic.WatchHistory.Moment;

/// What a fold asks of the watches: each answer holds at a place of the stream, not now.
public interface Watches {
  /// A watch by its id.
  Optional<Watch> at(Moment moment, String id);

  /// How many enabled watches share the budget of a desk, see [Watch#shared].
  int sharing(Moment moment, String desk);

  /// Ids of the enabled watches for drops that are counted here: of them nobody need speak.
  SortedSet<String> drops(Moment moment);

  /// What was learned of the past of a watch when it was given.
  ///
  /// @param number see [Watch#baseline]
  Optional<Baseline> baseline(String id, long number);

  /// Watches that stand from the beginning and that nobody changes, each with a budget of its own.
  ///
  /// @param drops see [#drops]
  static Watches standing(Function<String, Watch> byId, SortedSet<String> drops) {
    return new Watches() {
      @Override
      public Optional<Watch> at(Moment moment, String id) {
        return Optional.of(byId.apply(id));
      }

      @Override
      public int sharing(Moment moment, String desk) {
        return 1;
      }

      @Override
      public SortedSet<String> drops(Moment moment) {
        return drops;
      }

      @Override
      public Optional<Baseline> baseline(String id, long number) {
        return Optional.empty();
      }
    };
  }
}
