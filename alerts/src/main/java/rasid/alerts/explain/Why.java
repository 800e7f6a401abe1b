package rasid.alerts.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import rasid.model.AlertState;
import rasid.model.Watch;

/// The sentence that says why an alert stands.
public final class Why {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Why() {}

  /// The sentence by language: `ar`, `fr`, `en`.
  ///
  /// @param reports since the onset
  /// @param outlets that carry them
  /// @param expected usual for the same span and volume
  /// @param surprise minus log10 of the chance, at its peak
  /// @param onset start of the burst
  /// @param at time of the revision
  public static Map<String, String> of(
      AlertState state,
      Watch watch,
      int reports,
      int outlets,
      double expected,
      double surprise,
      Instant onset,
      Instant at) {
    var usual = usual(expected);
    var rarity = power(surprise);
    var span = Duration.between(onset, at);
    var since = TIME.format(onset);
    boolean closed = state == AlertState.CLOSED;
    var why = new TreeMap<String, String>();
    why.put(
        "ar",
        (closed ? "انتهت الموجة: " : "")
            + "«%s»: %s من %s خلال %s (منذ %s بالتوقيت العالمي)، والمعتاد في مثل هذه المدة وهذا الحجم نحو %s؛ احتمال حدوث ذلك مصادفةً واحد من %s."
                .formatted(
                    watch.name("ar"),
                    ArabicCount.REPORT.of(reports),
                    ArabicCount.OUTLET.of(outlets),
                    arabicSpan(span),
                    since,
                    usual,
                    rarity));
    why.put(
        "fr",
        (closed ? "Terminé : " : "")
            + "« %s » : %d %s de %d %s en %s (depuis le %s UTC), contre %s d'ordinaire pour la même durée et le même volume ; une chance sur %s que ce soit un hasard."
                .formatted(
                    watch.name("fr"),
                    reports,
                    reports < 2 ? "article" : "articles",
                    outlets,
                    outlets < 2 ? "média" : "médias",
                    latinSpan(span),
                    since,
                    usual.replace('.', ','),
                    rarity));
    why.put(
        "en",
        (closed ? "Over: " : "")
            + "\"%s\": %d %s by %d %s in %s (since %s UTC), where about %s is usual for such a span and volume; one chance in %s that this is coincidence."
                .formatted(
                    watch.name("en"),
                    reports,
                    reports == 1 ? "report" : "reports",
                    outlets,
                    outlets == 1 ? "outlet" : "outlets",
                    latinSpan(span),
                    since,
                    usual,
                    rarity));
    return why;
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
