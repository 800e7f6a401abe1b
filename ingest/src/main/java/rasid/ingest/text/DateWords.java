package rasid.ingest.text;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The words dates are written with: months, days of the week, zones.
///
/// English, French and the four Arabic ways to name the months are here; of other languages the
/// JDK's locale data knows the names.
final class DateWords {
  /// Names of one language.
  ///
  /// @param months 1 to 12 by name
  /// @param days of the week by name
  private record Names(Map<String, Integer> months, Map<String, DayOfWeek> days) {}

  private static final Map<String, Integer> MONTHS =
      numbered(
          "jan january janvier janv يناير كانون-الثاني كانون-ثاني جانفي",
          "feb february fevrier fevr fev فبراير شباط فيفري",
          "mar march mars مارس اذار",
          "apr april avril avr ابريل نيسان افريل",
          "may mai مايو ايار ماي مايه",
          "jun june juin يونيو يونيه يونية حزيران جوان",
          "jul july juillet juil يوليو يوليه يولية تموز جويلية جويليه يوليوز",
          "aug august aout اغسطس اب اوت غشت",
          "sep sept september septembre سبتمبر ايلول شتنبر",
          "oct october octobre اكتوبر تشرين-الاول تشرين-اول",
          "nov november novembre نوفمبر تشرين-الثاني تشرين-ثاني نونبر",
          "dec december decembre ديسمبر كانون-الاول كانون-اول دجنبر دسمبر");

  private static final Map<String, Integer> HIJRI =
      numbered(
          "محرم المحرم",
          "صفر",
          "ربيع-الاول ربيع-اول",
          "ربيع-الاخر ربيع-الثاني ربيع-اخر ربيع-ثاني",
          "جمادي-الاولي جمادي-الاول جمادي-اولي",
          "جمادي-الاخرة جمادي-الاخره جمادي-الثانية جمادي-الثانيه جمادي-الاخر",
          "رجب",
          "شعبان",
          "رمضان",
          "شوال",
          "ذو-القعدة ذو-القعده ذي-القعدة ذي-القعده",
          "ذو-الحجة ذو-الحجه ذي-الحجة ذي-الحجه");

  private static final Map<String, Integer> JALALI =
      numbered(
          "فروردين",
          "ارديبهشت",
          "خرداد",
          "تير",
          "مرداد",
          "شهريور",
          "مهر",
          "ابان",
          "اذر",
          "دي",
          "بهمن",
          "اسفند");

  private static final Map<String, Integer> ORDINALS =
      numbered(
          "الاول الحادي",
          "الثاني",
          "الثالث",
          "الرابع",
          "الخامس",
          "السادس",
          "السابع",
          "الثامن",
          "التاسع",
          "العاشر");

  /// What an ordinal's second word adds to the first.
  private static final Map<String, Integer> TENS =
      Map.of("عشر", 10, "والعشرين", 20, "والعشرون", 20, "والثلاثين", 30, "والثلاثون", 30);

  private static final Map<String, Integer> ROUND =
      Map.of("العشرين", 20, "العشرون", 20, "الثلاثين", 30, "الثلاثون", 30);

  private static final Map<String, DayOfWeek> DAYS = new HashMap<>();

  static {
    String[] names = {
      "mon monday lundi lun الاثنين الإثنين اثنين",
      "tue tues tuesday mardi الثلاثاء ثلاثاء",
      "wed wednesday mercredi mer الاربعاء اربعاء",
      "thu thur thurs thursday jeudi jeu الخميس خميس",
      "fri friday vendredi ven الجمعة الجمعه جمعة",
      "sat saturday samedi sam السبت",
      "sun sunday dimanche dim الاحد"
    };
    for (int day = 1; day <= 7; day++) {
      for (var name : names[day - 1].split(" ")) {
        DAYS.put(PlainForm.of(name), DayOfWeek.of(day));
      }
    }
  }

  /// Zones after "by the clock of". A place of two names is found by its first.
  private static final Map<String, ZoneId> CLOCKS =
      zones(
          "Z غرينتش جرينتش غرينيتش جرينيتش gmt utc tu greenwich",
          "Asia/Riyadh مكه مكة السعودية السعوديه الرياض",
          "Africa/Cairo القاهرة القاهره مصر caire",
          "Asia/Dubai الامارات ابوظبي ابو دبي",
          "Asia/Muscat مسقط",
          "Asia/Amman عمان الاردن",
          "Asia/Beirut بيروت لبنان beyrouth",
          "Asia/Damascus دمشق سوريا سورية",
          "Asia/Baghdad بغداد العراق",
          "Asia/Jerusalem القدس فلسطين غزة jerusalem",
          "Asia/Kuwait الكويت",
          "Asia/Qatar الدوحة الدوحه قطر",
          "Asia/Bahrain المنامة البحرين",
          "Asia/Aden صنعاء عدن اليمن",
          "Africa/Tunis تونس tunis",
          "Africa/Algiers الجزائر alger",
          "Africa/Casablanca الرباط المغرب",
          "Africa/Tripoli طرابلس ليبيا",
          "Africa/Khartoum الخرطوم السودان",
          "Africa/Nouakchott نواكشوط موريتانيا",
          "Africa/Dakar داكار باماكو نيامي dakar bamako",
          "Africa/Ndjamena نجامينا انجمينا",
          "Africa/Mogadishu مقديشو",
          "Europe/Paris باريس paris",
          "Europe/London لندن london londres",
          "Europe/Moscow موسكو moscow moscou",
          "Europe/Istanbul اسطنبول انقرة",
          "Asia/Tehran طهران",
          "America/New_York واشنطن نيويورك الشرق washington");

  /// Zones right behind a time, as RFC 822 and the press shorten them.
  private static final Map<String, ZoneId> SHORT =
      zones(
          "Z z gmt utc ut tu غرينتش جرينتش",
          "-05:00 est",
          "-04:00 edt",
          "America/New_York et",
          "-06:00 cst",
          "-05:00 cdt",
          "-07:00 mst",
          "-06:00 mdt",
          "-08:00 pst",
          "-07:00 pdt",
          "+01:00 cet bst wat",
          "+02:00 cest eet cat sast",
          "+03:00 eest msk eat trt",
          "+04:00 gst",
          "+05:00 pkt",
          "+05:30 ist",
          "+07:00 wib",
          "+08:00 hkt sgt myt",
          "+09:00 jst kst",
          "+10:00 aest",
          "+11:00 aedt",
          "+12:00 nzst",
          "+13:00 nzdt");

  /// Languages tried where a page does not say its own; no two of them share a name of different
  /// months.
  private static final List<String> COMMON =
      List.of("es", "pt", "de", "it", "nl", "sv", "tr", "id", "ru", "pl", "fa", "ur", "el", "ro");

  /// Shortened names of months are words of other languages too.
  private static final int LONGEST_SHORTENED = 4;

  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
  private static final Map<String, Names> BY_LANGUAGE = new ConcurrentHashMap<>();

  private DateWords() {}

  /// Month of the Gregorian year, 1 to 12, or 0.
  ///
  /// @param name of one word, or two with a hyphen between
  static int month(String name, @Nullable String lang) {
    var found = MONTHS.get(name);
    if (found == null && lang != null) {
      found = ofLanguage(name, lang);
    }
    // What a page claims to be written in is not always what its dates are.
    if (found == null && (lang == null || name.length() > LONGEST_SHORTENED)) {
      found =
          COMMON.stream()
              .map(each -> ofLanguage(name, each))
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(null);
    }
    // "Septem": but only a month's own letters count.
    if (found == null && name.length() > 3 && name.charAt(0) < 0x80) {
      var short3 = MONTHS.get(name.substring(0, 3));
      if (short3 != null && MONTHS.keySet().stream().anyMatch(month -> month.startsWith(name))) {
        found = short3;
      }
    }
    return found == null ? 0 : found;
  }

  // Hebrew writes "in" with the name.
  private static @Nullable Integer ofLanguage(String name, String lang) {
    var months = names(lang).months();
    var found = months.get(name);
    return found == null && name.startsWith("ב") ? months.get(name.substring(1)) : found;
  }

  /// The number that an Arabic ordinal of one word or two ends with, or 0.
  ///
  /// @param before the word before the last
  static int ordinal(String before, String last) {
    var tens = TENS.get(last);
    if (tens != null) {
      var ones = ORDINALS.get(before);
      return ones == null ? 0 : tens + ones;
    }
    var round = ROUND.get(last);
    return round == null ? ORDINALS.getOrDefault(last, 0) : round;
  }

  /// Month of the Hijri year, 1 to 12, or 0.
  static int hijri(String name) {
    return HIJRI.getOrDefault(name, 0);
  }

  /// Month of the Persian solar year, 1 to 12, or 0.
  static int jalali(String name) {
    return JALALI.getOrDefault(name, 0);
  }

  static @Nullable DayOfWeek day(String name, @Nullable String lang) {
    var found = DAYS.get(name);
    return found != null || lang == null ? found : names(lang).days().get(name);
  }

  /// The zone a place keeps, as in "by the clock of Cairo", or null.
  static @Nullable ZoneId clockOf(String place) {
    return CLOCKS.get(place);
  }

  /// The zone a short name means right behind a time, or null.
  static @Nullable ZoneId shortZone(String name) {
    return SHORT.get(name);
  }

  private static Names names(String lang) {
    // A page may claim any language; only real ones are kept.
    return BY_LANGUAGE.computeIfAbsent(LANGUAGES.contains(lang) ? lang : "en", DateWords::namesOf);
  }

  private static Names namesOf(String lang) {
    var months = new HashMap<String, Integer>();
    var days = new HashMap<String, DayOfWeek>();
    var styles =
        List.of(
            TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);
    // Serbian is written in two scripts.
    for (var locale : List.of(Locale.forLanguageTag(lang), Locale.forLanguageTag(lang + "-Latn"))) {
      for (var style : styles) {
        for (var month : Month.values()) {
          put(months, month.getDisplayName(style, locale), month.getValue());
        }
        for (var day : DayOfWeek.values()) {
          put(days, day.getDisplayName(style, locale), day);
        }
      }
    }
    return new Names(Map.copyOf(months), Map.copyOf(days));
  }

  private static <T> void put(Map<String, T> names, String name, T value) {
    var plain = PlainForm.of(name).replace(".", "").strip();
    // A language without names of its own numbers its months.
    if (plain.length() > 1 && plain.codePoints().allMatch(DateTokens::isLetter)) {
      names.putIfAbsent(plain, value);
    }
  }

  private static Map<String, Integer> numbered(String... names) {
    var out = new HashMap<String, Integer>();
    for (int i = 0; i < names.length; i++) {
      for (var name : names[i].split(" ")) {
        out.put(PlainForm.of(name), i + 1);
      }
    }
    return Map.copyOf(out);
  }

  private static Map<String, ZoneId> zones(String... lines) {
    var out = new HashMap<String, ZoneId>();
    for (var line : lines) {
      var words = line.split(" ");
      for (int i = 1; i < words.length; i++) {
        out.put(PlainForm.of(words[i]), ZoneId.of(words[0]));
      }
    }
    return Map.copyOf(out);
  }
}
