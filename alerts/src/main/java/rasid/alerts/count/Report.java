package rasid.alerts.count;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import rasid.model.Alert;
import rasid.model.Mention;

/// One story that matches a watch: the article seen first, and its near-copies.
///
/// @param first the article seen first
/// @param copies near-copies in the order seen, at most [#MOST_COPIES]
/// @param more copies beyond those
/// @param outlets everyone who carries it, sorted
/// @param counted the pane it counts in, or [#NOT_COUNTED] while only sources on probation carry it
/// @param touched the pane in which the last copy, or the article itself, was seen
public record Report(
    Mention first,
    List<Alert.Copy> copies,
    int more,
    List<String> outlets,
    long counted,
    long touched) {
  /// Value of [#counted] for a report that does not count yet.
  public static final long NOT_COUNTED = Long.MIN_VALUE;

  /// Most copies kept; further ones are only counted.
  static final int MOST_COPIES = 200;

  public Report {
    copies = List.copyOf(copies);
    outlets = List.copyOf(outlets);
  }

  static Report of(Mention first, long counted, long now) {
    return new Report(first, List.of(), 0, List.of(first.outlet()), counted, now);
  }

  /// With one copy more.
  Report with(Mention copy, long counted, long now) {
    var all = new ArrayList<>(copies);
    boolean fits = all.size() < MOST_COPIES;
    if (fits) {
      all.add(new Alert.Copy(copy.article(), copy.url(), copy.outlet(), copy.seenAt()));
    }
    var carriers = new TreeSet<>(outlets);
    carriers.add(copy.outlet());
    return new Report(first, all, fits ? more : more + 1, List.copyOf(carriers), counted, now);
  }

  /// As an alert shows it.
  Alert.Evidence evidence() {
    int shown = StrictMath.min(copies.size(), Alert.MOST_COPIES);
    return new Alert.Evidence(
        first.article(),
        first.url(),
        first.outlet(),
        first.lang(),
        first.title(),
        first.publishedAt(),
        first.seenAt(),
        first.excerpt(),
        first.excerptStart(),
        first.spans(),
        copies.subList(0, shown),
        copies.size() - shown + more);
  }
}
