package rasid.cli.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// When a newsroom publishes: little at night, most in the morning and before the evening news.
///
/// Hours are UTC, which is the hour of Bamako, Nouakchott and Dakar.
final class Rhythm {
  /// Weight of each hour of the day, from midnight.
  private static final double[] HOURS = {
    0.5, 0.3, 0.2, 0.2, 0.3, 0.6, 1.0, 1.5, 1.8, 1.8, 1.7, 1.5, 1.4, 1.3, 1.3, 1.4, 1.5, 1.7, 1.7,
    1.5, 1.3, 1.1, 0.9, 0.7
  };

  private static final int MINUTES = 60;
  private static final int SECONDS = 60;

  private Rhythm() {}

  static Instant momentOn(LocalDate day, Dice dice) {
    return day.atTime(dice.weighted(HOURS), dice.below(MINUTES), dice.below(SECONDS))
        .toInstant(ZoneOffset.UTC);
  }

  /// What an outlet writes itself on a day, its copies of wire stories not counted.
  static int ownStoriesOn(LocalDate day, String lang, Dice dice) {
    int usual = dice.between(14, 19);
    return restDay(day, lang) ? usual - 3 : usual;
  }

  private static boolean restDay(LocalDate day, String lang) {
    return day.getDayOfWeek() == (lang.equals("ar") ? DayOfWeek.FRIDAY : DayOfWeek.SUNDAY);
  }
}
