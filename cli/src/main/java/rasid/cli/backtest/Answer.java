package rasid.cli.backtest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rasid.desk.backtest.Outcome;
import rasid.model.Alert;

/// A backtest of one watch, for scripts.
///
/// @param watch its id
/// @param version as it was tried
/// @param query likewise
/// @param from recorded time of the first tick
/// @param to recorded time of the last tick
/// @param matched articles that match
/// @param reports reports that count, by UTC day
/// @param learning days until it will have been learned from for long enough, 0 when it has
/// @param budgets what each budget would have told
/// @param alerts those of the watch's own budget, each in its last revision
public record Answer(
    String watch,
    int version,
    String query,
    Instant from,
    Instant to,
    long matched,
    Map<String, Integer> reports,
    int learning,
    List<Budgeted> budgets,
    List<Alert> alerts) {
  public Answer {
    budgets = List.copyOf(budgets);
    alerts = List.copyOf(alerts);
  }

  /// What one budget would have told.
  ///
  /// @param budget false alarms accepted per 4 weeks
  /// @param alerts how many alerts
  /// @param perWeek alerts a week
  public record Budgeted(double budget, int alerts, double perWeek) {}

  /// The answer for an outcome.
  public static Answer of(Outcome outcome) {
    var watch = outcome.watch();
    var days = new TreeMap<String, Integer>();
    outcome.reports().forEach((day, n) -> days.put(LocalDate.ofEpochDay(day).toString(), n));
    return new Answer(
        watch.id(),
        watch.version(),
        watch.query(),
        outcome.from(),
        outcome.to(),
        outcome.matched(),
        days,
        outcome.learning(),
        budgets(outcome),
        outcome.alerts(watch.budget()));
  }

  static List<Budgeted> budgets(Outcome outcome) {
    return outcome.revisions().keySet().stream()
        .map(
            budget -> {
              int alerts = outcome.alerts(budget).size();
              double perWeek = outcome.weeks() > 0 ? alerts / outcome.weeks() : 0;
              return new Budgeted(budget, alerts, StrictMath.rint(perWeek * 100) / 100);
            })
        .toList();
  }
}
