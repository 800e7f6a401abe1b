package rasid.desk.view;

import java.util.List;

/// How the sources do, the worst of them by name.
///
/// @param counts all of them in numbers
/// @param worst the worst, worst first
/// @param more sources that do no worse and are not named
public record SourceOverview(Counts counts, List<SourceHealth> worst, int more) {
  static final SourceOverview EMPTY = new SourceOverview(new Counts(0, 0, 0), List.of(), 0);

  public SourceOverview {
    worst = List.copyOf(worst);
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
