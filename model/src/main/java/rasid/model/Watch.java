package rasid.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a desk follows.
///
/// @param id what people call it in files and addresses, such as `fuel-blockade-bamako`
/// @param version counts up with every change, from 1
/// @param names what the desk reads, by language (`ar`, `fr`, `en`); at least one
/// @param query in the watch language, see `docs/guide/watches.md`
/// @param kind what its alerts are to tell of
/// @param budget false alarms the desk accepts per 4 weeks, above 0, at most 100
/// @param shared whether the budget is that of its desk, in equal parts with the desk's other
///   enabled watches that share theirs
/// @param minReports fewest reports (near-copies are one) that may open an alert, from 1
/// @param minOutlets fewest publishers that may open an alert, from 1
/// @param channels where its alerts go, such as `console` and `webhook`; may be empty
/// @param quietHours when nobody wants to be woken, or null
/// @param desk who owns it, or null
/// @param note what those who change it should know, or null
/// @param enabled whether it is followed; one that is not is kept and matches nothing
/// @param since recorded time at which this version was given; [Instant#EPOCH] for one given before
///   the stream began. It holds from the first tick that names its change, see
///   [rasid.model.topic.WatchHistory], or at or past this time where ticks name none
/// @param baseline number of the change with which what was learned of its past was given, or null
///   where it begins with nothing, see [rasid.model.topic.Topics#baselines()]
public record Watch(
    String id,
    int version,
    Map<String, String> names,
    String query,
    AlertKind kind,
    double budget,
    boolean shared,
    int minReports,
    int minOutlets,
    List<String> channels,
    @JsonInclude(Include.NON_NULL) @Nullable QuietHours quietHours,
    @JsonInclude(Include.NON_NULL) @Nullable String desk,
    @JsonInclude(Include.NON_NULL) @Nullable String note,
    boolean enabled,
    Instant since,
    @JsonInclude(Include.NON_NULL) @Nullable Long baseline) {

  /// One false alarm in 4 weeks.
  public static final double DEFAULT_BUDGET = 1.0;

  /// Three independent reports: below that one editor's whim is a burst.
  public static final int DEFAULT_MIN_REPORTS = 3;

  /// Two publishers.
  public static final int DEFAULT_MIN_OUTLETS = 2;

  /// Longest name of a desk, in UTF-16 units: a line.
  public static final int LONGEST_DESK = 100;

  /// Longest note, in UTF-16 units: a page.
  public static final int LONGEST_NOTE = 4_000;

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
    if (desk != null && (desk.isBlank() || desk.length() > LONGEST_DESK)) {
      throw new IllegalArgumentException(
          "watch %s: desk must be 1 to %d characters".formatted(id, LONGEST_DESK));
    }
    if (shared && desk == null) {
      throw new IllegalArgumentException(
          "watch %s shares the budget of its desk and names no desk; write `desk:`".formatted(id));
    }
    if (note != null && note.length() > LONGEST_NOTE) {
      throw new IllegalArgumentException(
          "watch %s: note must be at most %d characters".formatted(id, LONGEST_NOTE));
    }
    names = Collections.unmodifiableMap(new TreeMap<>(names));
    channels = List.copyOf(channels);
  }

  /// A watch for bursts that is followed at all hours and belongs to nobody.
  public Watch(
      String id,
      int version,
      Map<String, String> names,
      String query,
      double budget,
      int minReports,
      int minOutlets,
      List<String> channels,
      Instant since) {
    this(
        id,
        version,
        names,
        query,
        AlertKind.BURST,
        budget,
        false,
        minReports,
        minOutlets,
        channels,
        null,
        null,
        null,
        true,
        since,
        null);
  }

  /// Reads a record; those written before watches could be disabled are enabled, those from before
  /// drops are for bursts.
  @JsonCreator
  static Watch read(
      String id,
      int version,
      Map<String, String> names,
      String query,
      @Nullable AlertKind kind,
      double budget,
      @Nullable Boolean shared,
      int minReports,
      int minOutlets,
      List<String> channels,
      @Nullable QuietHours quietHours,
      @Nullable String desk,
      @Nullable String note,
      @Nullable Boolean enabled,
      Instant since,
      @Nullable Long baseline) {
    return new Watch(
        id,
        version,
        names,
        query,
        kind == null ? AlertKind.BURST : kind,
        budget,
        shared != null && shared,
        minReports,
        minOutlets,
        channels,
        quietHours,
        desk,
        note,
        enabled == null || enabled,
        since,
        baseline);
  }

  /// The same as another version.
  ///
  /// @param baseline see [#baseline]
  public Watch revised(int version, Instant since, @Nullable Long baseline) {
    return with(version, budget, shared, since, baseline);
  }

  /// The same with a budget of its own.
  public Watch withBudget(double own) {
    return with(version, own, false, since, baseline);
  }

  private Watch with(
      int version, double budget, boolean shared, Instant since, @Nullable Long baseline) {
    return new Watch(
        id,
        version,
        names,
        query,
        kind,
        budget,
        shared,
        minReports,
        minOutlets,
        channels,
        quietHours,
        desk,
        note,
        enabled,
        since,
        baseline);
  }

  /// Its name in a language, else in the first language it has.
  public String name(String lang) {
    var name = names.get(lang);
    return name != null ? name : names.values().iterator().next();
  }
}
