package rasid.ingest.text;

import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Dates told from now: "two hours ago", "yesterday 22:10", "منذ ساعتين", "il y a 3 jours".
final class RelativeDate {
  private static final int MOST = 1_000;

  /// @param count -1 where the number stands before the word
  private record Span(int count, ChronoUnit unit) {}

  private static final Map<String, Span> UNITS = new HashMap<>();
  private static final Map<String, Integer> NUMBERS = new HashMap<>();
  private static final Set<String> AGO_BEFORE =
      Set.of("منذ", "قبل", "من", "il", "hace", "vor", "ha", "مند");
  private static final Set<String> AGO_AFTER =
      Set.of("ago", "atras", "fa", "once", "önce", "назад", "پيش", "قبل", "lalu");
  private static final Set<String> NOW =
      Set.of("الان", "now", "لحظات", "قليل", "moments", "maintenant", "instant");

  static {
    put(ChronoUnit.SECONDS, 1, "ثانيه");
    put(ChronoUnit.SECONDS, 2, "ثانيتين");
    put(ChronoUnit.SECONDS, -1, "ثوان", "ثواني", "second", "seconds", "sec", "seconde", "secondes");
    put(ChronoUnit.MINUTES, 1, "دقيقه");
    put(ChronoUnit.MINUTES, 2, "دقيقتين", "دقيقتان");
    put(
        ChronoUnit.MINUTES,
        -1,
        "دقائق",
        "دقايق",
        "min",
        "mins",
        "minute",
        "minutes",
        "minutos",
        "minuto",
        "minuten",
        "minuti",
        "dakika",
        "menit");
    put(ChronoUnit.HOURS, 1, "ساعه", "ساعت");
    put(ChronoUnit.HOURS, 2, "ساعتين", "ساعتان");
    put(
        ChronoUnit.HOURS,
        -1,
        "ساعات",
        "h",
        "hr",
        "hrs",
        "hour",
        "hours",
        "heure",
        "heures",
        "hora",
        "horas",
        "stunde",
        "stunden",
        "ore",
        "saat",
        "jam");
    put(ChronoUnit.DAYS, 1, "يوم", "روز");
    put(ChronoUnit.DAYS, 2, "يومين", "يومان");
    put(
        ChronoUnit.DAYS,
        -1,
        "ايام",
        "يوما",
        "d",
        "day",
        "days",
        "jour",
        "jours",
        "dia",
        "dias",
        "tag",
        "tage",
        "tagen",
        "giorni",
        "gun",
        "hari");
    put(ChronoUnit.WEEKS, 1, "اسبوع");
    put(ChronoUnit.WEEKS, 2, "اسبوعين", "اسبوعان");
    put(
        ChronoUnit.WEEKS,
        -1,
        "اسابيع",
        "w",
        "week",
        "weeks",
        "semaine",
        "semaines",
        "semana",
        "semanas",
        "woche",
        "wochen");
    put(ChronoUnit.MONTHS, 1, "شهر");
    put(ChronoUnit.MONTHS, 2, "شهرين", "شهران");
    put(
        ChronoUnit.MONTHS,
        -1,
        "اشهر",
        "شهور",
        "شهرا",
        "month",
        "months",
        "mois",
        "mes",
        "meses",
        "monat",
        "monaten");
    put(ChronoUnit.YEARS, 1, "سنه", "عام");
    put(ChronoUnit.YEARS, 2, "سنتين", "عامين");
    put(
        ChronoUnit.YEARS,
        -1,
        "سنوات",
        "سنين",
        "اعوام",
        "عاما",
        "year",
        "years",
        "an",
        "ans",
        "annee",
        "ano",
        "anos",
        "jahr",
        "jahren");
    String[] numbers = {
      "a an un une واحد واحده einem einer una um uma",
      "two deux",
      "three trois ثلاث ثلاثه",
      "four quatre اربع اربعه",
      "five cinq خمس خمسه",
      "six ست سته",
      "seven sept سبع سبعه",
      "eight huit ثماني ثمانيه ثمان",
      "nine neuf تسع تسعه",
      "ten dix عشر عشره"
    };
    for (int i = 0; i < numbers.length; i++) {
      for (var word : numbers[i].split(" ")) {
        NUMBERS.put(PlainForm.of(word), i + 1);
      }
    }
  }

  private RelativeDate() {}

  /// @param clock what time of day was read already, if any
  static @Nullable WrittenDate of(
      DateTokens tokens, @Nullable LocalTime clock, OffsetDateTime reference) {
    var counted = counted(tokens, reference);
    if (counted != null) {
      return counted;
    }
    int back = daysBack(tokens);
    if (back >= 0) {
      var day = reference.toLocalDate().minusDays(back);
      return new WrittenDate(day, clock, clock == null ? null : reference.getOffset());
    }
    for (int i = 0; i < tokens.size() && tokens.size() <= 4; i++) {
      if (NOW.contains(tokens.word(i))) {
        return at(reference);
      }
    }
    return null;
  }

  private static @Nullable WrittenDate counted(DateTokens tokens, OffsetDateTime reference) {
    boolean before = false;
    for (int i = 0; i < tokens.size(); i++) {
      before |= AGO_BEFORE.contains(tokens.word(i));
      var span = UNITS.get(unit(tokens.word(i)));
      if (span == null || !(before || isAgo(tokens, i))) {
        continue;
      }
      int count = count(tokens, i, span);
      if (count < 0 || count > MOST) {
        continue;
      }
      boolean half = tokens.word(i - 1).equals("نصف") && span.unit() == ChronoUnit.HOURS;
      var then = half ? reference.minusMinutes(30) : reference.minus(count, span.unit());
      return span.unit().compareTo(ChronoUnit.DAYS) >= 0
          ? new WrittenDate(then.toLocalDate(), null, null)
          : at(then);
    }
    return null;
  }

  private static boolean isAgo(DateTokens tokens, int unit) {
    for (int i = unit + 1; i <= unit + 4; i++) {
      if (AGO_AFTER.contains(tokens.word(i))) {
        return true;
      }
    }
    return false;
  }

  private static int count(DateTokens tokens, int unit, Span span) {
    var number = tokens.at(unit - 1);
    if (number.isNumber()) {
      return number.value();
    }
    var word = NUMBERS.get(unit(tokens.word(unit - 1)));
    return word != null ? word : span.count();
  }

  private static int daysBack(DateTokens tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      switch (tokens.word(i)) {
        case "اليوم", "today", "aujourd", "heute", "hoy", "hoje", "oggi", "bugun", "امروز" -> {
          return 0;
        }
        case "امس",
            "البارحه",
            "البارحة",
            "yesterday",
            "gestern",
            "ayer",
            "ontem",
            "ieri",
            "dun",
            "ديروز",
            "kemarin" -> {
          boolean twice =
              tokens.word(i + 1).equals("الاول")
                  || tokens.word(i - 1).equals("اول")
                  || tokens.word(i - 1).equals("قبل");
          return twice ? 2 : 1;
        }
        case "hier" -> {
          return tokens.word(i - 2).equals("avant") || tokens.word(i - 1).equals("avant") ? 2 : 1;
        }
        default -> {}
      }
    }
    return -1;
  }

  private static WrittenDate at(OffsetDateTime then) {
    return new WrittenDate(then.toLocalDate(), then.toLocalTime(), then.getOffset());
  }

  // One spelling for ة and ه at the end.
  private static String unit(String word) {
    return word.endsWith("ة") ? word.substring(0, word.length() - 1) + "ه" : word;
  }

  private static void put(ChronoUnit unit, int count, String... words) {
    for (var word : words) {
      UNITS.put(PlainForm.of(word), new Span(count, unit));
    }
  }
}
