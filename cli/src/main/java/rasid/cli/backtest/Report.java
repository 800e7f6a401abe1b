package rasid.cli.backtest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import rasid.desk.backtest.Outcome;
import rasid.model.Alert;
import rasid.model.AlertState;

/// A backtest of one watch, for people.
///
/// @param lang of names and sentences: `ar`, `fr` or `en`
/// @param most alerts shown, the newest
/// @param bold how a heading is shown
/// @param isolated how a published text is set apart from the words around it
public record Report(
    String lang, int most, UnaryOperator<String> bold, UnaryOperator<String> isolated) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int TITLES = 3;

  /// The lines of the report.
  public List<String> lines(Outcome outcome) {
    var watch = outcome.watch();
    var alerts = outcome.alerts(watch.budget());
    var lines = new ArrayList<String>();
    lines.add("%s  %s".formatted(bold.apply(watch.id()), isolated.apply(watch.name(lang))));
    int reports = outcome.reports().values().stream().mapToInt(Integer::intValue).sum();
    lines.add(
        String.format(
            Locale.ROOT,
            "  %s to %s (%.1f weeks): %,d articles match, %,d reports",
            DAY.format(outcome.from()),
            DAY.format(outcome.to()),
            outcome.weeks(),
            outcome.matched(),
            reports));
    if (outcome.matched() == 0) {
      lines.add("  nothing matches; `rasid watch test` says why an article does not");
      return lines;
    }
    var chart = Chart.of(outcome, alerts);
    lines.add("");
    lines.add("  " + chart.bars());
    if (!chart.marks().isBlank()) {
      lines.add("  " + chart.marks());
    }
    lines.add(
        "  reports a %s, %d at most; ^ where an alert began"
            .formatted(
                chart.step() == 1 ? "day" : "%d days".formatted(chart.step()), chart.highest()));
    lines.add("");
    lines.add("  budget   alerts   a week");
    for (var budget : Answer.budgets(outcome)) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %6s %8d %8.2f%s",
              number(budget.budget()),
              budget.alerts(),
              budget.perWeek(),
              budget.budget() == watch.budget() ? "   the watch's own" : ""));
    }
    if (outcome.learning() > 0) {
      lines.add(
          "  learning, %d day%s more: what it knows is short, and it is the more cautious for it"
              .formatted(outcome.learning(), outcome.learning() == 1 ? "" : "s"));
    }
    var shown = alerts.subList(StrictMath.max(0, alerts.size() - most), alerts.size());
    if (shown.size() < alerts.size()) {
      lines.add("");
      lines.add("  the last %d of %d alerts:".formatted(shown.size(), alerts.size()));
    }
    shown.forEach(alert -> tell(alert, lines));
    return lines;
  }

  private void tell(Alert alert, List<String> lines) {
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "  %s  %s, %d revision%s, %s",
            bold.apply(TIME.format(alert.onset())),
            alert.state() == AlertState.CLOSED
                ? "over after " + span(Duration.between(alert.onset(), alert.at()))
                : "still open",
            alert.revision(),
            alert.revision() == 1 ? "" : "s",
            alert.id()));
    var why = alert.why().get(lang);
    if (why != null) {
      lines.add("    " + isolated.apply(why));
    }
    // The newest come first; those that began it tell more.
    var evidence = alert.evidence();
    var oldest = evidence.subList(StrictMath.max(0, evidence.size() - TITLES), evidence.size());
    for (var one : oldest.reversed()) {
      int copies = one.copies().size() + one.moreCopies();
      lines.add(
          "    %s  %s%s"
              .formatted(
                  isolated.apply(one.title().isBlank() ? one.url().toString() : one.title()),
                  isolated.apply(one.outlet()),
                  copies == 0 ? "" : " (+%d)".formatted(copies)));
    }
    int more = evidence.size() - oldest.size() + alert.omitted();
    if (more > 0) {
      lines.add("    and %d more report%s".formatted(more, more == 1 ? "" : "s"));
    }
  }

  private static String span(Duration span) {
    return span.toHours() == 0
        ? span.toMinutes() + " min"
        : "%d h %02d min".formatted(span.toHours(), span.toMinutesPart());
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }
}
