package rasid.alerts.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import rasid.model.AlertKind;
import rasid.model.AlertState;
import rasid.model.Watch;

/// The sentence that says why an alert stands.
public final class Why {
  /// What is usual and less than this would be shown as 0.0, which it is not.
  private static final double LEAST_SHOWN = 0.05;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  // In words: in a line that runs from the right, the parts of 2026-11-26 change places.
  private static final List<String> ARABIC_MONTHS =
      List.of(
          "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر",
          "نوفمبر", "ديسمبر");

  private Why() {}

  /// What a sentence tells.
  ///
  /// @param reports since the onset
  /// @param outlets that carry them
  /// @param expected usual for the same span and volume
  /// @param surprise minus log10 of the chance, at its peak
  /// @param onset start of the burst
  /// @param at time of the revision
  /// @param learning days until the watch is known well enough, 0 when it is
  /// @param coverage share of the usual volume that was there to see, from 0 to 1
  public record Seen(
      int reports,
      int outlets,
      double expected,
      double surprise,
      Instant onset,
      Instant at,
      int learning,
      double coverage) {}

  /// The sentence by language: `ar`, `fr`, `en`.
  public static Map<String, String> of(AlertState state, Watch watch, Seen seen) {
    var usual = usual(seen.expected);
    boolean below = seen.expected < LEAST_SHOWN;
    var rarity = power(seen.surprise);
    var span = Duration.between(seen.onset, seen.at);
    var since = TIME.format(seen.onset);
    boolean closed = state == AlertState.CLOSED;
    boolean drop = watch.kind() == AlertKind.DROP;
    var why = new TreeMap<String, String>();
    why.put(
        "ar",
        (!closed ? "" : drop ? "انتهى الهبوط: " : "انتهت الموجة: ")
            + (drop
                    ? "«%s»: %s خلال %s (منذ %s بالتوقيت العالمي) ومصادره تعمل، والمعتاد في مثل هذه المدة وهذا الحجم %s؛ احتمال حدوث ذلك مصادفةً واحد من %s."
                    : "«%s»: %s خلال %s (منذ %s بالتوقيت العالمي)، والمعتاد في مثل هذه المدة وهذا الحجم %s؛ احتمال حدوث ذلك مصادفةً واحد من %s.")
                .formatted(
                    watch.name("ar"),
                    arabicSeen(seen, drop),
                    arabicSpan(span),
                    arabicTime(seen.onset),
                    below ? "أقل من 0.1" : "نحو " + usual,
                    rarity.replace("^", " أس "))
            + (seen.learning == 0
                ? ""
                : " ما زال راصد يتعلّم المعتاد لهذا الموضوع، ويبقى له %s."
                    .formatted(ArabicCount.DAY.of(seen.learning)))
            + (partial(seen)
                ? " لم يُقرأ سوى %d%% مما يُقرأ عادةً.".formatted(percent(seen))
                : ""));
    why.put(
        "fr",
        (closed ? "Terminé : " : "")
            + (drop
                    ? "« %s » : %s en %s (depuis le %s UTC) alors que ses sources répondent, contre %s d'ordinaire pour la même durée et le même volume ; une chance sur %s que ce soit un hasard."
                    : "« %s » : %s en %s (depuis le %s UTC), contre %s d'ordinaire pour la même durée et le même volume ; une chance sur %s que ce soit un hasard.")
                .formatted(
                    watch.name("fr"),
                    frenchSeen(seen, drop),
                    latinSpan(span),
                    since,
                    below ? "moins de 0,1" : usual.replace('.', ','),
                    rarity)
            + (seen.learning == 0
                ? ""
                : " En apprentissage, encore %d jour%s."
                    .formatted(seen.learning, seen.learning == 1 ? "" : "s"))
            + (partial(seen)
                ? " Seuls %d %% du volume habituel ont été lus.".formatted(percent(seen))
                : ""));
    why.put(
        "en",
        (closed ? "Over: " : "")
            + (drop
                    ? "\"%s\": %s in %s (since %s UTC) while its sources answer, where %s is usual for such a span and volume; one chance in %s that this is coincidence."
                    : "\"%s\": %s in %s (since %s UTC), where %s is usual for such a span and volume; one chance in %s that this is coincidence.")
                .formatted(
                    watch.name("en"),
                    englishSeen(seen, drop),
                    latinSpan(span),
                    since,
                    below ? "less than 0.1" : "about " + usual,
                    rarity)
            + (seen.learning == 0
                ? ""
                : " Learning, %d day%s more."
                    .formatted(seen.learning, seen.learning == 1 ? "" : "s"))
            + (partial(seen)
                ? " Only %d %% of what is usually read could be read.".formatted(percent(seen))
                : ""));
    return why;
  }

  private static String arabicSeen(Seen seen, boolean drop) {
    if (!drop) {
      return "%s في %s"
          .formatted(ArabicCount.REPORT.of(seen.reports), ArabicCount.OUTLET.of(seen.outlets));
    }
    return seen.reports == 0 ? "لا تقارير" : ArabicCount.REPORT.of(seen.reports) + " فقط";
  }

  private static String frenchSeen(Seen seen, boolean drop) {
    if (drop && seen.reports == 0) {
      return "aucun sujet";
    }
    var reports = "%d %s".formatted(seen.reports, seen.reports < 2 ? "sujet" : "sujets");
    return drop
        ? reports + " seulement"
        : "%s dans %d %s".formatted(reports, seen.outlets, seen.outlets < 2 ? "média" : "médias");
  }

  private static String englishSeen(Seen seen, boolean drop) {
    if (drop && seen.reports == 0) {
      return "no report";
    }
    var reports = "%d %s".formatted(seen.reports, seen.reports == 1 ? "report" : "reports");
    return drop
        ? "only " + reports
        : "%s by %d %s".formatted(reports, seen.outlets, seen.outlets == 1 ? "outlet" : "outlets");
  }

  // What rounds to less than all.
  private static boolean partial(Seen seen) {
    return percent(seen) < 100;
  }

  private static int percent(Seen seen) {
    return (int) StrictMath.floor(seen.coverage * 100);
  }

  private static String usual(double expected) {
    return new BigDecimal(StrictMath.max(expected, 0))
        .setScale(expected < 10 ? 1 : 0, RoundingMode.HALF_UP)
        .toPlainString();
  }

  // 10^6 and beyond as a power: nobody counts zeros.
  private static String power(double surprise) {
    long whole = StrictMath.round(StrictMath.floor(surprise));
    return whole < 6 ? BigDecimal.TEN.pow((int) whole).toPlainString() : "10^" + whole;
  }

  private static String latinSpan(Duration span) {
    long hours = span.toHours();
    int minutes = span.toMinutesPart();
    return hours == 0 ? minutes + " min" : "%d h %02d min".formatted(hours, minutes);
  }

  private static String arabicTime(Instant at) {
    var time = at.atOffset(ZoneOffset.UTC);
    return "%d %s %d الساعة %02d:%02d"
        .formatted(
            time.getDayOfMonth(),
            ARABIC_MONTHS.get(time.getMonthValue() - 1),
            time.getYear(),
            time.getHour(),
            time.getMinute());
  }

  private static String arabicSpan(Duration span) {
    long hours = span.toHours();
    int minutes = span.toMinutesPart();
    if (hours == 0) {
      return ArabicCount.MINUTE.of(minutes);
    }
    var whole = ArabicCount.HOUR.of(StrictMath.toIntExact(hours));
    return minutes == 0 ? whole : whole + " و" + ArabicCount.MINUTE.of(minutes);
  }
}
