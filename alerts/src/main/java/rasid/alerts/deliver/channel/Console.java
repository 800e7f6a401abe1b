package rasid.alerts.deliver.channel;

import java.io.PrintStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import rasid.alerts.deliver.Channel;
import rasid.alerts.deliver.DeliveryOutcome;
import rasid.model.Alert;
import rasid.model.AlertKind;
import rasid.model.AlertState;
import rasid.model.topic.Json;

/// Prints each revision of an alert, for people or one JSON line each for scripts.
public final class Console implements Channel {
  private static final int MOST_LINES = 5;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  // Published text may bring its own: no control of a terminal comes from a feed.
  private static final String CONTROLS = "[\\p{Cntrl}\\u202A-\\u202E\\u2066-\\u2069]+";
  private static final String FIRST_STRONG_ISOLATE = "\u2068";
  private static final String POP_ISOLATE = "\u2069";

  private final PrintStream out;
  private final Look look;

  /// How it looks.
  public sealed interface Look {
    /// One line of JSON a revision.
    record JsonLines() implements Look {}

    /// Words.
    ///
    /// @param lang `ar`, `fr` or `en`
    /// @param colour whether the terminal shows colours
    record Words(String lang, boolean colour) implements Look {}
  }

  public Console(PrintStream out, Look look) {
    this.out = out;
    this.look = look;
  }

  @Override
  public String name() {
    return "console";
  }

  @Override
  public DeliveryOutcome deliver(Alert alert, String key) {
    var text =
        switch (look) {
          case Look.JsonLines _ -> Json.MAPPER.writeValueAsString(alert);
          case Look.Words(var lang, var colour) -> words(alert, lang, colour);
        };
    synchronized (out) {
      out.println(text);
      out.flush();
    }
    return new DeliveryOutcome.Delivered("printed");
  }

  private static String words(Alert alert, String lang, boolean colour) {
    var text = new StringBuilder();
    text.append(colour ? paint(alert.state()) : "")
        .append(head(alert, lang))
        .append(colour ? "\u001b[0m" : "")
        .append("  ")
        .append(TIME.format(alert.at()))
        .append("  ")
        .append(alert.watch())
        .append("  ")
        .append(alert.id(), 0, 8)
        .append('.')
        .append(alert.revision());
    text.append("\n  ").append(isolated(Objects.requireNonNullElse(alert.why().get(lang), "")));
    for (var report : alert.evidence().subList(0, Math.min(MOST_LINES, alert.evidence().size()))) {
      text.append("\n  · ")
          .append(isolated(report.title().isBlank() ? report.excerpt() : report.title()))
          .append("  ")
          .append(isolated(report.outlet()));
      int copies = report.copies().size() + report.moreCopies();
      if (copies > 0) {
        text.append(" (+").append(copies).append(')');
      }
    }
    int more = alert.reports() - Math.min(MOST_LINES, alert.evidence().size());
    if (more > 0) {
      text.append("\n  … +").append(more);
    }
    return text.toString();
  }

  private static String isolated(String published) {
    return FIRST_STRONG_ISOLATE + published.replaceAll(CONTROLS, " ") + POP_ISOLATE;
  }

  private static String head(Alert alert, String lang) {
    boolean drop = alert.kind() == AlertKind.DROP;
    return drop && alert.state() == AlertState.OPEN ? drop(lang) : head(alert.state(), lang);
  }

  private static String drop(String lang) {
    return switch (lang) {
      case "ar" -> "▼ إنذار بهبوط";
      case "fr" -> "▼ BAISSE";
      default -> "▼ DROP";
    };
  }

  private static String head(AlertState state, String lang) {
    return switch (lang) {
      case "ar" ->
          switch (state) {
            case OPEN -> "▲ إنذار";
            case UPDATED -> "△ تحديث";
            case CLOSED -> "▽ انتهى";
          };
      case "fr" ->
          switch (state) {
            case OPEN -> "▲ ALERTE";
            case UPDATED -> "△ SUITE";
            case CLOSED -> "▽ FIN";
          };
      default ->
          switch (state) {
            case OPEN -> "▲ ALERT";
            case UPDATED -> "△ UPDATE";
            case CLOSED -> "▽ CLOSED";
          };
    };
  }

  private static String paint(AlertState state) {
    return switch (state) {
      case OPEN -> "\u001b[1;31m";
      case UPDATED -> "\u001b[33m";
      case CLOSED -> "\u001b[32m";
    };
  }
}
