package rasid.cli.demo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns a story into a page of one outlet: its dateline, its by-line, its address.
final class Printer {
  /// Numbers of one day stay below this.
  static final int PER_DAY = 1000;

  private static final int STAFF = 7;
  private static final int LONGEST_SLUG = 60; // characters; what blog engines cut at
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private static final Map<String, Phrasebook> COMMON = new ConcurrentHashMap<>();

  private Printer() {}

  /// The page of an outlet that wrote the story itself.
  static Piece own(Outlet outlet, Story story, String id, int count, Instant at, Dice dice) {
    return piece(
        outlet,
        story,
        id,
        count,
        at,
        story.titles().getFirst(),
        withDateline(outlet, story),
        outlet.signs() && !dice.onceIn(5) ? staff(outlet, dice) : null);
  }

  /// The page of an outlet that carries an agency's story: its own headline, the agency's name in
  /// the first or the last paragraph, often a paragraph less.
  static Piece carried(
      Outlet outlet, Story story, String id, int count, Instant at, Agency agency, Dice dice) {
    var paragraphs = new ArrayList<>(story.paragraphs());
    if (paragraphs.size() > 3 && dice.onceIn(2)) {
      paragraphs.removeLast();
    }
    if (dice.onceIn(2)) {
      paragraphs.set(0, agency.opening(story.place()) + paragraphs.getFirst());
    } else {
      paragraphs.add(agency.credit());
    }
    var title = story.titles().get(dice.below(story.titles().size()));
    return piece(outlet, story, id, count, at, title, paragraphs, null);
  }

  /// @param lang the language it writes in
  /// @param name in full
  /// @param brief as it stands at the head of a story
  record Agency(String lang, String name, String brief) {
    static final List<Agency> ALL =
        List.of(
            new Agency("ar", "وكالة الضفاف الثلاث", "الضفاف الثلاث"),
            new Agency("ar", "وكالة سعف للأنباء", "سعف"),
            new Agency("fr", "l’agence Trois Rives", "Trois Rives"),
            new Agency("en", "Three Banks Agency", "Three Banks"));

    String opening(String place) {
      return switch (lang) {
        case "ar" -> "%s (%s) - ".formatted(place, brief);
        case "fr" -> "%s (%s) – ".formatted(place, brief);
        default -> "%s (%s) — ".formatted(place.toUpperCase(Locale.ROOT), brief);
      };
    }

    String credit() {
      return switch (lang) {
        case "ar" -> "المصدر: " + name;
        case "fr" -> "Avec " + name;
        default -> "Source: " + name;
      };
    }
  }

  private static Piece piece(
      Outlet outlet,
      Story story,
      String id,
      int count,
      Instant at,
      String title,
      List<String> paragraphs,
      @Nullable String author) {
    var day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    long number = day.toEpochDay() * PER_DAY + count;
    return new Piece(
        outlet,
        number,
        path(outlet, story, number, day, title),
        id,
        story.topic(),
        story.section(),
        title,
        paragraphs,
        author,
        at);
  }

  private static List<String> withDateline(Outlet outlet, Story story) {
    var dash = outlet.lang().equals("fr") ? " – " : outlet.lang().equals("en") ? " — " : " - ";
    var opening =
        switch (outlet.dateline()) {
          case NONE -> "";
          case PLACE -> story.place() + dash;
          case PLACE_AND_NAME -> "%s (%s)%s".formatted(story.place(), outlet.name(), dash);
        };
    var paragraphs = new ArrayList<>(story.paragraphs());
    paragraphs.set(0, opening + paragraphs.getFirst());
    return paragraphs;
  }

  private static String staff(Outlet outlet, Dice dice) {
    var common = COMMON.computeIfAbsent(outlet.lang(), lang -> Phrasebook.read(lang, "common"));
    return new Draft(common, "", Dice.of(0, outlet.id(), dice.below(STAFF))).slot("person");
  }

  private static String path(Outlet outlet, Story story, long number, LocalDate day, String title) {
    var section = story.section().path();
    var rest =
        switch (outlet.address()) {
          case NUMBER -> "news/" + number;
          case DATED ->
              "%d/%02d/%02d/%s-%d"
                  .formatted(
                      day.getYear(),
                      day.getMonthValue(),
                      day.getDayOfMonth(),
                      outlet.lang().equals("ar") ? section : latinSlug(title),
                      number);
          case RUBRIC -> "%s/%d.html".formatted(section, number);
          case TITLE ->
              outlet.lang().equals("ar")
                  ? "%s/%s-%d".formatted(section, arabicSlug(title), number)
                  : "%s-%d/".formatted(latinSlug(title), number);
        };
    return "/%s/%s".formatted(outlet.id(), rest);
  }

  private static String latinSlug(String title) {
    var plain = MARKS.matcher(Normalizer.normalize(title, Normalizer.Form.NFD)).replaceAll("");
    return slug(plain.toLowerCase(Locale.ROOT).replace("œ", "oe"));
  }

  private static String arabicSlug(String title) {
    return URLEncoder.encode(slug(title), StandardCharsets.UTF_8);
  }

  private static String slug(String title) {
    var words = NO_WORD.matcher(title).replaceAll("-");
    var cut = words.length() > LONGEST_SLUG ? words.substring(0, LONGEST_SLUG) : words;
    var start = cut.startsWith("-") ? cut.substring(1) : cut;
    return start.endsWith("-") ? start.substring(0, start.length() - 1) : start;
  }
}
