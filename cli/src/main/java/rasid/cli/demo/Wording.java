package rasid.cli.demo;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/// What a page says around its article, in the outlet's language.
///
/// @param direction `rtl` or `ltr`
/// @param home link to the front page
/// @param related heading over other articles
/// @param share label of the share bar
/// @param by before an author's name
/// @param newsroom signs where no author does
/// @param newsletter an offer below the article
/// @param fiction the footer: that nothing here is true
/// @param months names of the months
/// @param date how a day is written: day, month name, year, hour, minute
record Wording(
    String direction,
    String home,
    String related,
    String share,
    String by,
    String newsroom,
    String newsletter,
    String fiction,
    List<String> months,
    String date) {

  private static final Wording ARABIC =
      new Wording(
          "rtl",
          "الرئيسية",
          "مقالات مشابهة",
          "شارك المقال",
          "بقلم",
          "هيئة التحرير",
          "اشترك في نشرتنا اليومية",
          "موقع تجريبي: كل ما فيه من أخبار وأسماء من نسج الخيال.",
          List.of(
              "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر",
              "أكتوبر", "نوفمبر", "ديسمبر"),
          "%d %s %d - %02d:%02d");

  private static final Wording FRENCH =
      new Wording(
          "ltr",
          "Accueil",
          "À lire aussi",
          "Partager",
          "Par",
          "La rédaction",
          "Recevez notre lettre du matin",
          "Site de démonstration : les faits et les noms sont imaginaires.",
          List.of(
              "janvier",
              "février",
              "mars",
              "avril",
              "mai",
              "juin",
              "juillet",
              "août",
              "septembre",
              "octobre",
              "novembre",
              "décembre"),
          "%d %s %d à %02dh%02d");

  private static final Wording ENGLISH =
      new Wording(
          "ltr",
          "Home",
          "Related stories",
          "Share",
          "By",
          "Staff reporter",
          "Get our morning letter",
          "Demonstration site: all events and names are invented.",
          List.of(
              "January",
              "February",
              "March",
              "April",
              "May",
              "June",
              "July",
              "August",
              "September",
              "October",
              "November",
              "December"),
          "%d %s %d, %02d:%02d");

  static Wording of(String lang) {
    return switch (lang) {
      case "ar" -> ARABIC;
      case "fr" -> FRENCH;
      default -> ENGLISH;
    };
  }

  /// A moment as readers see it, in UTC.
  String moment(Instant time) {
    OffsetDateTime at = time.atOffset(ZoneOffset.UTC);
    return date.formatted(
        at.getDayOfMonth(),
        months.get(at.getMonthValue() - 1),
        at.getYear(),
        at.getHour(),
        at.getMinute());
  }
}
