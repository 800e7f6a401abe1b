package rasid.alerts.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rasid.model.AlertKind;
import rasid.model.AlertState;
import rasid.model.Watch;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WhyTest {
  private static final Watch WATCH =
      new Watch(
          "fuel",
          1,
          Map.of("ar", "حصار الوقود", "fr", "Blocus", "en", "Fuel blockade"),
          "x",
          1,
          3,
          2,
          List.of(),
          Instant.EPOCH);

  @Test
  void it_says_what_was_seen_what_is_usual_and_how_rare_that_is() {
    var why = Why.of(AlertState.OPEN, WATCH, seen(0, 1));
    assertThat(why.get("ar"))
        .isEqualTo(
            "«حصار الوقود»: 12 تقريرًا في مصدرين خلال ساعة واحدة و15 دقيقة (منذ 25 نوفمبر 2026 الساعة 10:00 بالتوقيت العالمي)، والمعتاد في مثل هذه المدة وهذا الحجم نحو 0.3؛ احتمال حدوث ذلك مصادفةً واحد من 100000.");
    assertThat(why.get("fr"))
        .startsWith("« Blocus » : 12 sujets dans 2 médias en 1 h 15 min")
        .contains("contre 0,3 d'ordinaire");
    assertThat(why.get("en"))
        .startsWith("\"Fuel blockade\": 12 reports by 2 outlets in 1 h 15 min")
        .contains("one chance in 100000");
  }

  @Test
  void what_it_does_not_know_yet_and_what_it_could_not_read_is_said() {
    var why = Why.of(AlertState.OPEN, WATCH, seen(9, 0.805));
    assertThat(why.get("ar"))
        .endsWith(
            " ما زال راصد يتعلّم المعتاد لهذا الموضوع، ويبقى له 9 أيام. لم يُقرأ سوى 80% مما يُقرأ عادةً.");
    assertThat(why.get("fr"))
        .endsWith(" En apprentissage, encore 9 jours. Seuls 80 % du volume habituel ont été lus.");
    assertThat(why.get("en"))
        .endsWith(" Learning, 9 days more. Only 80 % of what is usually read could be read.");
  }

  @ParameterizedTest
  @CsvSource({
    "0, أقل من 0.1, 'moins de 0,1', less than 0.1",
    "0.0499, أقل من 0.1, 'moins de 0,1', less than 0.1",
    "0.05, نحو 0.1, '0,1', about 0.1",
    "0.34, نحو 0.3, '0,3', about 0.3",
    "12.6, نحو 13, '13', about 13"
  })
  void what_rounds_to_nothing_is_told_as_less_than_a_tenth(
      double expected, String ar, String fr, String en) {
    var at = Instant.parse("2026-11-25T10:00:00Z");
    var seen = new Why.Seen(3, 2, expected, 5.2, at, at.plusSeconds(3600), 0, 1);
    for (var state : List.of(AlertState.OPEN, AlertState.CLOSED)) {
      var why = Why.of(state, WATCH, seen);
      assertThat(why.get("ar")).contains("في مثل هذه المدة وهذا الحجم " + ar + "؛");
      assertThat(why.get("fr")).contains("contre " + fr + " d'ordinaire");
      assertThat(why.get("en")).contains("where " + en + " is usual");
    }
  }

  @Test
  void of_a_drop_it_says_what_is_missing_while_the_sources_answer() {
    var plain = WATCH;
    var drop =
        new Watch(
            plain.id(),
            1,
            plain.names(),
            "x",
            AlertKind.DROP,
            1,
            false,
            3,
            2,
            List.of(),
            null,
            null,
            null,
            true,
            Instant.EPOCH,
            null);
    var why = Why.of(AlertState.OPEN, drop, seen(0, 1));
    assertThat(why.get("ar"))
        .startsWith("«حصار الوقود»: 12 تقريرًا فقط خلال")
        .contains("ومصادره تعمل");
    assertThat(why.get("fr")).startsWith("« Blocus » : 12 sujets seulement en 1 h 15 min");
    assertThat(why.get("en"))
        .startsWith("\"Fuel blockade\": only 12 reports in 1 h 15 min")
        .contains("while its sources answer");
    var silent =
        new Why.Seen(
            0,
            0,
            9.3,
            4.0,
            Instant.parse("2026-11-25T10:00:00Z"),
            Instant.parse("2026-11-25T22:15:00Z"),
            0,
            1);
    var said = Why.of(AlertState.CLOSED, drop, silent);
    assertThat(said.get("ar")).startsWith("انتهى الهبوط: «حصار الوقود»: لا تقارير خلال");
    assertThat(said.get("fr")).startsWith("Terminé : « Blocus » : aucun sujet en 12 h 15 min");
    assertThat(said.get("en")).startsWith("Over: \"Fuel blockade\": no report in 12 h 15 min");
  }

  @Test
  void in_arabic_nothing_is_written_whose_parts_change_places_from_right_to_left() {
    var rare =
        new Why.Seen(
            12,
            2,
            0.34,
            32.4,
            Instant.parse("2026-01-05T00:07:00Z"),
            Instant.parse("2026-01-05T11:15:00Z"),
            0,
            1);
    assertThat(Why.of(AlertState.OPEN, WATCH, rare).get("ar"))
        .contains("منذ 5 يناير 2026 الساعة 00:07", "واحد من 10 أس 32.")
        .doesNotContain("-", "^", "/");
    assertThat(Why.of(AlertState.OPEN, WATCH, rare).get("en"))
        .contains("2026-01-05 00:07", "10^32");
  }

  private static Why.Seen seen(int learning, double coverage) {
    return new Why.Seen(
        12,
        2,
        0.34,
        5.2,
        Instant.parse("2026-11-25T10:00:00Z"),
        Instant.parse("2026-11-25T11:15:00Z"),
        learning,
        coverage);
  }

  @ParameterizedTest
  @CsvSource({
    "1, تقرير واحد",
    "2, تقريران",
    "3, 3 تقارير",
    "10, 10 تقارير",
    "11, 11 تقريرًا",
    "99, 99 تقريرًا",
    "100, 100 تقرير",
    "101, 101 تقرير",
    "103, 103 تقارير",
    "111, 111 تقريرًا"
  })
  void arabic_counts_its_nouns(int n, String counted) {
    assertThat(ArabicCount.REPORT.of(n)).isEqualTo(counted);
  }
}
