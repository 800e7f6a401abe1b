package rasid.model;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a desk follows.
///
/// @param id what people call it in files and addresses, such as `fuel-blockade-bamako`
/// @param version counts up with every change, from 1
/// @param names what the desk reads, by language (`ar`, `fr`, `en`); at least one
/// @param query in the watch language, see `docs/guide/first-watch.md`
/// @param budget false alarms the desk accepts per 4 weeks, above 0, at most 100
/// @param minReports fewest reports (near-copies are one) that may open an alert, from 1
/// @param minOutlets fewest publishers that may open an alert, from 1
/// @param channels where its alerts go, such as `console` and `webhook`; may be empty
/// @param since recorded time from which this version holds: it matches the articles after the
///   first tick at or past it; [Instant#EPOCH] for one that holds from the beginning of the stream
public record Watch(
    String id,
    int version,
    Map<String, String> names,
    String query,
    double budget,
    int minReports,
    int minOutlets,
    List<String> channels,
    Instant since) {

  /// One false alarm in 4 weeks.
  public static final double DEFAULT_BUDGET = 1.0;

  /// Three independent reports: below that one editor's whim is a burst.
  public static final int DEFAULT_MIN_REPORTS = 3;

  /// Two publishers.
  public static final int DEFAULT_MIN_OUTLETS = 2;

  public Watch {
    Require.id("watch", id);
    Require.atLeast("watch version", 1, version);
    Require.atLeast("minReports", 1, minReports);
    Require.atLeast("minOutlets", 1, minOutlets);
    if (names.isEmpty()) {
      throw new IllegalArgumentException(
          "watch %s has no name; give one in ar, fr or en".formatted(id));
    }
    if (query.isBlank()) {
      throw new IllegalArgumentException("watch %s has an empty query".formatted(id));
    }
    if (!(budget > 0 && budget <= 100)) {
      throw new IllegalArgumentException(
          "watch %s: budget %s must be above 0 and at most 100 false alarms per 4 weeks"
              .formatted(id, budget));
    }
    names = Collections.unmodifiableMap(new TreeMap<>(names));
    channels = List.copyOf(channels);
  }

  /// Its name in a language, else in the first language it has.
  public String name(String lang) {
    var name = names.get(lang);
    return name != null ? name : names.values().iterator().next();
  }
}
