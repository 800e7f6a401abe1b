package rasid.desk.view;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import rasid.model.Advice;
import rasid.model.Trouble;

/// How the sources do, the worst of them by name.
///
/// @param counts all of them in numbers
/// @param worst the worst, worst first
/// @param more sources that do no worse and are not named
/// @param advice what to do about each trouble of those that are named
public record SourceOverview(
    Counts counts, List<SourceHealth> worst, int more, Map<Trouble, Advice> advice) {
  static final SourceOverview EMPTY = of(new Counts(0, 0, 0), List.of(), 0);

  static SourceOverview of(Counts counts, List<SourceHealth> worst, int more) {
    var advice = new EnumMap<Trouble, Advice>(Trouble.class);
    for (var source : worst) {
      if (source.trouble() != null) {
        advice.computeIfAbsent(source.trouble(), Advice::on);
      }
    }
    return new SourceOverview(
        counts, List.copyOf(worst), more, Collections.unmodifiableMap(advice));
  }

  /// Sources in numbers.
  ///
  /// @param total those on the list
  /// @param unread of them those that cannot be read
  /// @param look of them those that are read, but should be looked at
  public record Counts(int total, int unread, int look) {
    /// Those that do well.
    public int fine() {
      return total - unread - look;
    }
  }
}
