package rasid.cli.demo;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NewsroomTest {
  private static final Instant LIVE = Instant.parse("2026-11-09T06:00:00Z");
  private static final Instant BREAKS = LIVE.plus(Newsroom.BREAKS_AFTER);
  private static final Instant QUIET = LIVE.minus(Newsroom.QUIET_TIME);
  private static final Newsroom ROOM = new Newsroom(7, BREAKS);
  private static final List<Piece> WEEKS = ROOM.between(QUIET, LIVE);
  private static final List<Piece> LIVE_HOURS = ROOM.between(LIVE, LIVE.plus(Newsroom.LIVE_HOURS));

  @Test
  void the_same_seed_tells_the_same_news() {
    assertThat(new Newsroom(7, BREAKS).between(QUIET, LIVE)).isEqualTo(WEEKS);
    assertThat(new Newsroom(8, BREAKS).between(LIVE, BREAKS))
        .isNotEqualTo(ROOM.between(LIVE, BREAKS));
  }

  @Test
  void an_hour_asked_for_alone_is_the_hour_within_the_weeks() {
    var from = LIVE.minus(Duration.ofHours(30));
    var to = from.plus(Duration.ofHours(1));
    assertThat(ROOM.between(from, to))
        .isEqualTo(
            WEEKS.stream()
                .filter(
                    piece ->
                        !piece.publishedAt().isBefore(from) && piece.publishedAt().isBefore(to))
                .toList())
        .isNotEmpty();
  }

  @Test
  void five_weeks_are_written_in_moments() {
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    new Newsroom(9, BREAKS).between(QUIET, LIVE);
    // Time of this thread alone: the build's machine may be busy with other things.
    assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before))
        .isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void every_outlet_publishes_about_twenty_articles_a_day() {
    assertThat(WEEKS).hasSizeBetween(7_600, 9_000);
    var each = WEEKS.stream().collect(groupingBy(piece -> piece.outlet().id(), counting()));
    assertThat(each).hasSize(12);
    assertThat(each.values()).allSatisfy(count -> assertThat(count / 35.0).isBetween(16.0, 24.0));
  }

  @Test
  void nights_are_quiet_and_mornings_are_busy() {
    var hours =
        WEEKS.stream()
            .collect(
                groupingBy(
                    piece -> piece.publishedAt().atZone(ZoneOffset.UTC).getHour(), counting()));
    assertThat(hours.get(8)).isGreaterThan(4 * hours.getOrDefault(3, 0L));
    assertThat(hours.get(17)).isGreaterThan(2 * hours.getOrDefault(0, 0L));
  }

  @Test
  void seven_outlets_write_arabic_three_french_and_two_english() {
    var langs = Outlet.ALL.stream().collect(groupingBy(Outlet::lang, counting()));
    assertThat(langs).containsExactlyInAnyOrderEntriesOf(Map.of("ar", 7L, "fr", 3L, "en", 2L));
    for (var piece : WEEKS) {
      boolean arabic = piece.body().codePoints().anyMatch(c -> c >= 0x0627 && c <= 0x064a);
      assertThat(arabic).as(piece.path()).isEqualTo(piece.outlet().lang().equals("ar"));
    }
  }

  @Test
  void no_article_shows_the_seams_of_its_template() {
    for (var piece : WEEKS) {
      var text = piece.title() + "\n" + piece.body();
      assertThat(text).as(piece.path()).doesNotContain("{", "}", "|", "[", " / ", "  ", "null");
      assertThat(text).doesNotContain(" ،", "..،", "لـال", "de Abidjan").doesNotEndWith(" ");
      assertThat(piece.paragraphs()).hasSizeBetween(2, 7);
    }
  }

  @Test
  void addresses_are_unique_and_their_numbers_name_the_day() {
    assertThat(WEEKS).extracting(Piece::path).doesNotHaveDuplicates();
    assertThat(WEEKS)
        .allSatisfy(
            piece ->
                assertThat(piece.number() / Printer.PER_DAY)
                    .isEqualTo(Newsroom.dayOf(piece.publishedAt()).toEpochDay()));
  }

  @Test
  void misleading_words_are_there_and_true_news_of_mali_is_rare() {
    var perWeek = new TreeMap<String, Double>();
    WEEKS.forEach(piece -> perWeek.merge(piece.topic(), 1 / 5.0, Double::sum));
    assertThat(perWeek.get("bamako_fuel")).isBetween(1.0, 12.0);
    assertThat(perWeek.get("mali")).isBetween(5.0, 50.0);
    assertThat(textsWith("محللون ماليون")).isGreaterThan(50);
    assertThat(textsWith("العجز المالي")).isGreaterThan(50);
    assertThat(textsWith("الساحل السوري")).isGreaterThan(30);
    assertThat(textsWith("الساحل الشمالي")).isGreaterThan(30);
    assertThat(textsWith("ساحل العاج")).isGreaterThan(30);
    assertThat(textsWith("نهر النيجر")).isGreaterThan(20);
    assertThat(textsWith("ولاية النيجر")).isGreaterThan(20);
    assertThat(textsWith("انقلاب شاحنة")).isGreaterThan(20);
    assertThat(textsWith("حصار")).isGreaterThan(50);
  }

  private static long textsWith(String words) {
    return WEEKS.stream().filter(piece -> piece.body().contains(words)).count();
  }

  @Test
  void nothing_of_the_blockade_is_known_before_it_breaks() {
    assertThat(WEEKS).extracting(Piece::topic).doesNotContain(Blockade.TOPIC);
    assertThat(LIVE_HOURS)
        .filteredOn(piece -> piece.topic().equals(Blockade.TOPIC))
        .allSatisfy(piece -> assertThat(piece.publishedAt()).isAfterOrEqualTo(BREAKS));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 42})
  void the_blockade_begins_with_two_reports_rises_in_all_outlets_and_fades(long seed) {
    var pieces = new Blockade(seed, BREAKS).pieces();
    assertThat(Set.copyOf(pieces.stream().map(Piece::story).toList())).hasSizeBetween(25, 45);
    assertThat(pieces.stream().map(piece -> piece.outlet().id()).distinct()).hasSize(12);
    assertThat(reports(pieces, 0, 15)).isEqualTo(2);
    assertThat(reports(pieces, 15, 60)).isGreaterThanOrEqualTo(8);
    assertThat(reports(pieces, 60, 120)).isGreaterThanOrEqualTo(12);
    assertThat(reports(pieces, 165, 600)).isZero();
    assertThat(pieces)
        .extracting(Piece::publishedAt)
        .allMatch(at -> at.isBefore(LIVE.plus(Duration.ofHours(4).plusMinutes(15))));
    assertThat(pieces)
        .allSatisfy(
            piece ->
                assertThat(piece.title() + piece.body())
                    .containsPattern("باماكو|Bamako")
                    .containsPattern(
                        "وقود|بنزين|ديزل|محروقات|صهريج|صهاريج|carburant|essence|gasoil|citerne"
                            + "|[Ff]uel|petrol|diesel"));
  }

  private static long reports(List<Piece> pieces, int fromMinute, int toMinute) {
    return pieces.stream()
        .filter(piece -> ChronoUnit.SECONDS.between(BREAKS, piece.publishedAt()) < toMinute * 60L)
        .filter(
            piece -> ChronoUnit.SECONDS.between(BREAKS, piece.publishedAt()) >= fromMinute * 60L)
        .map(Piece::story)
        .distinct()
        .count();
  }

  @Test
  void reports_of_the_blockade_are_no_copies_of_each_other() {
    var pieces = new Blockade(7, BREAKS).pieces();
    var likest = likest(pieces, 0.2);
    assertThat(likest).as("pairs above 0.2").hasSizeLessThanOrEqualTo(3);
    assertThat(likest(pieces, 0.35)).isEmpty();
  }

  @Test
  void different_stories_are_no_near_copies() {
    var threeDays = ROOM.between(LIVE.minus(Duration.ofDays(3)), LIVE);
    for (var lang : Newsroom.LANGUAGES) {
      var pieces = threeDays.stream().filter(piece -> piece.outlet().lang().equals(lang)).toList();
      long pairs = pieces.size() * (pieces.size() - 1L) / 2;
      assertThat((double) likest(pieces, 0.2).size() / pairs)
          .as("share of %s pairs above 0.2", lang)
          .isLessThan(0.008);
      assertThat(likest(pieces, 0.5)).as(lang).isEmpty();
    }
  }

  /// Pairs of different stories in one language that are more alike than `above`.
  private static List<String> likest(List<Piece> pieces, double above) {
    var shingles = pieces.stream().map(Shingles::of).toList();
    var alike = new ArrayList<String>();
    for (int i = 0; i < pieces.size(); i++) {
      for (int j = i + 1; j < pieces.size(); j++) {
        var a = pieces.get(i);
        var b = pieces.get(j);
        if (!a.story().equals(b.story()) && a.topic().equals(b.topic())) {
          double likeness = Shingles.jaccard(shingles.get(i), shingles.get(j));
          if (likeness > above) {
            alike.add("%.2f %s %s".formatted(likeness, a.path(), b.path()));
          }
        }
      }
    }
    return alike;
  }

  @Test
  void wire_copies_are_near_copies_within_the_hour() {
    var wires =
        WEEKS.stream()
            .filter(piece -> piece.story().startsWith("wire/"))
            .collect(groupingBy(Piece::story));
    assertThat(wires).hasSizeGreaterThan(300);
    int otherHeadline = 0;
    for (var copies : wires.values()) {
      var first = copies.getFirst();
      for (var copy : copies.subList(1, copies.size())) {
        assertThat(Duration.between(first.publishedAt(), copy.publishedAt()))
            .isLessThan(Duration.ofHours(1));
        assertThat(copy.outlet()).isNotEqualTo(first.outlet());
        assertThat(Shingles.jaccard(Shingles.of(first), Shingles.of(copy))).isGreaterThan(0.4);
        otherHeadline += copy.title().equals(first.title()) ? 0 : 1;
      }
    }
    assertThat(otherHeadline).isGreaterThan(wires.size() / 2);
  }

  @Test
  void no_quiet_topic_bursts_in_the_live_hours() {
    var quiet = LIVE_HOURS.stream().filter(piece -> !piece.topic().equals(Blockade.TOPIC)).toList();
    assertThat(quiet).hasSizeBetween(60, 160);
    assertThat(
            quiet.stream()
                .filter(
                    piece -> Set.of("mali", "sahel", "gold", "refugees").contains(piece.topic()))
                .map(Piece::story)
                .distinct())
        .hasSizeLessThan(12);
  }
}
